/** What the owner's page and the house say to each other of an audience. Times are seconds of the shown cut. */
export type Maybe = number | null;

/** A felt dimension per second; null where fewer than twenty viewers can speak for the second. */
export interface FeltCurve {
  mean: Maybe[];
  low: Maybe[];
  high: Maybe[];
  band_low: Maybe[];
  band_high: Maybe[];
  /** As it would be if nobody had left. */
  weighted: Maybe[];
}
export interface InsightShot {
  id: string;
  at: number;
  seconds: number;
  poster: string | null;
  clip?: string | null;
  scene: string;
  heading: string;
  words: string;
  line: number;
  viewers: number;
  exits: number;
  comments: number;
}
export interface Weak {
  id: string;
  shot: string;
  at: number;
  seconds: number;
  kind: "gap-v" | "gap-a" | "exits";
  loss: number;
  low: number;
  left: number;
  /** From 0 to 1, 1 the quickest to make anew. */
  cheap: number;
  score: number;
  evalue: Maybe;
  /** What was meant less what was felt. */
  gap?: number;
  /** Whether the evidence suffices to say so. */
  sure?: boolean;
  why: string;
  poster: string | null;
  line: number;
  words: string;
}
export interface Said {
  id: string;
  at: number;
  text: string;
  when: string;
  release: number;
  earlier: boolean;
  shot: string;
  hidden: boolean;
  /** It waits for its owner to have read it. */
  held?: boolean;
  /** How many viewers found it out of place. */
  reported: number;
}
export interface Insight {
  release: number;
  seconds: number;
  viewers: number;
  sessions: number;
  finished: number;
  seen: number[];
  exits: number[];
  rewinds: number[];
  intended: { v: number[]; a: number[] };
  felt: { v: FeltCurve | null; a: FeltCurve | null };
  taps: number;
  raters: number;
  lag: number;
  shots: InsightShot[];
  weak: Weak[];
  comments: Said[];
  outcome: number;
  sound?: { url: string; at: number; seconds: number }[];
}
export interface ReleaseCard {
  number: number;
  /** When it was first shown; "" where it never was. */
  when: string;
  note: string;
  /** The paragraph of a promotion with its numbers; "" where there is none. */
  why: string;
  seconds: number;
  poster: string | null;
  withdrawn: boolean;
  watched: number;
  signed: boolean;
  digest: string;
}
export interface Deed {
  when: string;
  what: string;
  release: number | null;
  why: string;
}
export interface Published {
  current: number | null;
  url: string;
  releases: ReleaseCard[];
  /** The film was changed since its last release. */
  unreleased: boolean;
  ledger: Deed[];
}
export interface Change {
  id: string;
  name: string;
  why: string;
  asked: Record<string, unknown>;
  cheap: number;
  /** By how much the film gets longer. */
  seconds: number;
}
export interface Candidate {
  id: string;
  shot: string;
  label: string;
  why: string;
  asked: Record<string, unknown>;
  seconds: number;
  clip: string | null;
  poster: string | null;
  before: { clip: string | null; poster: string | null };
  base: number;
  kind: "change" | "upgrade";
  made: string;
}
export interface Arm {
  label: string;
  candidate: string | null;
  viewers: number;
  mean: Maybe;
  low: Maybe;
  high: Maybe;
  e: Maybe;
  share: number;
}
export interface Guard {
  name: string;
  ok: boolean;
  value: Maybe;
  limit: Maybe;
}
export type ExperimentState = "draft" | "discovery" | "confirmation" | "holdback" | "promoted" | "stopped" | "rolled back" | "frozen" | "vetoed";
export type Outcome = "watched" | "felt";
export interface Experiment {
  id: string;
  state: ExperimentState;
  shot: string;
  began: string;
  arms: Arm[];
  needed: number;
  promoted: number | null;
  why: string;
  trail: { n: number; e: number[] }[];
  d: number;
  outcome: Outcome;
  window: number;
  /** The e-value that decides at the stage it is in. */
  limit?: number;
  guards: Guard[];
  /** The arm that won; it waits for its owner, or goes up by itself at `promotes`. */
  winner?: number | null;
  decided?: string | null;
  promotes?: string | null;
  /** How those do who keep the old one, and those who see the new. */
  held?: { viewers: number; new: Span; old: Span } | null;
}
export interface Span {
  mean: Maybe;
  low: Maybe;
  high: Maybe;
}
export type Do = "start" | "stop" | "promote" | "veto" | "resume";
export interface Automation {
  on: boolean;
  d: number;
  veto_hours: number;
  minimum_viewers: number;
  minimum_days: number;
  holdback: number;
}
export interface Upgrade {
  /** It is being looked into; `upgrade` is told when it is known. */
  looking: boolean;
  release: number;
  renderer: string;
  was: string;
  now: string;
  /** What is newer than when the release was made, in words. */
  newer: string[];
  shots: { id: string; cause: string; poster: string | null }[];
  error?: string;
  advice?: string;
}
/** What is told while something is made for the audience. */
export interface InsightEvents {
  insight: { release: number };
  experiment: { id: string };
  published: { release: number };
  upgrade: { release: number };
  publishing: { job: string; state: "making" | "made" | "failed"; done: number; total: number; release: number | null; error?: string; advice?: string };
  candidate: {
    job: string;
    shot: string;
    change: string;
    state: "making" | "made" | "failed";
    done: number;
    total: number;
    candidate: Candidate | null;
    error?: string;
    advice?: string;
  };
}
