/** What holds the studio together: the words, the film, and the way between them. */
import { EditorView } from "@codemirror/view";
import { complain, toast } from "../design";
import { say } from "../i18n/say.svelte";
import { address, post } from "../lib/api";
import { Film, tab, type Spot } from "../lib/film.svelte";
import type { Remark, SceneView, Script, ShotView } from "../lib/types";
import { Anchors } from "./anchors";
import { Deeds } from "./deeds";
import { enter, type Act } from "./editor/acts";
import { bring, redo, undo, type Desk, type Hooks } from "./editor/desk";
import { light } from "./editor/paint";
import { remark, remarksOf } from "./editor/remarks";
import { changes } from "./merge";
import { Player } from "./player.svelte";
import { Sender } from "./sender.svelte";
import { forget, unsent } from "./unsent";

const KEPT = "ciotat.follow";
/** For how long after the last key the film follows the writing. */
const TYPED = 60_000;

export class Studio {
  readonly film: Film;
  readonly player: Player;
  readonly anchors = new Anchors();
  readonly deeds: Deeds;
  desk = $state.raw<Desk | null>(null);
  sender = $state.raw<Sender | null>(null);
  follow = $state(kept());
  remarkCount = $state(0);
  /** The scene the cursor or the film stands in. */
  scene = $derived.by(() => this.player.spot?.shot.scene ?? "");
  #remarks: { revision: string; remarks: Remark[] } | null = null;
  #typed = -Infinity;
  #line = 1;
  #cursor = 0;
  #calm = 0;
  /** What was played last because it was new. */
  #seen = "";

  constructor(name: string) {
    this.film = new Film(name);
    this.player = new Player(this.film);
    this.deeds = new Deeds(this.film, (act) => this.did(act), (id) => this.player.spot?.shot.id !== id && this.show(id));
  }

  async open(): Promise<void> {
    await this.film.open();
    this.film.on({
      script: (told) => this.#script(told),
      plan: () => this.#planned(),
      still: ({ shot }) => this.#fresh(shot, false),
      shot: (told) => (told.early || (told.clip && told.state === "made")) && this.#fresh(told.id, true),
      hello: () => void this.sender?.flush(),
      wrong: ({ error, advice }) => toast(error, { advice, grade: "wrong" }),
    });
  }

  close(): void {
    this.sender?.leave();
    void this.sender?.flush();
    this.player.pause();
    this.film.close();
    this.desk?.view.destroy();
  }

  /** The editor stands: put in what was never sent, and begin to send. */
  begin(desk: Desk, script: Script): void {
    this.desk = desk;
    this.anchors.add(script.revision, desk.view.state.doc);
    this.sender = new Sender({
      film: this.film.name,
      script,
      anchors: this.anchors,
      doc: () => desk.view.state.doc,
      bring: (text) => bring(desk.view, changes(desk.view.state.doc.toString(), text)),
      joined: () => toast(say("studio.merged")),
      wrong: complain,
    });
    this.#remarks = script;
    this.#tell();
    const left = unsent(this.film.name);
    if (!left) return;
    if (left.text === script.text) return forget(this.film.name);
    this.sender.resume(left);
    toast(say("studio.restored"), { grade: "good" });
  }

  hooks(): Hooks {
    return {
      changed: (_doc, moved, own) => {
        this.anchors.move(moved);
        this.sender?.moved(moved);
        if (!own) return;
        this.#typed = performance.now();
        if (this.player.unasked) this.player.pause();
        this.sender?.changed();
      },
      line: (number, typing) => this.#stand(number, typing),
      known: () => ({ people: this.film.people, places: this.film.places }),
      play: () => this.#playHere(),
      leave: () => document.getElementById("screen")?.focus(),
      wrong: complain,
    };
  }

  /** Show a shot in the film, and its line in the script. */
  show(id: string, inside = 0): void {
    const spot = this.film.spot(id);
    if (!spot) return;
    this.stray();
    this.player.seek(spot.start + inside);
    this.reveal(spot.shot);
    if (!spot.shot.clip) void post(address("films", this.film.name, "play"), { shot: id }).catch(() => undefined);
  }

  /** The writer looks elsewhere: the film follows the writing no more until the next key. */
  stray(): void {
    this.#typed = -Infinity;
  }

  /** Go to a scene's heading, and to its first shot. */
  goScene(scene: SceneView): void {
    const view = this.desk?.view;
    if (view) {
      const at = this.anchors.line(this.film.revision, scene.line, view.state.doc);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "start", yMargin: 24 }) });
    }
    if (scene.shots[0]) this.show(scene.shots[0]);
  }

  /** The line a shot begins at, as the script stands now. */
  lineOf(shot: ShotView): number {
    const view = this.desk?.view;
    const scene = this.film.sceneOf.get(shot.scene);
    if (!view || !scene) return 1;
    return view.state.doc.lineAt(this.anchors.line(this.film.revision, scene.line + shot.line, view.state.doc)).number;
  }

  /** Light up a shot's lines; bring them into sight where they are not. */
  reveal(shot: ShotView, scroll = true): void {
    const view = this.desk?.view;
    const scene = this.film.sceneOf.get(shot.scene);
    if (!view) return;
    if (!scene || shot.role === "card") return view.dispatch({ effects: light.of(null) });
    const doc = view.state.doc;
    const from = this.anchors.line(this.film.revision, scene.line + shot.line, doc);
    const to = this.anchors.line(this.film.revision, scene.line + Math.max(shot.line, shot.last), doc);
    const span = { from, to: Math.max(from, doc.lineAt(Math.min(to, doc.length)).to) };
    view.dispatch({ effects: light.of(span) });
    if (!scroll || performance.now() - this.#typed < 2500 || this.#visible(view, from)) return;
    view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
  }

  #visible(view: EditorView, at: number): boolean {
    const box = view.scrollDOM.getBoundingClientRect();
    const here = view.coordsAtPos(at);
    return !!here && here.top > box.top + 8 && here.bottom < box.bottom - 40;
  }

  /** The film went on to another shot by itself. */
  passed(spot: Spot | null): void {
    if (!spot || !this.desk) return;
    this.reveal(spot.shot, this.player.playing && performance.now() - this.#calm > 300);
  }

  /** Enter something just done into the one history. */
  did(act: Act): void {
    if (this.desk) enter(this.desk.view, act);
  }

  undo(): void {
    if (this.desk) undo(this.desk.view);
  }

  redo(): void {
    if (this.desk) redo(this.desk.view);
  }

  setFollow(follow: boolean): void {
    this.follow = follow;
    try {
      localStorage.setItem(KEPT, follow ? "yes" : "no");
    } catch {
      // It holds until the page is left.
    }
  }

  /** The shot whose lines the line of the script is among. */
  shotAt(number: number): ShotView | null {
    const view = this.desk?.view;
    if (!view || !this.film.scenes.length) return null;
    const doc = view.state.doc;
    const here = doc.line(Math.min(number, doc.lines)).from;
    const start = (scene: SceneView) => this.anchors.line(this.film.revision, scene.line, doc);
    let found: SceneView | null = null;
    let from = 0;
    for (const scene of this.film.scenes) {
      const at = start(scene);
      if (at > here) break;
      [found, from] = [scene, at];
    }
    if (!found) return null;
    const offset = number - doc.lineAt(from).number;
    const shots = found.shots.flatMap((id) => this.film.shots.get(id) ?? []).filter((shot) => shot.role !== "card");
    return shots.find((shot) => shot.line <= offset && offset <= shot.last) ?? shots.findLast((shot) => shot.line <= offset) ?? shots[0] ?? null;
  }

  /** Play from the line that is written; again: rest. */
  #playHere(): void {
    if (this.player.playing) return this.player.pause();
    const spot = this.film.spot(this.shotAt(this.#line)?.id ?? "");
    if (spot) this.player.seek(spot.start);
    this.player.play();
  }

  #stand(number: number, typing: boolean): void {
    this.#line = number;
    this.#calm = performance.now();
    clearTimeout(this.#cursor);
    this.#cursor = window.setTimeout(() => {
      void post(address("films", this.film.name, "cursor"), { line: number, tab }).catch(() => undefined);
    }, 60);
    const shot = this.shotAt(number);
    if (!shot || (typing && shot.id === this.player.spot?.shot.id)) return;
    if (shot.id === this.player.spot?.shot.id && this.player.playing && !this.player.unasked) return;
    const spot = this.film.spot(shot.id);
    if (!spot) return;
    if (this.player.unasked) this.player.pause();
    this.player.seek(spot.start);
    this.reveal(shot, false);
  }

  #planned(): void {
    this.#tell();
    this.player.refresh();
    const typing = performance.now() - this.#typed < TYPED;
    if (typing && !this.player.playing) {
      const shot = this.shotAt(this.#line);
      const spot = shot && this.film.spot(shot.id);
      if (spot && spot.shot.id !== this.player.spot?.shot.id) this.player.seek(spot.start);
    }
    if (this.player.spot) this.reveal(this.player.spot.shot, false);
  }

  /** A shot has a new picture, or moves: play it where the writer just wrote. */
  #fresh(id: string, moves: boolean): void {
    this.player.refresh();
    if (performance.now() - this.#typed > TYPED || this.shotAt(this.#line)?.id !== id) return;
    if (!moves) {
      const spot = this.film.spot(id);
      if (spot && !this.player.playing && this.player.spot?.shot.id !== id) this.player.seek(spot.start);
    } else if (this.follow && !this.player.playing) {
      const recipe = this.film.shots.get(id)?.recipe ?? "";
      if (recipe && recipe === this.#seen) return;
      this.#seen = recipe;
      this.player.once(id);
      this.player.unasked = true;
    }
  }

  #script(told: { revision: string; remarks: Remark[]; tab: string; text?: string }): void {
    if (told.text !== undefined && told.tab !== tab) this.sender?.theirs({ revision: told.revision, text: told.text, remarks: told.remarks });
    this.#remarks = told;
    this.#tell();
  }

  /** Put the remarks where they belong as soon as their text is known here. */
  #tell(): void {
    const view = this.desk?.view;
    if (!view || !this.#remarks || !this.anchors.knows(this.#remarks.revision)) return;
    const to = this.anchors.from(this.#remarks.revision, view.state.doc);
    remark(view, this.#remarks.remarks.map((one) => ({
      ...one,
      from: to(one.from, 1),
      to: to(one.to, -1),
      fix: one.fix && { ...one.fix, edits: one.fix.edits.map((edit) => ({ ...edit, from: to(edit.from, 1), to: to(edit.to, edit.to > edit.from ? -1 : 1) })) },
    })));
    this.#remarks = null;
    this.remarkCount = remarksOf(view.state).length;
  }

  /** The house has another revision of the words. */
  agreed(): void {
    this.#tell();
  }
}

/** Whether the film follows the writing: as the writer said, else where motion is welcome. */
function kept(): boolean {
  const welcome = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  try {
    return (localStorage.getItem(KEPT) ?? (welcome ? "yes" : "no")) === "yes";
  } catch {
    return welcome;
  }
}

