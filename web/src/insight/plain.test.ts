import { expect, test } from "vitest";
import { byShot, leader, limitOf, reach, sure, sureness, unasked } from "./plain";
import type { Arm, Candidate, Experiment, Said } from "./types";

const arm = (candidate: string | null, e: number | null, mean: number | null = 0.5) => ({ candidate, e, mean, low: mean, high: mean, viewers: 10, share: 0.5, label: candidate ?? "" }) as Arm;
const trial = (state: string, arms: Arm[], limit?: number) => ({ state, arms, limit }) as unknown as Experiment;

test("evidence multiplies, so certainty is its logarithm", () => {
  expect([sureness(1, 20), sureness(20, 20), sureness(400, 20), sureness(0.2, 20), sureness(null, 20)]).toEqual([0, 1, 1, 0, 0]);
  expect(sureness(Math.sqrt(20), 20)).toBeCloseTo(0.5);
  expect([sure(0.5, 20), sure(2, 20), sure(5, 20), sure(12, 20), sure(20, 20)]).toEqual(["none", "hint", "likely", "nearly", "decided"]);
});

test("the limit is what the house says, else that of the stage", () => {
  const arms = [arm(null, 1), arm("a", 1), arm("b", 1)];
  expect([limitOf(trial("discovery", arms)), limitOf(trial("confirmation", arms)), limitOf(trial("discovery", arms, 33))]).toEqual([40, 10, 33]);
});

test("nobody leads without evidence", () => {
  expect(leader(trial("discovery", [arm(null, 9), arm("a", 0.4), arm("b", 1)]))).toBeNull();
  expect(leader(trial("discovery", [arm(null, 1), arm("a", 3), arm("b", 7)]))?.candidate).toBe("b");
});

test("the axis holds every interval", () => {
  const { low, high } = reach([arm(null, 1, 0.5), { ...arm("a", 1, 0.6), low: 0.4, high: 0.95 }, arm("b", 1, null)]);
  expect([low < 0.4, high > 0.95, low >= 0, high <= 1]).toEqual([true, true, true, true]);
  expect(reach([arm(null, 1, null)])).toEqual({ low: 0, high: 1 });
});

test("comments stand by their shots in the film's order", () => {
  const said = (id: string, shot: string, at: number) => ({ id, shot, at }) as Said;
  const found = byShot([{ id: "a" }, { id: "b" }, { id: "c" }], [said("3", "c", 9), said("2", "a", 2), said("1", "a", 1), said("x", "gone", 0)]);
  expect(found.map(({ shot, said }) => [shot.id, said.map((one) => one.id)])).toEqual([
    ["a", ["1", "2"]],
    ["c", ["3"]],
  ]);
});

test("a candidate is asked about once", () => {
  const one = (id: string, shot: string) => ({ id, shot }) as Candidate;
  const left = unasked([one("a", "s"), one("b", "s"), one("c", "t")], [trial("stopped", [arm(null, 1), arm("a", 1)])]);
  expect([...left].map(([shot, all]) => [shot, all.map((c) => c.id)])).toEqual([
    ["s", ["b"]],
    ["t", ["c"]],
  ]);
});
