import { expect, test } from "vitest";
import { band, beyond, frame, hill, line, mean, peaks, runs, stride, ticks, which } from "./chart";

const at = frame(10, 100, 50, -1, 1, 5);

test("time goes across, values upward, and nothing leaves the frame", () => {
  expect([at.x(0), at.x(10), at.x(11), at.y(-1), at.y(0), at.y(1), at.y(9)]).toEqual([0, 100, 100, 45, 25, 5, 5]);
});

test("where nothing is known, nothing is drawn", () => {
  expect(runs([1, null, 1, 1])).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 4 },
  ]);
  expect(runs([1, 1, null], [null, 1, 1])).toEqual([{ from: 1, to: 2 }]);
  expect(line([0, 0, null, 0], at)).toBe("M0.0 25.0L10.0 25.0L20.0 25.0M30.0 25.0L40.0 25.0");
  expect(line([null, null], at)).toBe("");
  expect(band([0, null], [1, 1], at)).toBe("M0.0 5.0L10.0 5.0L10.0 25.0L0.0 25.0Z");
});

test("a long film is drawn with few points, and its last second", () => {
  expect([stride(7200, 1200), stride(100, 1200), stride(0, 10)]).toEqual([6, 1, 1]);
  const drawn = line(Array.from({ length: 7201 }, () => 0), frame(7201, 7201, 50, -1, 1), 1200);
  expect(drawn.split("L").length).toBeLessThan(1205);
  expect(drawn.endsWith("7201.0 25.0")).toBe(true);
});

test("a hill stands on its ground", () => {
  expect(hill([1, 1], frame(2, 20, 50, 0, 1), 0)).toBe("M0.0 0.0L10.0 0.0L20.0 0.0L20.0 50.0L10.0 50.0L0.0 50.0Z");
});

test("what was meant but not felt lies between it and the edge it left", () => {
  expect(beyond([0.5, 0, -0.5, 0.5], [-0.1, -0.1, -0.1, null], [0.1, 0.1, 0.1, 0.1])).toEqual({ edge: [0.1, null, -0.1, null], meant: [0.5, null, -0.5, null] });
});

test("ticks are round and have room", () => {
  expect(ticks(96, 1000)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect(ticks(96, 300)).toEqual([0, 30, 60]);
  expect(ticks(7200, 300).length).toBeLessThanOrEqual(4);
});

test("no exit is lost in a narrow picture", () => {
  const counts: number[] = Array.from({ length: 1000 }, (_, n) => Number(n % 7 === 0));
  const bars = peaks(counts, 30);
  expect(bars.length).toBeLessThanOrEqual(30);
  expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(counts.reduce((sum, one) => sum + one, 0));
});

test("a mean is of what is known", () => {
  expect([mean([1, null, 3], 0, 3), mean([null], 0, 1), mean([1, 2], 1.2, 1.4), mean(undefined, 0, 1)]).toEqual([2, null, 2, null]);
});

test("a time has the last thing that began", () => {
  const things = [{ at: 0 }, { at: 2 }, { at: 5 }];
  expect([which(things, -1), which(things, 0), which(things, 1.9), which(things, 2), which(things, 99), which([], 1)]).toEqual([-1, 0, 0, 1, 2, -1]);
});
