import { afterEach, expect, test, vi } from "vitest";
import { Film } from "./film.svelte";
import type { FilmState, PlanEvent, ShotView } from "./types";

const shot = (id: string, scene: string, seconds: number) => ({ id, scene, seconds, line: 0, last: 0, state: "stale", still: null, poster: null, clip: null, feel: [], asked: {} }) as unknown as ShotView;
const scene = (id: string, shots: string[]) => ({ id, shots, number: "", heading: id, line: 1, lines: 1, place: "", hour: "", people: [] });

class Source {
  static last: Source;
  heard = new Map<string, (event: unknown) => void>();
  readyState = 1;
  constructor(readonly url: string) {
    Source.last = this;
  }
  addEventListener(name: string, hear: (event: unknown) => void) {
    this.heard.set(name, hear);
  }
  close() {
    this.readyState = 2;
  }
  tell(name: string, data: unknown) {
    this.heard.get(name)?.({ data: JSON.stringify(data) });
  }
}

/** What is to run when the tab is hidden or seen. */
const turn: (() => void)[] = [];

async function opened() {
  vi.useFakeTimers();
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  turn.length = 0;
  vi.stubGlobal("document", { hidden: false, addEventListener: (_: string, run: () => void) => turn.push(run), removeEventListener: () => undefined });
  vi.stubGlobal("EventSource", Object.assign(Source, { CLOSED: 2 }));
  const plan = { revision: "r1", order: ["a", "b", "c"], scenes: [scene("s", ["a", "b"]), scene("t", ["c"])], shots: [shot("a", "s", 1), shot("b", "s", 2), shot("c", "t", 3)], people: ["ANNA"], places: [], cards: [] };
  const state = { plan, sound: null, progress: null, notes: [], settings: { fps: "24000/1001" } } as unknown as FilmState;
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(state), { headers: { "content-type": "application/json" } }));
  const film = new Film("f");
  await film.open();
  return film;
}
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a time has its shot, a shot its time", async () => {
  const film = await opened();
  expect([film.total, film.when(0)?.shot.id, film.when(1)?.shot.id, film.when(2.99)?.shot.id, film.when(99)?.shot.id]).toEqual([6, "a", "b", "b", "c"]);
  expect([film.spot("c")?.start, film.spot("x")]).toEqual([3, null]);
  expect(film.fps).toBeCloseTo(23.976, 3);
});

test("of a new plan only what changed is told", async () => {
  const film = await opened();
  const news: PlanEvent = { revision: "r2", order: ["a", "n", "c"], scene_order: ["s", "t"], scenes: [scene("s", ["a", "n"])], shots: [shot("n", "s", 5)], gone: ["b"], people: ["ANNA", "PAUL"], places: [], cards: [], whole: false };
  Source.last.tell("plan", news);
  Source.last.tell("shot", { id: "n", state: "made", clip: "/media/f/x.mp4" });
  Source.last.tell("shot", { id: "b", state: "made" });
  await vi.advanceTimersByTimeAsync(50);
  expect([film.revision, film.total, film.order, [...film.shots.keys()].sort()]).toEqual(["r2", 9, ["a", "n", "c"], ["a", "c", "n"]]);
  expect([film.shots.get("n")?.clip, film.scenes.map((one) => one.shots.length), film.people.length]).toEqual(["/media/f/x.mp4", [2, 1], 2]);
});

test("hearers hear of a picture when it is known", async () => {
  const film = await opened();
  const heard: (string | null | undefined)[] = [];
  film.on({ still: ({ shot: id }) => heard.push(film.shots.get(id)?.still) });
  Source.last.tell("still", { shot: "a", url: "/media/f/a.jpg", seconds: 0.4, revision: "r1" });
  await vi.advanceTimersByTimeAsync(50);
  expect(heard).toEqual(["/media/f/a.jpg"]);
});

test("a lost line is joined again, and told only when it stays away", async () => {
  const film = await opened();
  const first = Source.last;
  first.heard.get("open")?.({});
  first.heard.get("error")?.({});
  expect(film.line).toBe("live");
  await vi.advanceTimersByTimeAsync(400);
  expect(Source.last).not.toBe(first);
  Source.last.heard.get("error")?.({});
  await vi.advanceTimersByTimeAsync(2000);
  expect(film.line).toBe("lost");
  Source.last.heard.get("open")?.({});
  expect(film.line).toBe("live");
});

test("a hidden tab hangs up after a while, and who comes back listens anew", async () => {
  const film = await opened();
  const first = Source.last;
  first.heard.get("open")?.({});
  const page = document as unknown as { hidden: boolean };
  page.hidden = true;
  turn.forEach((run) => run());
  await vi.advanceTimersByTimeAsync(2000);
  expect(first.readyState).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect([first.readyState, Source.last, film.line]).toEqual([2, first, "joining"]);
  page.hidden = false;
  turn.forEach((run) => run());
  expect(Source.last).not.toBe(first);
  Source.last.heard.get("open")?.({});
  expect(film.line).toBe("live");
});

test("what is compiled on a new machine is told, and when it is over", async () => {
  const film = await opened();
  Source.last.tell("warming", { done: 12 });
  expect(film.warming).toBe(12);
  Source.last.tell("warming", { done: null });
  expect(film.warming).toBe(null);
});
