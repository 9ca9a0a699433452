/** The films on the shelf, and what can be done with them. */
import { address, get, patch, post, remove } from "../lib/api";
import type { Export, ExportKind, FilmCard, Opening, Report } from "../lib/types";

export interface Binned {
  id: string;
  film: string;
  title: string;
  when: string;
}

export interface NewFilm {
  title: string;
  language: "en" | "zh";
  text?: string;
  name?: string;
  opening?: string;
}

export const listed = (signal?: AbortSignal) => get<FilmCard[]>(address("films"), signal);
export const openings = () => get<Opening[]>(address("openings"));
export const begun = (film: NewFilm) => post<{ film: string }>(address("films"), film);
export const duplicated = (film: string, title: string) => post<{ film: string }>(address("films", film, "duplicate"), { title });
export const binned = (film: string) => remove<{ bin: string }>(address("films", film));
export const inBin = () => get<Binned[]>(address("bin"));
export const restored = (id: string) => post<{ film: string }>(address("bin", id, "restore"));
export const renamed = (film: string, title: string) => patch(address("films", film), { title });
export const exported = (film: string) => get<Export[]>(address("films", film, "exports"));
export const exporting = (film: string, kind: ExportKind, size: "film" | "view") =>
  post<{ id: string }>(address("films", film, "exports"), { kind, size });

/** What reading `bytes` would give; nothing is written. */
export function imported(bytes: Blob, name: string): Promise<Report> {
  return post<Report>(`${address("imports")}?name=${encodeURIComponent(name)}`, new Blob([bytes], { type: "application/octet-stream" }));
}

const FIRST = "ciotat.guide";

/** Remember that `film` is the first one, so that the studio shows the way. */
export function guide(film: string): void {
  try {
    if (localStorage.getItem(FIRST) !== "seen") localStorage.setItem(FIRST, film);
  } catch {
    // Without memory there is no guide, and no harm.
  }
}

/** Whether the studio shows the way for `film`. */
export function guided(film: string): boolean {
  try {
    return localStorage.getItem(FIRST) === film;
  } catch {
    return false;
  }
}

export function guideSeen(): void {
  try {
    localStorage.setItem(FIRST, "seen");
  } catch {
    // It shows itself once more, at worst.
  }
}
