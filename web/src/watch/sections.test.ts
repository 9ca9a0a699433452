import { describe, expect, test } from "vitest";
import { Sections } from "./sections";

function watching() {
  const told: [number, number][] = [];
  const sections = new Sections((from, to) => told.push([from, to]));
  const play = (from: number, to: number, watched = true) => {
    for (let at = from; at <= to + 1e-9; at += 0.25) sections.look(at, watched);
  };
  return { told, sections, play };
}

describe("sections", () => {
  test("a run is told once, when it ends", () => {
    const { told, sections, play } = watching();
    play(0, 5);
    expect(told).toEqual([]);
    sections.look(5, false);
    expect(told).toEqual([[0, 5]]);
  });

  test("a jump ends one and begins another", () => {
    const { told, sections, play } = watching();
    play(0, 2);
    play(30, 33);
    sections.cut();
    expect(told).toEqual([[0, 2], [30, 33]]);
  });

  test("going back is a jump too", () => {
    const { told, sections, play } = watching();
    play(10, 12);
    play(8, 9);
    sections.cut();
    expect(told).toEqual([[10, 12], [8, 9]]);
  });

  test("fast, paused and unseen are not watched", () => {
    const { told, sections, play } = watching();
    play(0, 1);
    play(1, 4, false);
    play(4, 5);
    sections.cut();
    expect(told).toEqual([[0, 1], [4, 5]]);
  });

  test("asked in between, it tells what there is, and nothing twice", () => {
    const { told, sections, play } = watching();
    play(0, 3);
    sections.flush();
    sections.flush();
    play(3.25, 6);
    sections.cut();
    sections.cut();
    expect(told).toEqual([[0, 3], [3, 6]]);
  });

  test("passing by is nothing", () => {
    const { told, sections } = watching();
    sections.look(7, true);
    sections.look(7.1, false);
    sections.flush();
    expect(told).toEqual([]);
  });
});

test("the end of a run that was told in part is not lost", () => {
  const told: [number, number][] = [];
  const sections = new Sections((from, to) => told.push([from, to]));
  for (const at of [0, 1, 2]) sections.look(at, true);
  sections.flush();
  sections.look(2.1, false);
  expect(told).toEqual([[0, 2], [2, 2.1]]);
});
