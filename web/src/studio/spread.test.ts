import { expect, test } from "vitest";
import { below, smooth, spread, timeOf, xOf } from "./spread";

const starts = Float64Array.of(0, 2, 2.5, 10);
const laid = spread(starts, 20, 44);

test("shots are as wide as they are long, and never too narrow", () => {
  expect([...laid.x]).toEqual([0, 44, 88, 238]);
});

test("time and place agree both ways", () => {
  for (const time of [0, 0.7, 2, 2.4, 5, 9.99]) expect(timeOf(laid, xOf(laid, time))).toBeCloseTo(time, 6);
  expect(xOf(laid, 99)).toBe(238);
  expect(timeOf(laid, -5)).toBe(0);
});

test("nothing is on an empty strip", () => {
  const none = spread(new Float64Array(1), 20, 44);
  expect([xOf(none, 3), timeOf(none, 3), below(none.x, 5)]).toEqual([0, 0, 0]);
});

test("a smooth line stays between its points", () => {
  const path = smooth([{ x: 0, y: 0 }, { x: 10, y: 10 }, { x: 20, y: 10 }, { x: 30, y: 0 }]);
  const heights = [...path.matchAll(/-?[\d.]+/g)].map(Number).filter((_, n) => n % 2);
  expect(Math.max(...heights)).toBeLessThanOrEqual(10);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
});
