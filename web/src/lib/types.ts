/** What the page and the house say to each other. Times are seconds; offsets UTF-16 units into the text; lines count from 1. */
import type { InsightEvents } from "../insight/types";

export type Grade = "note" | "warning" | "error";
export interface Edit {
  from: number;
  to: number;
  text: string;
}
export interface Fix {
  label: string;
  edits: Edit[];
}
export interface Remark {
  grade: Grade;
  rule: string;
  text: string;
  line: number;
  from: number;
  to: number;
  fix: Fix | null;
}
export interface Script {
  revision: string;
  text: string;
  remarks: Remark[];
}
/** What is felt `at` seconds after the shot's start. */
export interface Feel {
  at: number;
  valence: number;
  arousal: number;
  label: string;
}
export interface SceneView {
  id: string;
  number: string;
  heading: string;
  line: number;
  lines: number;
  place: string;
  hour: string;
  people: string[];
  shots: string[];
}
export type ShotState = "made" | "stale" | "making" | "kept";
export interface ShotView {
  id: string;
  scene: string;
  role: string;
  /** Lines from its scene's heading. */
  line: number;
  last: number;
  seconds: number;
  frames: number;
  size: string;
  angle: string;
  lens: number;
  camera: string;
  amount: number;
  subjects: string[];
  light: { key: string; ratio: number; warmth: number; level: number; ambient: number; stops: number };
  performance: { feeling: number; seed: number };
  words: string;
  speaker: string;
  /** What is to be read of what is said, `at` seconds after the shot's start. */
  said?: { at: number; seconds: number; speaker: string; text: string }[];
  reasons: string[];
  feel: Feel[];
  asked: Record<string, unknown>;
  state: ShotState;
  cause: string;
  still: string | null;
  poster: string | null;
  clip: string | null;
  /** Its clip on twos, until that is there. */
  early?: string | null;
  recipe?: string;
  take: string;
  locked: boolean;
  rating: number;
  question: string;
  takes: number;
  notes: number;
}
export interface PlanView {
  revision: string;
  order: string[];
  scenes: SceneView[];
  shots: ShotView[];
  people: string[];
  places: string[];
  cards: string[];
}
/** What changed of the plan; whole on connecting. */
export interface PlanEvent extends PlanView {
  scene_order?: string[];
  gone?: string[];
  whole?: boolean;
}
export interface Track {
  url: string;
  at: number;
  seconds: number;
}
export interface Sound {
  revision: string;
  tracks: Track[];
}
export interface Knob {
  key: string;
  kind: "choice" | "number" | "people" | "whole";
  choices?: string[];
  low?: number;
  high?: number;
  step?: number;
  unit?: string;
}
export interface Settings {
  style: string;
  size: [number, number];
  fps: string;
  renderer: string;
  voices: string;
}
export interface Progress {
  what: string;
  done: number;
  total: number;
  frames: number;
  all_frames: number;
  left: number | null;
}
export interface Answer {
  text: string;
  by: string;
}
export interface Note {
  id: string;
  shot: string;
  at: number | null;
  text: string;
  by: string;
  done: boolean;
  made: string;
  /** SVG path data in 0..1000 x 0..1000/aspect; "" where nothing is drawn. */
  marks: string;
  answers: Answer[];
  gone: boolean;
}
export interface FilmState {
  film: string;
  title: string;
  language: "en" | "zh";
  format: string;
  editable: boolean;
  settings: Settings;
  styles: string[];
  view: [number, number];
  script: Script;
  plan: PlanView | null;
  sound: Sound | null;
  knobs: Knob[];
  notes: Note[];
  version: { head: string; dirty: boolean };
  progress: Progress | null;
}
export interface TakeView {
  id: string;
  shot: string;
  made: string;
  asked: Record<string, unknown>;
  label: string;
  poster: string | null;
  clip: string | null;
  chosen: boolean;
  locked: boolean;
  rating: number;
  renderer: string;
  cost: Record<string, number>;
}
export interface FilmCard {
  film: string;
  title: string;
  poster: string | null;
  seconds: number;
  shots: number;
  scenes: number;
  state: "ready" | "stale" | "new" | "broken";
  changed: string;
  language: string;
  why: string;
}
export interface Report {
  name: string;
  format: string;
  title: string;
  text: string;
  language: string;
  scenes: number;
  speeches: number;
  people: string[];
  words: number;
  pages: number;
  seconds: number;
  remarks: Remark[];
}
export interface Opening {
  id: string;
  language: "en" | "zh";
  title: string;
  logline: string;
  text: string;
}
/** The body of every refusal. */
export interface Wrong {
  error: string;
  advice: string;
  place?: string;
}
export interface Session {
  version: string;
  server: string;
  language: string;
}
export type ExportKind = "mp4" | "otio" | "fdx" | "fountain" | "pdf" | "storyboard" | "srt";
export interface Export {
  id: string;
  kind: ExportKind;
  state: string;
  url: string | null;
  bytes: number;
  progress: number | { done: number; total: number } | null;
}
export interface Version {
  id: string;
  message: string;
  when: string;
  by: string;
  shots: number;
  seconds: number;
}
/** What the house tells while a film is open. */
export interface Events extends InsightEvents {
  hello: { server: string; version: string };
  script: { revision: string; remarks: Remark[]; tab: string; text?: string };
  plan: PlanEvent;
  still: { shot: string; url: string; seconds: number; revision: string };
  shot: { id: string } & Partial<Pick<ShotView, "state" | "cause" | "clip" | "early" | "recipe" | "poster" | "still" | "take" | "locked" | "rating" | "takes">>;
  sound: Sound;
  progress: Progress | null;
  /** Kernels that were compiled on a machine that had none; null when it is over. */
  warming: { done: number | null };
  film: { url: string; seconds: number; made: number; causes: string[] };
  takes: { shot: string };
  notes: { notes: Note[] };
  wrong: Wrong & { line?: number };
}
