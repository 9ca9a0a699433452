import { expect, test } from "vitest";
import type { Film } from "../lib/film.svelte";
import type { Note } from "../lib/types";
import { lost, piles, pins } from "./notes.svelte";

const note = (id: string, shot: string, more: Partial<Note> = {}): Note =>
  ({ id, shot, at: null, text: id, by: "", done: false, made: "", marks: "", answers: [], gone: false, ...more });

function filmOf(order: string[], notes: Note[]): Film {
  const shots = new Map(order.map((id) => [id, { id, scene: id[0]!, seconds: 2 }]));
  const scenes = [...new Set(order.map((id) => id[0]!))].map((id) => ({ id, heading: `INT. ${id}`, number: id }));
  return {
    order, notes, shots, scenes,
    sceneOf: new Map(scenes.map((scene) => [scene.id, scene])),
    spot: (id: string) => (shots.has(id) ? { shot: shots.get(id), index: order.indexOf(id), start: order.indexOf(id) * 2 } : null),
  } as unknown as Film;
}

test("open notes are piled by scene in the order of the film, moments in order", () => {
  const notes = [note("late", "b1", { at: 1.5 }), note("early", "b1", { at: 0.5 }), note("first", "a2"), note("past", "a1", { done: true })];
  const film = filmOf(["a1", "a2", "b1"], notes);
  expect(piles(film, "open").map((pile) => [pile.heading, pile.notes.map((one) => one.id)])).toEqual([
    ["INT. a", ["first"]],
    ["INT. b", ["early", "late"]],
  ]);
  expect(piles(film, "done").flatMap((pile) => pile.notes.map((one) => one.id))).toEqual(["past"]);
  expect(pins(film).map((pin) => pin.time)).toEqual([0, 2, 4.5, 5.5]);
});

test("a moment beyond a shot that became shorter stays within it", () => {
  expect(pins(filmOf(["a1"], [note("far", "a1", { at: 60 })]))[0]?.time).toBe(2);
});

test("a note whose shot is gone is kept and said to be so, but not before there is a plan", () => {
  const orphan = note("orphan", "z9");
  expect(piles(filmOf(["a1"], [orphan]), "gone")[0]?.notes).toEqual([orphan]);
  expect(lost(filmOf([], [orphan]), orphan)).toBe(false);
  expect(lost(filmOf(["a1"], [note("here", "a1", { gone: true })]), note("here", "a1"))).toBe(false);
});
