/** The owner's doors to what an audience did and to what follows from it. */
import { address, get, patch, post, remove } from "../lib/api";
import type { Automation, Candidate, Change, Do, Experiment, Insight, Outcome, Published, Said, Upgrade, Weak } from "./types";

const url = (film: string, ...parts: string[]) => address("films", film, ...parts);

export const published = (film: string) => get<Published>(url(film, "published"));
export const publish = (film: string, note: string, release: number | null) =>
  post<{ release?: number; job?: string }>(url(film, "publish"), release === null ? { note } : { note, release });
export const rollBack = (film: string, to: number, why: string) => post<{ release: number }>(url(film, "rollback"), { to, why });

export const insight = (film: string, release: number | null, signal?: AbortSignal) =>
  get<Insight>(`${url(film, "insight")}${release === null ? "" : `?release=${release}`}`, signal);
export const hideComment = (film: string, id: string, hidden: boolean) => patch<Said>(url(film, "comments", id), { hidden });

/** What is wrong with a shot: how it is weak, and what was meant less what was felt. */
export interface Fault {
  kind: Weak["kind"] | "";
  gap: number;
}
export const changes = (film: string, shot: string, { kind, gap }: Fault) =>
  get<Change[]>(`${url(film, "improve")}?${new URLSearchParams({ shot, kind, gap: gap.toFixed(3) })}`);
export const make = (film: string, shot: string, chosen: string[], fault: Fault) => post<{ job: string }>(url(film, "improve"), { shot, changes: chosen, ...fault });
export const dropped = (film: string, id: string) => remove(url(film, "candidates", id));
export const candidates = (film: string) => get<Candidate[]>(url(film, "candidates"));

export const experiments = (film: string) => get<Experiment[]>(url(film, "experiments"));
export const begin = (film: string, chosen: string[], how: { outcome: Outcome; d?: number }) =>
  post<Experiment>(url(film, "experiments"), { candidates: chosen, ...how });
export const order = (film: string, id: string, what: Do) => post<Experiment>(url(film, "experiments", id), { do: what });

export const automation = (film: string) => get<Automation>(url(film, "automation"));
export const automate = (film: string, change: Partial<Automation>) => patch<Automation>(url(film, "automation"), change);

export const upgrade = (film: string) => get<Upgrade>(url(film, "upgrade"));
export const upgradeNow = (film: string, shots: string[]) => post<{ job: string }>(url(film, "upgrade"), { shots });
