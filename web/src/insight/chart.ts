/** The geometry of the charts: time across, a value upward, gaps where nothing is known. */
import type { Maybe } from "./types";

export interface Span {
  from: number;
  to: number;
}

/** How wide a second is and how high a value stands; nothing is drawn after the end. */
export interface Frame {
  x: (second: number) => number;
  y: (value: number) => number;
}

export function frame(seconds: number, wide: number, tall: number, low: number, high: number, edge = 0): Frame {
  const across = wide / Math.max(1e-9, seconds);
  const up = (tall - 2 * edge) / (high - low);
  return { x: (second) => Math.min(wide, second * across), y: (value) => tall - edge - (Math.min(high, Math.max(low, value)) - low) * up };
}

/** The runs of seconds in which every one of `all` is known; `to` is the second after the last. */
export function runs(...all: readonly (readonly Maybe[])[]): Span[] {
  const found: Span[] = [];
  const length = Math.min(...all.map((one) => one.length));
  for (let n = 0; n < length; n++) {
    if (all.some((one) => one[n] === null || one[n] === undefined)) continue;
    const last = found[found.length - 1];
    if (last && last.to === n) last.to = n + 1;
    else found.push({ from: n, to: n + 1 });
  }
  return found;
}

/** Every how many seconds a point is drawn so that no more than `most` are. */
export function stride(length: number, most: number): number {
  return Math.max(1, Math.ceil(length / Math.max(1, most)));
}

/** The points of a run that are drawn: each `step`-th second, the last, and how it stands at the end of that. */
function drawn({ from, to }: Span, step: number): [second: number, index: number][] {
  const at: [number, number][] = [];
  for (let n = from; n < to; n += step) at.push([n, n]);
  if (at[at.length - 1]![1] !== to - 1) at.push([to - 1, to - 1]);
  at.push([to, to - 1]);
  return at;
}

const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A line through the known values; a value is that at the start of its second. */
export function line(values: readonly Maybe[], { x, y }: Frame, most = 1200): string {
  const step = stride(values.length, most);
  return runs(values)
    .map((run) => {
      const points = drawn(run, step).map(([second, n]) => point(x(second), y(values[n]!)));
      return `M${points.join("L")}`;
    })
    .join("");
}

/** The area between two curves. */
export function band(low: readonly Maybe[], high: readonly Maybe[], { x, y }: Frame, most = 1200): string {
  const step = stride(low.length, most);
  return runs(low, high)
    .map((run) => {
      const at = drawn(run, step);
      const there = at.map(([second, n]) => point(x(second), y(high[n]!)));
      const back = at.reverse().map(([second, n]) => point(x(second), y(low[n]!)));
      return `M${there.join("L")}L${back.join("L")}Z`;
    })
    .join("");
}

/** A curve with the ground beneath it filled. */
export function hill(values: readonly number[], frame: Frame, ground: number, most = 1200): string {
  return band(values.map(() => ground), values, frame, most);
}

/** The part of what was meant that lies outside the band: the edge it left, and itself. */
export function beyond(meant: readonly number[], low: readonly Maybe[], high: readonly Maybe[]): { edge: Maybe[]; meant: Maybe[] } {
  const edge: Maybe[] = [];
  const out: Maybe[] = [];
  meant.forEach((value, n) => {
    const [a, b] = [low[n] ?? null, high[n] ?? null];
    const off = a === null || b === null ? null : value > b ? b : value < a ? a : null;
    edge.push(off);
    out.push(off === null ? null : value);
  });
  return { edge, meant: out };
}

/** Round steps of time that leave room for their labels. */
export function ticks(seconds: number, wide: number, least = 64): number[] {
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800].find((one) => (one / Math.max(1, seconds)) * wide >= least) ?? 3600;
  const all: number[] = [];
  for (let at = 0; at <= seconds - step * 0.25; at += step) all.push(at);
  return all;
}

/** The largest of each of `bins` parts of a row of counts, so that no single second is lost in a narrow picture. */
export function peaks(counts: readonly number[], bins: number): { from: number; to: number; count: number }[] {
  const step = stride(counts.length, bins);
  const all: { from: number; to: number; count: number }[] = [];
  for (let from = 0; from < counts.length; from += step) {
    const part = counts.slice(from, from + step);
    all.push({ from, to: from + part.length, count: part.reduce((sum, one) => sum + one, 0) });
  }
  return all;
}

/** The mean of the known values between two times; null where none is known. */
export function mean(values: readonly Maybe[] | undefined, from: number, to: number): Maybe {
  let [sum, count] = [0, 0];
  for (let n = Math.floor(from); n < Math.max(Math.floor(from) + 1, Math.ceil(to)); n++) {
    const value = values?.[n];
    if (value === null || value === undefined) continue;
    sum += value;
    count += 1;
  }
  return count ? sum / count : null;
}

/** The last of things that begin in order which has begun at `time`; -1 before the first. */
export function which(things: readonly { at: number }[], time: number): number {
  let [low, high] = [-1, things.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (things[middle]!.at <= time + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low;
}
