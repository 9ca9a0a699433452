/** Statistics in plain words: how sure, how much more, how many still. */
import type { Arm, Candidate, Experiment, Maybe, Said } from "./types";

/** How far an e-value has come to its limit, from 0 (no evidence) to 1 (it decides); evidence multiplies, so it is the logarithm. */
export function sureness(e: Maybe, limit: number): number {
  if (e === null || !(e > 1) || !(limit > 1)) return 0;
  return Math.min(1, Math.log(e) / Math.log(limit));
}

/** A sentence as it stands by itself. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export type Sure = "none" | "hint" | "likely" | "nearly" | "decided";

/** The word for it. */
export function sure(e: Maybe, limit: number): Sure {
  const part = sureness(e, limit);
  if (part >= 1) return "decided";
  if (part >= 0.75) return "nearly";
  if (part >= 0.4) return "likely";
  return part > 0.1 ? "hint" : "none";
}

/** The e-value that decides where the house does not say. */
export function limitOf(experiment: Experiment): number {
  if (experiment.limit) return experiment.limit;
  return experiment.state === "confirmation" ? 10 : 20 * Math.max(1, experiment.arms.length - 1);
}

/** About how many viewers are still missing; 0 where it may be decided at any moment. */
export function missing(experiment: Experiment): number {
  return Math.max(0, Math.round(experiment.needed) - experiment.arms.reduce((sum, arm) => sum + arm.viewers, 0));
}

/** The arm with the most evidence; null where nothing speaks for any. */
export function leader(experiment: Experiment): Arm | null {
  const best = experiment.arms.slice(1).reduce<Arm | null>((most, arm) => ((arm.e ?? 0) > (most?.e ?? 1) ? arm : most), null);
  return best;
}

/** Whether viewers are being asked now. */
export function running(experiment: Experiment): boolean {
  return experiment.state === "discovery" || experiment.state === "confirmation" || experiment.state === "holdback";
}

/** The range that all intervals of the arms lie in, with a little air. */
export function reach(arms: readonly Arm[]): { low: number; high: number } {
  const all = arms.flatMap((arm) => [arm.low, arm.mean, arm.high]).filter((one) => one !== null);
  if (!all.length) return { low: 0, high: 1 };
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const air = Math.max(0.01, (high - low) * 0.08);
  return { low: Math.max(0, low - air), high: Math.min(1, high + air) };
}

/** Comments by the shot they were made at, in the film's order. */
export function byShot<T extends { id: string }>(shots: readonly T[], comments: readonly Said[]): { shot: T; said: Said[] }[] {
  const found = new Map<string, Said[]>();
  for (const one of comments) found.set(one.shot, [...(found.get(one.shot) ?? []), one]);
  return shots.flatMap((shot) => {
    const said = found.get(shot.id);
    return said ? [{ shot, said: said.sort((a, b) => a.at - b.at) }] : [];
  });
}

/** The candidates nobody is asked about yet, by shot. */
export function unasked(candidates: readonly Candidate[], experiments: readonly Experiment[]): Map<string, Candidate[]> {
  const asked = new Set(experiments.flatMap((one) => one.arms.flatMap((arm) => arm.candidate ?? [])));
  const found = new Map<string, Candidate[]>();
  for (const one of candidates) if (!asked.has(one.id)) found.set(one.shot, [...(found.get(one.shot) ?? []), one]);
  return found;
}
