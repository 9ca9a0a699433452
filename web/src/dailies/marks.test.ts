import { expect, test } from "vitest";
import { thinned, toPath } from "./marks";

test("a straight run needs its ends alone", () => {
  const run = Array.from({ length: 50 }, (_, n) => ({ x: n * 10, y: 5 }));
  expect(thinned(run)).toEqual([run[0], run[49]]);
  expect(toPath([run])).toBe("M0 5L490 5");
});

test("a corner stays, a dot is seen, nothing is nothing", () => {
  const corner = [{ x: 0, y: 0 }, { x: 50, y: 1 }, { x: 100, y: 0 }, { x: 100, y: 100 }];
  expect(thinned(corner)).toEqual([corner[0], corner[2], corner[3]]);
  expect(toPath([corner])).toBe("M0 0Q100 0 100 100");
  expect(toPath([[{ x: 3.2, y: 4.6 }]])).toBe("M3 5L3 5");
  expect(toPath([])).toBe("");
});

test("the wildest scrawl stays within what the house takes", () => {
  const wild = Array.from({ length: 30_000 }, (_, n) => ({ x: (n * 7919) % 1000, y: (n * 104729) % 562 }));
  const path = toPath([wild]);
  expect(path.length).toBeLessThanOrEqual(60_000);
  expect(path).toMatch(/^[MmLlQ0-9eE,.\s+-]*$/);
});
