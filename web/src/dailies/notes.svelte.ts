/** The notes of a film: sent to the house, sorted as the next day's work. */
import { address, patch, post, remove } from "../lib/api";
import type { Film } from "../lib/film.svelte";
import type { Note } from "../lib/types";

export interface Pin {
  note: Note;
  /** Where it stands in the film. */
  time: number;
}
export interface Pile {
  scene: string;
  heading: string;
  number: string;
  notes: Note[];
}
export type Which = "open" | "done" | "gone";

export interface Asked {
  shot: string;
  at: number | null;
  text: string;
  by: string;
  marks: string;
}

const url = (film: string, ...more: string[]) => address("films", film, "notes", ...more);
export const written = (film: string, note: Asked) => post<Note>(url(film), note);
export const changed = (film: string, id: string, change: Partial<Pick<Note, "text" | "done" | "marks" | "at">>) =>
  patch<Note>(url(film, id), change);
export const answered = (film: string, id: string, text: string, by: string) => post<Note>(url(film, id, "answers"), { text, by });
export const dropped = (film: string, id: string) => remove(url(film, id));

/** Write a note again that was taken out, with all that was answered. */
export async function restored(film: string, { shot, at, text, by, marks, answers, done }: Note): Promise<void> {
  const { id } = await written(film, { shot, at, text, by, marks });
  for (const answer of answers) await answered(film, id, answer.text, answer.by);
  if (done) await changed(film, id, { done });
}

/** Every note whose shot is in the film, by its moment. */
export function pins(film: Film): Pin[] {
  return film.notes
    .flatMap((note) => {
      const spot = film.spot(note.shot);
      return spot ? [{ note, time: spot.start + Math.min(note.at ?? 0, spot.shot.seconds) }] : [];
    })
    .sort((a, b) => a.time - b.time);
}

/** Whether a note's shot is no longer in the film; nobody knows before there is a plan. */
export function lost(film: Film, note: Note): boolean {
  return film.order.length ? !film.shots.has(note.shot) : note.gone;
}

/** The notes asked for, in piles by scene in the order of the film. */
export function piles(film: Film, which: Which): Pile[] {
  if (which === "gone") {
    const notes = film.notes.filter((note) => lost(film, note));
    return notes.length ? [{ scene: "", heading: "", number: "", notes }] : [];
  }
  const found = new Map<string, Pile>();
  for (const { note } of pins(film)) {
    if (note.done !== (which === "done")) continue;
    const scene = film.sceneOf.get(film.shots.get(note.shot)?.scene ?? "");
    const id = scene?.id ?? "";
    if (!found.has(id)) found.set(id, { scene: id, heading: scene?.heading ?? "", number: scene?.number ?? "", notes: [] });
    found.get(id)!.notes.push(note);
  }
  return [...found.values()];
}

const NAME = "ciotat.name";

/** The name under which notes are written on this machine. */
export function ownName(): string {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

export function nameOneself(name: string): void {
  try {
    localStorage.setItem(NAME, name.trim());
  } catch {
    // The name is asked for again next time.
  }
}
