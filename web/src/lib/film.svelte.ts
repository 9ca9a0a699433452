/** One open film as the page knows it: fetched whole, then kept up to date by what the house tells. */
import { address, get } from "./api";
import { listen, tab, type Line } from "./live";
import type { Events, FilmState, Note, PlanEvent, Progress, SceneView, ShotView, Sound } from "./types";

export interface Spot {
  shot: ShotView;
  /** Its place in the film's order, and when it starts. */
  index: number;
  start: number;
}

type Heard = Partial<{ [K in keyof Events]: (told: Events[K]) => void }>;

export class Film {
  readonly name: string;
  state = $state.raw<FilmState | null>(null);
  line = $state<Line>("joining");
  /** The revision of the script that the plan was made from. */
  revision = $state("");
  order = $state.raw<string[]>([]);
  shots = $state.raw<ReadonlyMap<string, ShotView>>(new Map());
  scenes = $state.raw<SceneView[]>([]);
  people = $state.raw<string[]>([]);
  places = $state.raw<string[]>([]);
  sound = $state.raw<Sound | null>(null);
  progress = $state.raw<Progress | null>(null);
  /** How many kernels were compiled, while some are. */
  warming = $state<number | null>(null);
  notes = $state.raw<Note[]>([]);
  trouble = $state.raw<Events["wrong"] | null>(null);
  /** Counts what was heard of a shot's takes, so that whoever shows them asks again. */
  heardTakes = $state.raw<ReadonlyMap<string, number>>(new Map());
  starts = $derived.by(() => this.#starts());
  readonly total = $derived(this.starts[this.starts.length - 1] ?? 0);
  readonly numbers = $derived.by(() => new Map(this.order.map((id, n) => [id, n])));
  readonly sceneOf = $derived.by(() => new Map(this.scenes.map((scene) => [scene.id, scene])));

  #server = "";
  #over: (() => void) | null = null;
  #hear: Heard[] = [];
  #waiting: (() => void)[] = [];
  #flush = 0;

  constructor(name: string) {
    this.name = name;
  }

  get fps(): number {
    const [a = 24, b = 1] = (this.state?.settings.fps ?? "24").split("/").map(Number);
    return a / b || 24;
  }

  /** Fetch the film and listen from then on. Raises what the house refused. */
  async open(): Promise<FilmState> {
    const state = await get<FilmState>(address("films", this.name));
    this.#take(state);
    this.#over ??= listen(this.name, this.#hearing(), (how) => {
      this.line = how;
    });
    return state;
  }

  /** Ask again how the film stands: its settings were changed. */
  async look(): Promise<void> {
    const state = await get<FilmState>(address("films", this.name));
    this.state = { ...state, script: this.state?.script ?? state.script };
  }

  /** Hear events as they come; the function given back stops it. */
  on(heard: Heard): () => void {
    this.#hear.push(heard);
    return () => (this.#hear = this.#hear.filter((one) => one !== heard));
  }

  close(): void {
    this.#over?.();
    this.#over = null;
    this.#hear = [];
  }

  /** A shot by its number in the film. */
  at(index: number): Spot | null {
    const shot = this.shots.get(this.order[index] ?? "");
    return shot ? { shot, index, start: this.starts[index] ?? 0 } : null;
  }

  spot(id: string): Spot | null {
    const index = this.numbers.get(id);
    return index === undefined ? null : this.at(index);
  }

  /** The shot that is seen at a time. */
  when(time: number): Spot | null {
    if (!this.order.length) return null;
    let [low, high] = [0, this.order.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= time + 1e-6) low = middle;
      else high = middle - 1;
    }
    return this.at(low);
  }

  /** Change what is known of a shot before the house says so. */
  expect(id: string, change: Partial<ShotView>): void {
    const shot = this.shots.get(id);
    if (shot) this.shots = new Map(this.shots).set(id, { ...shot, ...change });
  }

  #starts(): Float64Array {
    const starts = new Float64Array(this.order.length + 1);
    let at = 0;
    for (let n = 0; n < this.order.length; n++) {
      starts[n] = at;
      at += this.shots.get(this.order[n]!)?.seconds ?? 0;
    }
    starts[this.order.length] = at;
    return starts;
  }

  #take(state: FilmState): void {
    this.state = state;
    if (state.plan) this.#plan({ ...state.plan, whole: true });
    this.sound = state.sound;
    this.progress = running(state.progress);
    this.notes = state.notes;
  }

  #plan(plan: PlanEvent): void {
    const whole = plan.whole || (plan.scene_order === undefined && plan.shots.length === plan.order.length);
    const shots = new Map(whole ? [] : this.shots);
    for (const id of plan.gone ?? []) shots.delete(id);
    for (const shot of plan.shots) shots.set(shot.id, shot);
    this.shots = shots;
    this.order = plan.order.filter((id) => shots.has(id));
    if (whole) this.scenes = plan.scenes;
    else {
      const known = new Map(this.scenes.map((scene) => [scene.id, scene]));
      for (const scene of plan.scenes) known.set(scene.id, scene);
      const order = plan.scene_order ?? [...known.keys()];
      this.scenes = order.flatMap((id) => known.get(id) ?? []);
    }
    this.people = plan.people ?? this.people;
    this.places = plan.places ?? this.places;
    this.revision = plan.revision;
    this.trouble = null;
  }

  #shot(id: string, change: Partial<ShotView>): void {
    const shot = this.shots.get(id);
    if (!shot) return;
    (this.shots as Map<string, ShotView>).set(id, { ...shot, ...change });
  }

  /** What comes in one burst is shown at once. */
  #soon(run: () => void): void {
    this.#waiting.push(run);
    this.#flush ||= window.setTimeout(() => {
      this.#flush = 0;
      const all = this.#waiting;
      this.#waiting = [];
      this.shots = new Map(this.shots);
      for (const one of all) one();
      this.shots = new Map(this.shots);
    }, 12);
  }

  #hearing(): Heard {
    const own: Heard = {
      hello: ({ server }) => {
        if (this.#server && this.#server !== server) void this.#again();
        this.#server = server;
        this.warming = null;
      },
      plan: (plan) => this.#soon(() => this.#plan(plan)),
      still: ({ shot, url }) => this.#soon(() => this.#shot(shot, { still: url })),
      warming: ({ done }) => (this.warming = done),
      shot: ({ id, ...change }) => this.#soon(() => this.#shot(id, change)),
      sound: (sound) => (this.sound = sound),
      progress: (progress) => (this.progress = running(progress)),
      notes: ({ notes }) => (this.notes = notes),
      takes: ({ shot }) => (this.heardTakes = new Map(this.heardTakes).set(shot, (this.heardTakes.get(shot) ?? 0) + 1)),
      wrong: (wrong) => (this.trouble = wrong),
    };
    const names = ["hello", "script", "plan", "still", "shot", "sound", "progress", "warming", "film", "takes", "notes", "wrong"] as const;
    const all: Record<string, (told: never) => void> = {};
    for (const name of names) {
      all[name] = (told: never) => {
        (own[name] as ((told: never) => void) | undefined)?.(told);
        const tell = () => {
          for (const one of this.#hear) (one[name] as ((told: never) => void) | undefined)?.(told);
        };
        if (name === "plan" || name === "still" || name === "shot") this.#waiting.push(tell);
        else tell();
      };
    }
    return all as Heard;
  }

  /** The house was started again: see how the film stands there. */
  async #again(): Promise<void> {
    try {
      const state = await get<FilmState>(address("films", this.name));
      this.#take(state);
      for (const one of this.#hear) one.script?.({ ...state.script, tab: "" });
    } catch {
      // The line tells when it is there.
    }
  }
}

/** What is still under way; nothing once all is done. */
function running(progress: Progress | null): Progress | null {
  return progress && progress.done < progress.total ? progress : null;
}

export { tab };
