/** What the screening room and the house say to each other. Times are seconds of the shown cut. */
export interface ReleaseCard {
  number: number;
  when: string;
  note: string;
  /** The evidence of a promotion in one paragraph; "" where there is none. */
  why: string;
  seconds: number;
  poster: string | null;
  withdrawn: boolean;
}

export interface Changed {
  shot: string;
  at: number;
  seconds: number;
  before: string | null;
  after: string | null;
  why: string;
}

export interface Room {
  film: string;
  title: string;
  language: string;
  seconds: number;
  poster: string | null;
  releases: ReleaseCard[];
  current: number;
  /** What this viewer saw last. */
  last: number | null;
  changed: Changed[];
  labels: string;
  credits: { did: string; who: string }[];
  licences: { part: string; by: string; terms: string }[];
  measured: boolean;
  languages: string[];
}

export interface Shot {
  id: string;
  at: number;
  seconds: number;
  poster: string | null;
}

export interface Session {
  session: string;
  release: number;
  master: string;
  seconds: number;
  shots: Shot[];
  /** When to ask how it feels. */
  prompts: number[];
  calibrate: boolean;
  words: { language: string; url: string }[];
}

export type Kind = "play" | "section" | "seek" | "exit" | "feel" | "calibrate" | "ask" | "stall" | "error" | "end";

/** Something that happened while watching; `seq` and `wall` are given to it when it is taken up. */
export interface Happening {
  kind: Kind;
  at: number;
  to?: number;
  v?: number;
  a?: number;
  face?: string;
  lag?: number;
  prompt?: boolean;
}

export interface Told extends Happening {
  seq: number;
  /** Milliseconds since the session began. */
  wall: number;
}

export const COLOURS = ["white", "yellow", "orange", "red", "pink", "blue", "green", "violet"] as const;

export interface Comment {
  id: string;
  /** null: the shot it was said to is no longer in the film. */
  at: number | null;
  text: string;
  when: string;
  release: number;
  /** Of an earlier release, carried along. */
  earlier: boolean;
  shot: string;
  mine: boolean;
  mode: "fly" | "top";
  colour: string;
  /** It waits to be read before others see it. */
  held?: boolean;
}
