/** One sitting: a film, the release of it that is shown, what happens while somebody watches it. */
import { language } from "../i18n/say.svelte";
import { Flying } from "./flying";
import { House } from "./house";
import { forgetHabits, habits, keep, stop, stopped } from "./kept.svelte";
import { Outbox } from "./outbox";
import { until } from "./rows";
import { screen, type Screen } from "./screen";
import { Sections } from "./sections";
import { Talk } from "./talk.svelte";
import type { Face } from "./feelings";
import type { Happening, ReleaseCard, Room, Session, Shot } from "./types";
import { cues, reading, type Cue } from "./words";

export type Phase = "lobby" | "calibrating" | "film" | "over";
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
/** Milliseconds between two looks at the film, and between two batches; seconds that a question stays. */
const LOOK = 60;
const BATCH = 10_000;
export const ASKED = 9;

export class Sitting {
  readonly house: House;
  readonly talk: Talk;
  room = $state.raw<Room | null>(null);
  session = $state.raw<Session | null>(null);
  /** The release that this viewer chose; null where it was left to the house, which may keep somebody with the one before. */
  wanted = $state<number | null>(null);
  phase = $state<Phase>("lobby");
  time = $state(0);
  length = $state(0);
  ahead = $state(0);
  playing = $state(false);
  waiting = $state(false);
  /** What does not work, in a word of the player; "" while all is well. */
  wrong = $state("");
  /** Since when the viewer is asked how it feels; null: nobody asks. */
  asked = $state<number | null>(null);
  /** When the pad was opened by hand. */
  feeling = $state<number | null>(null);
  thanked = $state(0);
  read = $state.raw<Record<string, Cue[]>>({});
  resume = $state(0);

  #screen: Screen | null = null;
  #video: HTMLVideoElement | null = null;
  #box: Outbox | null = null;
  #sections = new Sections((at, to) => this.#tell({ kind: "section", at, to }));
  #sky: Flying | null = null;
  #looked = 0;
  #last = 0;
  #eye = 0;
  #timer = 0;
  #began = false;

  constructor(readonly film: string) {
    this.house = new House(`/watch/${encodeURIComponent(film)}`);
    this.talk = new Talk(this.house);
  }

  /** The shot that is shown. */
  readonly shot = $derived.by<Shot | null>(() => {
    const shots = this.session?.shots ?? [];
    return shots[until(shots, this.time + 1e-3) - 1] ?? null;
  });
  readonly release = $derived<ReleaseCard | null>(this.room?.releases.find((one) => one.number === this.session?.release) ?? null);
  /** The languages that can be read. */
  readonly languages = $derived(this.session?.words.map((one) => one.language) ?? []);
  /** The languages that are read. */
  readonly chosen = $derived.by(() => {
    const wanted = habits.words ?? (this.room && this.room.language !== language() ? [language()] : []);
    const found = wanted.filter((one) => this.languages.includes(one));
    return found.length || habits.words?.length === 0 ? found : wanted.length || !habits.words ? this.languages.slice(0, 1) : found;
  });
  readonly lines = $derived(this.chosen.map((one) => reading(this.read[one] ?? [], this.time)).filter(Boolean));

  /** Whether what is watched may be measured. */
  get measured(): boolean {
    const refuses = (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true;
    return (habits.measure ?? !refuses) && (habits.measure === true || this.room?.measured !== false);
  }

  /** Take the picture into use; gives the way to let go of it. */
  attach(video: HTMLVideoElement): () => void {
    this.#video = video;
    this.#screen = screen(video, {
      playing: (on) => this.#plays(on),
      waiting: (on, ms) => this.#waits(on, ms),
      length: (seconds) => (this.length = seconds),
      ended: () => this.#ends(),
      wrong: (what, fatal) => {
        this.#tell({ kind: "error", at: this.time });
        if (fatal) this.wrong = what || "?";
      },
    });
    this.#screen.loud(habits.volume, habits.muted);
    this.#eye = window.setInterval(() => this.#look(), LOOK); // a loop by frames would have all that flies laid out at each
    this.#timer = window.setInterval(() => this.#send(), BATCH);
    const hidden = () => document.visibilityState === "hidden" && this.#hide();
    const gone = () => this.#leave();
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", gone);
    return () => {
      clearInterval(this.#eye);
      clearInterval(this.#timer);
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("pagehide", gone);
      this.#leave();
      this.#screen?.close();
    };
  }

  /** The sky over the picture, in which comments fly. */
  fly(sky: Flying | null): void {
    this.#sky = sky;
    sky?.play(this.playing && !this.waiting, habits.speed);
  }

  async open(): Promise<void> {
    this.room = await this.house.room();
    await this.begin(null);
  }

  /** Sit down before a release; null: the one that is shown. */
  async begin(release: number | null, at = 0): Promise<void> {
    this.wrong = "";
    this.wanted = release;
    if (this.session) this.#exit();
    const session = await this.house.begin(release, this.measured, language());
    this.session = session;
    this.house.session = this.measured ? "" : session.session;
    this.length = session.seconds;
    this.#box = this.measured ? this.#post(session.session) : null;
    this.#began = false;
    this.phase = "lobby";
    this.asked = this.feeling = null;
    this.resume = at || beginning(stopped(this.film, session.release), session.seconds);
    this.time = this.#last = this.resume;
    this.#sky?.clear();
    this.talk.about(session.release);
    void this.#words(session);
    await this.#screen?.open(session.master, this.resume);
    this.#screen?.speed(habits.speed);
  }

  /** Be measured from now on, or not. */
  async measure(on: boolean): Promise<void> {
    const [at, playing] = [this.time, this.playing];
    if (!on) this.#box = null;
    keep({ measure: on });
    this.room = this.room && { ...this.room, measured: on };
    await this.begin(this.wanted, at);
    if (playing) this.start();
  }

  /** Forget this viewer, here and in the house; they sit down as somebody new. */
  async forget(): Promise<void> {
    this.pause();
    this.#box = null;
    await this.house.forget();
    forgetHabits();
    await this.open();
  }

  async #words(session: Session): Promise<void> {
    const found = await Promise.all(session.words.map(async (one) => [one.language, cues(await this.house.words(one.url))] as const));
    if (this.session === session) this.read = Object.fromEntries(found);
  }

  #post(session: string): Outbox {
    const { send, beacon } = this.house;
    return new Outbox({ session, send, beacon, now: () => performance.now() });
  }

  /** From the lobby into the film; by way of two flashes where nobody knows yet how quick this hand is. */
  enter(calibrate = true): void {
    if (this.phase === "lobby" && calibrate && this.session?.calibrate && this.measured && this.time < 1) this.phase = "calibrating";
    else this.start();
  }

  start(): void {
    this.phase = "film";
    void this.play();
  }

  async play(): Promise<void> {
    if (this.phase === "over") this.seek(0);
    this.phase = "film";
    if (!(await this.#screen?.play()) && this.#video && !this.#video.muted && this.#video.readyState > 1) {
      this.mute(true); // a browser that wants to be touched first lets a silent film play
      await this.#screen?.play();
    }
  }

  pause(): void {
    this.#screen?.pause();
  }

  toggle(): void {
    if (this.phase === "lobby") this.enter();
    else if (this.phase === "calibrating") this.start();
    else if (this.playing) this.pause();
    else void this.play();
  }

  /** Go to a second of the film. */
  seek(to: number): void {
    const at = Math.max(0, Math.min(to, this.length));
    this.#sections.cut();
    if (this.#began && Math.abs(at - this.time) > 0.5) this.#tell({ kind: "seek", at: this.time, to: at });
    if (this.phase === "over" && at < this.length - 0.5) this.phase = "film";
    this.#screen?.seek(at);
    this.time = this.#last = at;
    this.#sky?.clear();
  }

  by(seconds: number): void {
    this.seek(this.time + seconds);
  }

  /** To the beginning of a shot so many on; just begun counts as the one before. */
  shots(steps: number): void {
    const shots = this.session?.shots ?? [];
    const here = until(shots, this.time + 1e-3) - 1;
    const late = steps < 0 && this.time - (shots[here]?.at ?? 0) > 1 ? 1 : 0;
    const to = shots[Math.max(0, Math.min(shots.length - 1, here + steps + late))];
    if (to) this.seek(to.at);
  }

  step(frames: number): void {
    this.pause();
    this.by(frames / 24);
  }

  speed(times: number): void {
    keep({ speed: times });
    this.#screen?.speed(times);
    this.#sky?.play(this.playing && !this.waiting, times);
  }

  loud(volume: number): void {
    keep({ volume: Math.max(0, Math.min(1, Math.round(volume * 100) / 100)), muted: volume <= 0 });
    this.#screen?.loud(habits.volume, habits.muted);
  }

  mute(on: boolean): void {
    keep({ muted: on });
    this.#screen?.loud(habits.volume || 1, on);
  }

  /** How this moment feels. */
  feel(v: number, a: number, face?: Face["name"]): void {
    const prompt = this.feeling === null && this.asked !== null;
    const at = this.feeling ?? this.time;
    this.#tell({ kind: "feel", at, v, a, ...(face ? { face } : {}), ...(prompt ? { prompt } : {}) });
    this.feeling = this.asked = null;
    this.thanked++;
    void this.#box?.flush();
  }

  /** One flash was answered after so many seconds. */
  calibrated(lag: number): void {
    this.#tell({ kind: "calibrate", at: 0, lag });
  }

  /** Write something at a moment; says whether it waits to be read first. */
  async say(text: string, at: number): Promise<boolean> {
    if (!this.session) return false;
    const shots = this.session.shots;
    const shot = shots[until(shots, at + 1e-3) - 1]?.id;
    const seq = this.#box?.number() ?? Math.floor(performance.now());
    const { colour, mode } = habits;
    const said = await this.house.say({ session: this.session.session, seq, at, text, mode, colour, ...(shot ? { shot } : {}) });
    this.talk.add({ ...said, mine: true });
    const passed = said.at !== null && said.at <= this.#last && this.time - said.at < 20; // else it comes by itself
    if (habits.flying && !said.held && passed) this.#sky?.show([{ ...said, mine: true }]);
    return said.held === true;
  }

  #look(): void {
    const now = performance.now();
    const screen = this.#screen;
    if (!screen) return;
    const gone = Math.min(1, (now - this.#looked) / 1000);
    this.#looked = now;
    const busy = screen.busy();
    if (this.phase !== "film" || (busy && !this.waiting)) return;
    const time = screen.time();
    this.#sections.look(time, this.playing && !busy && Math.abs(habits.speed - 1) < 0.06 && document.visibilityState === "visible");
    if (time !== this.time) this.time = time;
    const ahead = screen.ahead();
    if (Math.abs(ahead - this.ahead) > 0.2) this.ahead = ahead;
    if (!this.playing || busy) return;
    if (this.#sky && habits.flying && !document.hidden) {
      this.#sky.pass(gone);
      this.talk.windows.ready(time);
      if (time - this.#last < 1.5) this.#sky.show(this.talk.windows.between(this.#last, time));
    }
    this.#ask(this.#last, time);
    this.#last = time;
  }

  /** Ask how it feels where that is due; rarely, and never over words. */
  #ask(from: number, to: number): void {
    if (this.asked !== null && (to - this.asked > ASKED || to < this.asked)) this.asked = null;
    if (!habits.asked || !this.measured || this.feeling !== null || this.asked !== null || to - from > 1.5 || this.lines.length) return;
    if (!this.session?.prompts.some((at) => from < at && at <= to)) return;
    this.asked = to;
    this.#tell({ kind: "ask", at: to, prompt: true });
  }

  #plays(on: boolean): void {
    this.playing = on;
    if (on && !this.#began) {
      this.#began = true;
      this.#tell({ kind: "play", at: this.time });
    }
    if (!on) {
      this.#sections.cut();
      if (this.session) stop(this.film, this.session.release, this.time);
    }
    this.#sky?.play(on && !this.waiting, habits.speed);
  }

  #waits(on: boolean, ms: number): void {
    this.waiting = on;
    this.#sky?.play(this.playing && !on, habits.speed);
    if (on) this.#sections.cut();
    else if (ms) this.#tell({ kind: "stall", at: this.time, to: this.time + ms / 1000 });
  }

  #ends(): void {
    this.#sections.cut();
    this.time = this.length;
    this.#tell({ kind: "end", at: this.length });
    if (this.session) stop(this.film, this.session.release, 0);
    this.phase = "over";
    this.asked = null;
    void this.#box?.flush();
  }

  #tell(event: Happening): void {
    this.#box?.take(event);
  }

  #send(): void {
    this.#sections.flush();
    if (this.session && this.playing) stop(this.film, this.session.release, this.time);
    void this.#box?.flush();
  }

  #hide(): void {
    this.#sections.cut();
    this.#box?.leave();
  }

  #leave(): void {
    this.#exit(true);
  }

  #exit(going = false): void {
    this.#sections.cut();
    if (this.#began && this.phase === "film") {
      this.#tell({ kind: "exit", at: this.time });
      if (this.session) stop(this.film, this.session.release, this.time);
    }
    if (going) this.#box?.leave();
    else void this.#box?.flush();
  }
}

/** Where to go on: not within the first or the last seconds. */
function beginning(at: number, seconds: number): number {
  return at > 8 && at < seconds - 10 ? at : 0;
}
