/** How shots lie side by side on the strip: wide by their seconds, never too narrow to be seen. */
export interface Spread {
  /** Where each shot begins, in pixels; one more for the end. */
  x: Float64Array;
  starts: Float64Array;
}

export function spread(starts: Float64Array, scale: number, least: number): Spread {
  const x = new Float64Array(starts.length || 1);
  for (let n = 0; n + 1 < starts.length; n++) {
    x[n + 1] = x[n]! + Math.max(least, Math.round((starts[n + 1]! - starts[n]!) * scale));
  }
  return { x, starts };
}

/** The last place in rising `all` that is not above `value`. */
export function below(all: Float64Array, value: number): number {
  let [low, high] = [0, Math.max(0, all.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (all[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function xOf({ x, starts }: Spread, time: number): number {
  const n = below(starts, time);
  const long = (starts[n + 1] ?? 0) - (starts[n] ?? 0);
  const part = long > 0 ? Math.min(1, Math.max(0, (time - starts[n]!) / long)) : 0;
  return (x[n] ?? 0) + part * ((x[n + 1] ?? 0) - (x[n] ?? 0));
}

export function timeOf({ x, starts }: Spread, at: number): number {
  const n = below(x, at);
  const wide = (x[n + 1] ?? 0) - (x[n] ?? 0);
  const part = wide > 0 ? Math.min(1, Math.max(0, (at - x[n]!) / wide)) : 0;
  return (starts[n] ?? 0) + part * ((starts[n + 1] ?? 0) - (starts[n] ?? 0));
}

export interface Point {
  x: number;
  y: number;
}

/** A smooth line through `points` that never swings past them (monotone cubic), as SVG path data. */
export function smooth(points: Point[]): string {
  if (points.length < 2) return "";
  const slopes = points.map((_, n) => slope(points, n));
  let path = `M${points[0]!.x.toFixed(1)} ${points[0]!.y.toFixed(1)}`;
  for (let n = 1; n < points.length; n++) {
    const [a, b] = [points[n - 1]!, points[n]!];
    const third = (b.x - a.x) / 3;
    path += `C${[a.x + third, a.y + slopes[n - 1]! * third, b.x - third, b.y - slopes[n]! * third, b.x, b.y].map((v) => v.toFixed(1)).join(" ")}`;
  }
  return path;
}

function slope(points: Point[], n: number): number {
  const [a, b, c] = [points[n - 1], points[n]!, points[n + 1]];
  if (!a || !c) return 0;
  const [left, right] = [(b.y - a.y) / (b.x - a.x || 1), (c.y - b.y) / (c.x - b.x || 1)];
  if (left * right <= 0) return 0;
  return (2 * left * right) / (left + right);
}
