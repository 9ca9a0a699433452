/** What differs between two texts, line by line, and how two people's changes to one text come together. */
export interface Hunk {
  /** Lines a0..a1 of the first become lines b0..b1 of the second (from 0, the end not counted). */
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}
export interface Change {
  from: number;
  to: number;
  insert: string;
}

const MOST = 2_000;

/** The fewest hunks that make `a` into `b`; one large one where they have hardly a line in common. */
export function hunks(a: readonly string[], b: readonly string[]): Hunk[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [n, m] = [a.length - head - tail, b.length - head - tail];
  if (!n && !m) return [];
  const whole = [{ a0: head, a1: head + n, b0: head, b1: head + m }];
  if (!n || !m) return whole;
  const path = shortest(a.slice(head, head + n), b.slice(head, head + m));
  return path ? joined(path, n, m, head) : whole;
}

/** The lines that only one of two texts has, of each; not more than `most`. */
export function apart(a: string, b: string, most = 8): [string, string] {
  const [one, two] = [a.split("\n"), b.split("\n")];
  const found = hunks(one, two);
  const told = (lines: string[]) => (lines.length > most ? [...lines.slice(0, most), "…"] : lines).join("\n");
  return [told(found.flatMap(({ a0, a1 }) => one.slice(a0, a1))), told(found.flatMap(({ b0, b1 }) => two.slice(b0, b1)))];
}

/** Myers' greedy search: the furthest reach on every diagonal, step by step; null where it takes too many. */
function shortest(a: readonly string[], b: readonly string[]): [number, number][] | null {
  const [n, m] = [a.length, b.length];
  const trace: Int32Array[] = [];
  const most = Math.min(MOST, n + m);
  const reach = new Int32Array(2 * most + 3);
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[most + k]! < reach[most + k + 2]!);
      let x = down ? reach[most + k + 2]! : reach[most + k]! + 1;
      while (x < n && x - k < m && a[x] === b[x - k]) x++;
      reach[most + k + 1] = x;
      if (x >= n && x - k >= m) return walked(trace, reach, n, m, d, most);
    }
    trace.push(reach.slice(most - d, most + d + 3));
  }
  return null;
}

function walked(trace: Int32Array[], _reach: Int32Array, n: number, m: number, steps: number, _most: number): [number, number][] {
  const same: [number, number][] = [];
  let [x, y] = [n, m];
  for (let d = steps; d > 0; d--) {
    const before = trace[d - 1]!;
    const at = (k: number) => before[k + 1 + (d - 1)] ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const [px, py] = down ? [at(k + 1), at(k + 1) - k - 1] : [at(k - 1), at(k - 1) - k + 1];
    const [sx, sy] = down ? [px, py + 1] : [px + 1, py];
    while (x > sx && y > sy) same.push([--x, --y]);
    [x, y] = [px, py];
  }
  while (x > 0 && y > 0) same.push([--x, --y]);
  return same.reverse();
}

function joined(same: [number, number][], n: number, m: number, head: number): Hunk[] {
  const found: Hunk[] = [];
  let [x, y] = [0, 0];
  for (const [a, b] of [...same, [n, m] as [number, number]]) {
    if (a > x || b > y) found.push({ a0: head + x, a1: head + a, b0: head + y, b1: head + b });
    [x, y] = [a + 1, b + 1];
  }
  return found;
}

/** The changes of characters that make `from` into `to`, as small as their lines allow. */
export function changes(from: string, to: string): Change[] {
  const [a, b] = [from.split("\n"), to.split("\n")];
  const starts = [0];
  for (const line of a) starts.push(starts[starts.length - 1]! + line.length + 1);
  return hunks(a, b).map(({ a0, a1, b0, b1 }) => {
    const lines = b.slice(b0, b1);
    if (a1 > a0 && b1 > b0) return trimmed(starts[a0]!, a.slice(a0, a1).join("\n"), lines.join("\n"));
    if (a1 === a.length && a1 > a0) return { from: Math.max(0, starts[a0]! - 1), to: from.length, insert: "" };
    if (a1 > a0) return { from: starts[a0]!, to: starts[a1]!, insert: "" };
    if (a0 === a.length) return { from: from.length, to: from.length, insert: `\n${lines.join("\n")}` };
    return { from: starts[a0]!, to: starts[a0]!, insert: `${lines.join("\n")}\n` };
  });
}

function trimmed(at: number, old: string, now: string): Change {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return { from: at + head, to: at + old.length - tail, insert: now.slice(head, now.length - tail) };
}

/** `mine` and `theirs`, both made from `base`, as one text; `clash` where both changed the same lines (both are kept). */
export function together(base: string, mine: string, theirs: string): { text: string; clash: boolean } {
  if (mine === theirs || theirs === base) return { text: mine, clash: false };
  if (mine === base) return { text: theirs, clash: false };
  const [o, a, b] = [base.split("\n"), mine.split("\n"), theirs.split("\n")];
  const [left, right] = [hunks(o, a), hunks(o, b)];
  const out: string[] = [];
  let clash = false;
  let [at, i, j] = [0, 0, 0];
  while (i < left.length || j < right.length) {
    const start = Math.min(left[i]?.a0 ?? Infinity, right[j]?.a0 ?? Infinity);
    out.push(...o.slice(at, start));
    let end = start;
    const [i0, j0] = [i, j];
    for (let grew = true; grew; ) {
      grew = false;
      while (i < left.length && touches(left[i]!, start, end)) [end, grew] = [Math.max(end, left[i++]!.a1), true];
      while (j < right.length && touches(right[j]!, start, end)) [end, grew] = [Math.max(end, right[j++]!.a1), true];
    }
    const [ours, others] = [version(o, a, left.slice(i0, i), start, end), version(o, b, right.slice(j0, j), start, end)];
    if (i === i0 || ours.join("\n") === others.join("\n")) out.push(...others);
    else if (j === j0) out.push(...ours);
    else {
      clash = true;
      out.push(...ours, ...others);
    }
    at = end;
  }
  out.push(...o.slice(at));
  return { text: out.join("\n"), clash };
}

function touches(hunk: Hunk, start: number, end: number): boolean {
  return hunk.a0 < end || hunk.a0 === start;
}

function version(o: string[], side: string[], made: Hunk[], start: number, end: number): string[] {
  const out: string[] = [];
  let at = start;
  for (const { a0, a1, b0, b1 } of made) {
    out.push(...o.slice(at, a0), ...side.slice(b0, b1));
    at = a1;
  }
  return [...out, ...o.slice(at, end)];
}
