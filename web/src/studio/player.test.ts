import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Film, Spot } from "../lib/film.svelte";
import type { ShotView, Sound } from "../lib/types";
import { Player, seen } from "./player.svelte";

/** A picture or a sound that loads when told to. */
class Media {
  dataset: Record<string, string> = {};
  heard = new Map<string, (() => void)[]>();
  classList = { names: new Set<string>(), toggle: (name: string, on: boolean) => void (on ? this.classList.names.add(name) : this.classList.names.delete(name)) };
  src = "";
  currentTime = 0;
  readyState = 0;
  paused = true;
  seeking = false;
  ended = false;
  muted = false;
  volume = 1;
  playbackRate = 1;
  complete = false;
  [size: string]: unknown;
  addEventListener(name: string, hear: () => void) {
    this.heard.set(name, [...(this.heard.get(name) ?? []), hear]);
  }
  load() {
    this.readyState = 0;
    this.currentTime = 0;
  }
  async play() {
    this.paused = false;
  }
  pause() {
    this.paused = true;
  }
  decode = async () => undefined;
  arrive() {
    this.readyState = 4;
    const all = this.heard.get("loadeddata") ?? [];
    this.heard.delete("loadeddata");
    for (const hear of all) hear();
  }
}
class Video extends Media {}
class Image extends Media {}

function filmed(shots: Partial<ShotView>[], sound: Sound | null = null) {
  const all = shots.map((shot, n) => ({ id: `s${n}`, seconds: 2, state: "made", clip: null, still: null, poster: null, ...shot }) as ShotView);
  const film = {
    fps: 24,
    sound,
    revision: "now",
    get order() {
      return all.map((shot) => shot.id);
    },
    get total() {
      return all.reduce((sum, shot) => sum + shot.seconds, 0);
    },
    at: (index: number): Spot | null => (all[index] ? { shot: all[index]!, index, start: all.slice(0, index).reduce((sum, shot) => sum + shot.seconds, 0) } : null),
    spot: (id: string) => film.at(all.findIndex((shot) => shot.id === id)),
    when: (time: number) => {
      let n = 0;
      while (n + 1 < all.length && film.at(n + 1)!.start <= time + 1e-6) n++;
      return film.at(n);
    },
  };
  const stage = { videos: [new Video(), new Video()], stills: [new Image(), new Image()], audios: [new Media(), new Media()] };
  const player = new Player(film as unknown as Film);
  player.attach(stage as never);
  const front = () => [...stage.videos, ...stage.stills].filter((one) => one.classList.names.has("front")).map((one) => one.dataset.url);
  return { all, film, stage, player, front };
}

let now = 0;
let frames: ((now: number) => void)[] = [];
function run(seconds: number, each = 1 / 24) {
  for (let gone = 0; gone < seconds - 1e-9; gone += each) {
    now += each * 1000;
    const due = frames;
    frames = [];
    for (const frame of due) frame(now);
  }
}
beforeEach(() => {
  now = 0;
  frames = [];
  vi.stubGlobal("HTMLVideoElement", Video);
  vi.stubGlobal("requestAnimationFrame", (frame: (now: number) => void) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
  vi.spyOn(performance, "now").mockImplementation(() => now);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a fresh first picture goes before an old moving take, a made take before both", () => {
  const shot = { state: "making", clip: "old.mp4", still: "new.jpg", poster: "old.jpg" } as ShotView;
  expect(seen(shot)).toEqual({ clip: null, still: "new.jpg" });
  expect(seen({ ...shot, state: "made" }).clip).toBe("old.mp4");
  expect(seen({ ...shot, still: null }).clip).toBe("old.mp4");
  expect(seen({ ...shot, early: "twos.mp4" })).toEqual({ clip: "twos.mp4", still: "new.jpg" });
  expect(seen({ ...shot, state: "made", early: "twos.mp4" }).clip).toBe("old.mp4");
});

test("the picture before stays until the next can be seen", async () => {
  const { stage, player, front } = filmed([{ clip: "a.mp4" }, { clip: "b.mp4" }]);
  stage.videos[0]!.arrive();
  expect(front()).toEqual(["a.mp4"]);
  player.seek(2.5);
  expect(front()).toEqual(["a.mp4"]);
  stage.videos[1]!.arrive();
  expect(front()).toEqual(["b.mp4"]);
  expect(stage.videos[1]!.currentTime).toBeCloseTo(0.5, 2);
});

test("a clip that is awaited is not put aside for the one after it", async () => {
  const { all, film, stage, player, front } = filmed([{ state: "making", still: "a.jpg" }, { clip: "b.mp4" }]);
  await Promise.resolve();
  expect(front()).toEqual(["a.jpg"]);
  Object.assign(all[0]!, { state: "made", clip: "a.mp4" });
  player.refresh();
  player.once("s0");
  expect(stage.videos.map((one) => one.dataset.url).sort()).toEqual(["a.mp4", "b.mp4"]);
  for (const video of stage.videos) video.arrive();
  expect(front()).toEqual(["a.mp4"]);
  run(2.2);
  expect([player.playing, film.when(player.time)?.shot.id]).toEqual([false, "s0"]);
});

test("a shot that moves on twos goes on moving until its take can be seen", async () => {
  const { all, stage, player, front } = filmed([{ state: "making", still: "a.jpg", early: "twos.mp4" }, { clip: "b.mp4" }]);
  for (const video of stage.videos) video.arrive();
  await Promise.resolve();
  expect(front()).toEqual(["twos.mp4"]);
  player.once("s0");
  run(0.5);
  Object.assign(all[0]!, { state: "made", clip: "a.mp4", early: null });
  player.refresh();
  for (const image of stage.stills) image.complete = true;
  await Promise.resolve();
  expect(front()).toEqual(["twos.mp4"]);
  expect(stage.videos.map((one) => one.dataset.url).sort()).toEqual(["a.mp4", "twos.mp4"]);
  for (const video of stage.videos) video.arrive();
  expect(front()).toEqual(["a.mp4"]);
  expect(stage.videos.map((one) => one.dataset.url).sort()).toEqual(["a.mp4", "b.mp4"]);
});

test("a clip that is awaited behind another is not put aside for the one after it", () => {
  const { stage, player, front } = filmed([{ clip: "a.mp4" }, { clip: "b.mp4" }, { clip: "c.mp4" }]);
  stage.videos[0]!.arrive();
  player.play();
  player.seek(2.5);
  expect(stage.videos.map((one) => one.dataset.url)).toEqual(["a.mp4", "b.mp4"]);
  stage.videos[1]!.arrive();
  expect(front()).toEqual(["b.mp4"]);
  expect(stage.videos.map((one) => one.dataset.url)).toEqual(["c.mp4", "b.mp4"]);
});

test("frame by frame, and from shot to shot", () => {
  const { player } = filmed([{}, {}, {}]);
  player.step(1);
  player.step(1);
  expect(player.time).toBeCloseTo(2 / 24, 2);
  player.step(-1);
  expect(player.time).toBeCloseTo(1 / 24, 2);
  player.jump(1);
  expect(player.time).toBe(2);
  player.seek(3);
  player.jump(-1);
  expect(player.time).toBe(2);
});

test("J goes back, K rests, L again goes faster", () => {
  const { player } = filmed([{}, {}, {}]);
  player.shuttle(1);
  player.shuttle(1);
  run(1);
  expect([player.speed, Math.round(player.time * 10) / 10]).toEqual([2, 2]);
  player.shuttle(0);
  expect([player.playing, player.speed]).toEqual([false, 1]);
  player.shuttle(-1);
  run(0.5);
  expect(player.time).toBeCloseTo(1.5, 1);
  run(3);
  expect([player.playing, player.time]).toEqual([false, 0]);
});

test("the sound is the clock while it runs, and a sound of another draft is heard only where it fits", () => {
  const fits = { url: "a.m4a", at: 0, seconds: 2 };
  const off = { url: "b.m4a", at: 2, seconds: 1.4 };
  const { stage, player } = filmed([{}, {}], { revision: "earlier", tracks: [fits, off] });
  player.play();
  run(0.1);
  Object.assign(stage.audios[0]!, { currentTime: 0.3, readyState: 4 });
  run(1 / 24);
  expect([player.heard, player.time]).toEqual([true, 0.3]);
  player.seek(2.2);
  expect(player.heard).toBe(false);
});
