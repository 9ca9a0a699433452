import { describe, expect, test } from "vitest";
import { faces, nearest } from "./feelings";
import { waitOf } from "./house";
import { filmOf } from "./place";
import { skyOf, words } from "./sky";
import { tongue } from "./tongues";

test("every face is nearest to itself, and lies on the pad", () => {
  for (const face of faces) {
    expect(nearest(face.v, face.a)).toBe(face);
    expect(Math.max(Math.abs(face.v), Math.abs(face.a))).toBeLessThanOrEqual(1);
  }
  expect(new Set(faces.map((face) => face.name)).size).toBe(6);
});

test("how long the house asks to wait", () => {
  expect([waitOf(null), waitOf("5"), waitOf("nonsense"), waitOf("-3")]).toEqual([0, 5, 0, 0]);
  expect(waitOf("Thu, 01 Jan 2026 00:00:20 GMT", Date.parse("2026-01-01T00:00:00Z"))).toBe(20);
});

test("the film of an address", () => {
  expect([filmOf("/watch/arrival"), filmOf("/watch/%E9%9B%A8%E5%A4%9C"), filmOf("/watch/%ff"), filmOf("/")]).toEqual(["arrival", "雨夜", "%ff", ""]);
});

test("languages call themselves", () => {
  expect([tongue("en"), tongue("zh"), tongue("?!")]).toEqual(["English", "中文", "?!"]);
});

describe("the sky", () => {
  const habits = { pace: 1, large: 1, opacity: 0.8 };
  test("is never where the words are, and never crowded", () => {
    for (const density of ["few", "some", "many"] as const) {
      for (const [width, languages] of [[320, 1], [390, 2], [844, 1], [1104, 2], [2560, 2], [1440, 0]] as const) {
        const frame = { width, height: (width * 9) / 16, languages };
        const sky = skyOf({ ...habits, density }, frame, false);
        expect(sky.area + 0.03).toBeLessThanOrEqual(words(frame)); // they begin 3 % below the top
        expect(sky.most).toBeLessThanOrEqual(40);
        expect(sky.size).toBeGreaterThanOrEqual(13);
      }
    }
  });
});
