/** What is known of a film's audience: fetched, and fetched again as soon as the house says that something came. */
import { complain } from "../design/toasts.svelte";
import { address, get, Refusal } from "../lib/api";
import { listen, type Line } from "../lib/live";
import type { FilmState } from "../lib/types";
import { say } from "../i18n/say.svelte";
import { mean, which } from "./chart";
import { upper } from "./plain";
import * as doors from "./doors";
import type { Automation, Candidate, Experiment, Insight, InsightEvents, Published, Upgrade, Weak } from "./types";

/** A change that is being made, or that could not be. */
export interface Making {
  job: string;
  shot: string;
  change: string;
  state: "making" | "failed";
  /** From 0 to 1. */
  part: number;
  error: string;
}

export class Audience {
  readonly name: string;
  film = $state.raw<FilmState | null>(null);
  published = $state.raw<Published | null>(null);
  insight = $state.raw<Insight | null>(null);
  experiments = $state.raw<Experiment[]>([]);
  candidates = $state.raw<Candidate[]>([]);
  automation = $state.raw<Automation | null>(null);
  upgrade = $state.raw<Upgrade | null>(null);
  making = $state.raw<ReadonlyMap<string, Making>>(new Map());
  line = $state<Line>("joining");
  /** What the house refused when the page was opened. */
  refused = $state("");
  loaded = $state(false);
  /** What was felt could not be asked. */
  silent = $state(false);
  /** The release that is looked at; the published one where none was chosen. */
  release = $state<number | null>(null);
  /** Where the cursor stands, and whether the film plays there. */
  time = $state(0);
  playing = $state(false);
  readonly shot = $derived(this.insight ? (this.insight.shots[which(this.insight.shots, this.time)] ?? null) : null);
  readonly shots = $derived(new Map((this.insight?.shots ?? []).map((shot) => [shot.id, shot])));

  #over: (() => void) | null = null;
  #busy: Promise<void> | null = null;
  #again = false;

  constructor(name: string) {
    this.name = name;
  }

  async open(): Promise<void> {
    this.#over = listen(this.name, this.#hearing(), (how) => {
      const back = how === "live" && this.line !== "live" && this.loaded;
      this.line = how;
      if (back) void this.look();
    });
    try {
      this.film = await get<FilmState>(address("films", this.name));
      await this.look();
    } catch (wrong) {
      this.refused = (wrong as Error).message;
      complain(wrong);
    } finally {
      this.loaded = true;
    }
  }

  close(): void {
    this.#over?.();
    this.#over = null;
  }

  /** Ask for everything; a door that is not there leaves its part empty. */
  async look(): Promise<void> {
    this.published = await doors.published(this.name);
    await Promise.all([
      this.#felt(),
      this.#trials(),
      quietly(doors.candidates(this.name), (found) => (this.candidates = found)),
      quietly(doors.automation(this.name), (found) => (this.automation = found)),
    ]);
  }

  choose(release: number): void {
    this.release = release;
    this.insight = null;
    void this.#felt();
  }

  /** Move the cursor; `play` the film from there. */
  seek(time: number, play = false): void {
    this.time = Math.min(Math.max(0, time), Math.max(0, (this.insight?.seconds ?? 0) - 0.001));
    if (play) this.playing = true;
  }

  /** The shot so many after the one at the cursor. */
  jump(by: number): void {
    const shots = this.insight?.shots ?? [];
    const at = which(shots, this.time);
    const back = by < 0 && this.time - (shots[at]?.at ?? 0) > 0.5 ? 1 : 0;
    const to = shots[Math.min(shots.length - 1, Math.max(0, at + by + back))];
    if (to) this.seek(to.at);
  }

  /** Make changes of a shot; what is made comes as candidates. */
  async make(shot: string, changes: string[], fault: doors.Fault): Promise<void> {
    const { job } = await doors.make(this.name, shot, changes, fault);
    this.#begun(changes.map((change) => ({ job, shot, change })));
  }

  /** What was meant at a weak moment less what was felt there. */
  fault(weak: Weak | null): doors.Fault {
    const on = weak?.kind === "gap-v" ? "v" : weak?.kind === "gap-a" ? "a" : null;
    if (!weak || !on || !this.insight) return { kind: weak?.kind ?? "", gap: 0 };
    if (weak.gap !== undefined) return { kind: weak.kind, gap: Math.min(2, Math.max(-2, weak.gap)) };
    const [from, to] = [weak.at, weak.at + weak.seconds];
    const felt = mean(this.insight.felt[on]?.mean, from, to);
    const meant = mean(this.insight.intended[on], from, to);
    return { kind: weak.kind, gap: felt === null || meant === null ? 0 : Math.min(2, Math.max(-2, meant - felt)) };
  }

  /** Ask what a newer renderer would draw otherwise; its desk has to look first. */
  async progress(): Promise<void> {
    await quietly(doors.upgrade(this.name), (found) => (this.upgrade = found));
  }

  /** Forget a candidate that nobody is shown. */
  async drop(id: string): Promise<void> {
    await doors.dropped(this.name, id);
    this.candidates = this.candidates.filter((one) => one.id !== id);
  }

  async hide(id: string, hidden: boolean): Promise<void> {
    const before = this.insight;
    if (!before) return;
    this.insight = { ...before, comments: before.comments.map((one) => (one.id === id ? { ...one, hidden, held: false, reported: 0 } : one)) };
    try {
      await doors.hideComment(this.name, id, hidden);
    } catch (wrong) {
      this.insight = before;
      complain(wrong);
    }
  }

  /** Put what the house answered in the place of what was known of an experiment. */
  learn(experiment: Experiment): void {
    const others = this.experiments.filter((one) => one.id !== experiment.id);
    const at = this.experiments.findIndex((one) => one.id === experiment.id);
    this.experiments = at < 0 ? [experiment, ...others] : others.toSpliced(at, 0, experiment);
  }

  #begun(changes: { job: string; shot: string; change: string }[]): void {
    const making = new Map(this.making);
    for (const one of changes) if (!making.has(key(one))) making.set(key(one), { ...one, state: "making", part: 0, error: "" });
    this.making = making;
  }

  #hearing() {
    return {
      insight: ({ release }: InsightEvents["insight"]) => {
        if (release === (this.release ?? this.insight?.release ?? this.published?.current)) void this.#felt();
        else if (!this.insight) void this.#shelf();
      },
      experiment: () => void this.#trials(),
      candidate: (told: InsightEvents["candidate"]) => this.#candidate(told),
      upgrade: () => void (this.upgrade && this.progress()),
      published: () => void this.look().catch(complain),
      publishing: ({ state }: InsightEvents["publishing"]) => {
        if (state === "made") void this.look().catch(complain);
      },
    };
  }

  #candidate({ job, shot, change, state, done, total, candidate, error, advice }: InsightEvents["candidate"]): void {
    const making = new Map(this.making);
    if (state === "made") making.delete(key({ job, change }));
    else making.set(key({ job, change }), { job, shot, change, state, part: total ? done / total : 0, error: [error, advice].filter(Boolean).map((one) => upper(one!)).join(say("insight.stop")) });
    this.making = making;
    if (candidate) this.candidates = [...this.candidates.filter((one) => one.id !== candidate.id), candidate];
  }

  async #shelf(): Promise<void> {
    await quietly(doors.published(this.name), (found) => (this.published = found));
    await this.#felt();
  }

  /** Never two at once: what comes meanwhile is asked for once more afterwards. */
  async #felt(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return this.#busy;
    }
    this.#busy = this.#ask();
    try {
      await this.#busy;
    } finally {
      this.#busy = null;
    }
    if (this.#again) {
      this.#again = false;
      await this.#felt();
    }
  }

  async #ask(): Promise<void> {
    const asked = this.release;
    if (this.published && this.published.current === null && asked === null) return;
    let heard = false;
    await quietly(doors.insight(this.name, asked), (found) => {
      heard = true;
      if (!this.insight && !this.time) this.time = found.weak[0]?.at ?? 0; // where it fails is what one comes to see
      if (asked === this.release) this.insight = found;
      else this.#again = true;
    });
    this.silent = !heard;
  }

  async #trials(): Promise<void> {
    const before = this.experiments;
    await quietly(doors.experiments(this.name), (found) => (this.experiments = found));
    const moved = this.experiments.some((one) => one.promoted !== (before.find((other) => other.id === one.id)?.promoted ?? null));
    const ended = this.experiments.some((one) => before.find((other) => other.id === one.id && other.state !== one.state));
    if (this.loaded && (moved || ended)) await quietly(doors.published(this.name), (found) => (this.published = found));
  }
}

const key = ({ job, change }: { job: string; change: string }) => `${job}/${change}`;

/** Take what is answered; where there is no such thing (yet), nothing happens. */
async function quietly<T>(asked: Promise<T>, take: (found: T) => void): Promise<void> {
  try {
    take(await asked);
  } catch (wrong) {
    if (!(wrong instanceof Refusal && (wrong.status === 404 || wrong.status === 405))) complain(wrong);
  }
}
