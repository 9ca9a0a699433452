import { expect, test } from "vitest";
import { Rows, until } from "./rows";

test("only what is in sight is drawn", () => {
  const rows = new Rows();
  rows.lay(Array.from({ length: 10_000 }, (_, n) => (n % 3 ? 40 : 60)));
  expect(rows.height).toBe(3334 * 60 + 6666 * 40);
  const [first, end] = rows.seen(100_000, 600);
  expect(end - first).toBeLessThan(30);
  expect(rows.top(first)).toBeLessThanOrEqual(100_000);
  expect(rows.top(end)).toBeGreaterThanOrEqual(100_600);
  expect([rows.at(-5), rows.at(0), rows.at(59), rows.at(60), rows.at(1e9)]).toEqual([0, 0, 0, 1, 9999]);
  rows.lay([]);
  expect([rows.height, rows.at(5), rows.seen(0, 100)]).toEqual([0, 0, [0, 0]]);
});

test("how many came until now", () => {
  const items = [{ at: 1 }, { at: 2 }, { at: 2 }, { at: 5 }];
  expect([0, 1, 2, 4.9, 9].map((time) => until(items, time))).toEqual([0, 1, 3, 3, 4]);
});
