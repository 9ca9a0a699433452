/** What is drawn on a frame: strokes as the path data of SVG, 0..1000 across whatever the frame's size. */
export interface Point {
  x: number;
  y: number;
}
export type Stroke = Point[];

const MOST = 58_000;

/** Strokes as path data; nearly straight runs lose their middle points. */
export function toPath(strokes: readonly Stroke[]): string {
  const parts = strokes.filter((stroke) => stroke.length).map((stroke) => line(thinned(stroke)));
  const path = parts.join("");
  return path.length <= MOST ? path : strokes.map((stroke) => line(thinned(stroke, 6))).join("").slice(0, MOST).replace(/[A-Z][^A-Z]*$/, "");
}

/** One stroke, rounded: each point pulls the line towards it, the line goes through the middles between them. */
function line(stroke: Stroke): string {
  const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;
  const middle = (a: Point, b: Point) => at({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const [first, last] = [stroke[0]!, stroke[stroke.length - 1]!];
  const inner = stroke.slice(1, -1).map((point, n) => `Q${at(point)} ${n === stroke.length - 3 ? at(last) : middle(point, stroke[n + 2]!)}`);
  return `M${at(first)}${inner.length ? inner.join("") : `L${at(last)}`}`;
}

/** The stroke without the points that change it by less than `most` (Douglas and Peucker, 1973). */
export function thinned(stroke: Stroke, most = 1.2): Stroke {
  if (stroke.length < 3) return [...stroke];
  const keep = new Uint8Array(stroke.length);
  keep[0] = keep[stroke.length - 1] = 1;
  const spans: [number, number][] = [[0, stroke.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [far, at] = [most, -1];
    for (let n = from + 1; n < to; n++) {
      const off = distance(stroke[n]!, stroke[from]!, stroke[to]!);
      if (off > far) [far, at] = [off, n];
    }
    if (at < 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return stroke.filter((_, n) => keep[n]);
}

function distance(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = dx || dy ? Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}
