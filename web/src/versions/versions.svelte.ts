/** The versions of a film, and how two of them differ. */
import { address, get, post } from "../lib/api";
import type { Version } from "../lib/types";

export type What = "same" | "changed" | "new" | "gone" | "moved";
export interface Side {
  size: string;
  role: string;
  seconds: number;
  words: string;
  heading: string;
  scene: string;
  line: number;
  poster: string | null;
  clip: string | null;
}
export interface Differing {
  id: string;
  what: What;
  a: Side | null;
  b: Side | null;
  why: string[] | string;
}
export interface Hunk {
  what: What;
  kind: string;
  scene: string;
  pieces: [what: "same" | "gone" | "new", text: string][];
}
export interface Comparison {
  script: Hunk[];
  shots: Differing[];
  seconds: [number, number];
  titles?: [string, string];
  stale?: [boolean, boolean];
  whole?: boolean;
}

const url = (film: string, what: string) => address("films", film, what);
export const listed = (film: string) => get<Version[]>(url(film, "versions"));
export const saved = (film: string, message: string) => post<{ version: Version | null }>(url(film, "versions"), { message });
export const wentBack = (film: string, version: string) => post<{ id: string; saved: string | null }>(url(film, "back"), { version });
export const compared = (film: string, a: string, b: string, signal?: AbortSignal) =>
  get<Comparison>(`${url(film, "compare")}?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`, signal);

export interface Row {
  /** Shots that are the same, folded; or one that differs. */
  same: Differing[];
  shot: Differing | null;
}

/** The shots with runs of equal ones folded, so that what differs stands out. */
export function folded(shots: readonly Differing[]): Row[] {
  const rows: Row[] = [];
  for (const shot of shots) {
    const last = rows[rows.length - 1];
    if (shot.what !== "same") rows.push({ same: [], shot });
    else if (last && !last.shot) last.same.push(shot);
    else rows.push({ same: [shot], shot: null });
  }
  return rows;
}

/** How many shots of each kind there are. */
export function counted(shots: readonly Differing[]): Record<What, number> {
  const counts: Record<What, number> = { same: 0, changed: 0, new: 0, gone: 0, moved: 0 };
  for (const shot of shots) counts[shot.what]++;
  return counts;
}
