import { describe, expect, test } from "vitest";
import { Lanes } from "./lanes";

/** Where a flight is at `now`: its left and right edge. */
const span = (width: number, flight: { start: number; long: number; own: number }, now: number): [number, number] => {
  const left = width - ((now - flight.start) / flight.long) * (width + flight.own);
  return [left, left + flight.own];
};

describe("lanes", () => {
  test("nobody touches anybody, whatever comes", () => {
    const width = 640;
    const lanes = new Lanes(width, 4);
    const flights: { lane: number; start: number; long: number; own: number }[] = [];
    let seed = 1;
    const draw = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let now = 0; now < 60; now += 0.1) {
      const own = 30 + draw() * 400;
      const lane = lanes.fly(now, own, 8);
      if (lane >= 0) flights.push({ lane, start: now, long: 8, own });
    }
    expect(flights.length).toBeGreaterThan(60);
    for (let now = 0; now < 60; now += 0.05) {
      for (let lane = 0; lane < 4; lane++) {
        const seen = flights
          .filter((one) => one.lane === lane && one.start <= now && now < one.start + one.long)
          .map((one) => span(width, one, now))
          .sort((a, b) => a[0] - b[0]);
        for (let n = 1; n < seen.length; n++) expect(seen[n]![0]).toBeGreaterThan(seen[n - 1]![1] - 1e-6);
      }
    }
  });

  test("the first free lane is taken, and none is refused", () => {
    const lanes = new Lanes(640, 2);
    expect([lanes.fly(0, 100, 8), lanes.fly(0, 100, 8), lanes.fly(0, 100, 8)]).toEqual([0, 1, -1]);
    expect(lanes.fly(3, 100, 8)).toBe(0);
    lanes.clear();
    expect(lanes.fly(3, 100, 8)).toBe(0);
  });

  test("a quick one does not run into a slow one", () => {
    const lanes = new Lanes(600, 1);
    expect(lanes.fly(0, 50, 10)).toBe(0);
    expect(lanes.fly(3, 600, 8)).toBe(-1);
    expect(lanes.fly(6.9, 600, 8)).toBe(0);
  });

  test("what stands at the top keeps its lane", () => {
    const lanes = new Lanes(640, 4);
    expect([lanes.stand(0, 4), lanes.stand(1, 4), lanes.stand(1, 4)]).toEqual([0, 1, -1]);
    expect(lanes.fly(2, 50, 8)).toBe(2);
    expect(lanes.stand(4, 4)).toBe(0);
    expect(lanes.fly(4, 50, 8)).toBe(2);
  });
});

test("what must be seen goes where most room is", () => {
  const lanes = new Lanes(640, 3);
  expect([lanes.fly(0, 200, 8), lanes.fly(1, 200, 8), lanes.fly(0.5, 200, 8)]).toEqual([0, 1, 2]);
  expect([lanes.press(1.2, 200, 8), lanes.press(1.2, 200, 8)]).toEqual([0, 2]);
});
