/** Hears a film's events; connects again by itself, calmly, for as long as it takes. */
import { address } from "./api";
import type { Events } from "./types";

export type Hear = { [K in keyof Events]?: (told: Events[K]) => void };
export type Line = "joining" | "live" | "lost";

const NAMES: (keyof Events)[] = ["hello", "script", "plan", "still", "shot", "sound", "progress", "warming", "film", "takes", "notes", "wrong", "insight", "experiment", "candidate", "publishing", "published", "upgrade"];
const WAITS = [300, 700, 1500, 3000, 5000];
/** A line that is back within this time was never lost. */
const GRACE = 1500;
/** A tab that is hidden for so long hangs up: a browser gives all tabs of a house six lines, and who comes back hears all. */
const HIDDEN = 3000;

/** This tab's own name, so that its own writing is not told back to it. */
export const tab = Math.random().toString(36).slice(2, 12);

/** The line of each film that was begun last in this tab: who wants a few words of it only joins in. */
const lines = new Map<string, Open>();
interface Open {
  hears: Set<Hear>;
  /** How many want to hear though the tab is hidden. */
  always: number;
}

/** Hear what is told of `film` from now on, on the line that is open already where there is one; hidden tabs too. */
export function follow(film: string, hear: Hear): () => void {
  const open = lines.get(film);
  if (!open) return listen(film, hear, () => undefined, true);
  open.hears.add(hear);
  open.always++;
  return () => {
    open.always--;
    leave(open, hear);
  };
}

const closing = new WeakMap<Open, () => void>();

/** One hears no more; with the last the line ends. */
function leave(open: Open, hear: Hear): void {
  open.hears.delete(hear);
  if (!open.hears.size) closing.get(open)?.();
}

/** Listen to `film` until the function given back is called; `line` hears how the line is. A hidden tab listens only where
 *  `always` says so, for what is told once. */
export function listen(film: string, hear: Hear, line: (how: Line) => void, always = false): () => void {
  let source: EventSource | null = null;
  let tries = 0;
  let timer = 0;
  let grace = 0;
  let hiding = 0;
  let over = false;
  const open: Open = { hears: new Set([hear]), always: Number(always) };
  lines.set(film, open);
  const away = () => document.hidden && !open.always;

  function join(): void {
    if (over || away()) return;
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`${address("films", film, "live")}?tab=${tab}`);
    source.addEventListener("open", () => {
      tries = 0;
      clearTimeout(grace);
      grace = 0;
      line("live");
    });
    source.addEventListener("error", () => {
      source?.close();
      if (over) return;
      grace ||= window.setTimeout(() => line("lost"), GRACE);
      timer = window.setTimeout(join, WAITS[Math.min(tries++, WAITS.length - 1)]);
    });
    for (const name of NAMES) {
      source.addEventListener(name, (event) => {
        const told: unknown = JSON.parse((event as MessageEvent<string>).data);
        for (const one of open.hears) (one[name] as ((told: unknown) => void) | undefined)?.(told);
      });
    }
  }

  const soon = () => {
    if (source?.readyState === EventSource.CLOSED || source === null) join();
  };
  const turned = () => {
    clearTimeout(hiding);
    if (!away()) soon();
    else hiding = window.setTimeout(hangUp, HIDDEN);
  };

  function hangUp(): void {
    clearTimeout(timer);
    clearTimeout(grace);
    grace = 0;
    source?.close();
    source = null;
    line("joining");
  }

  line("joining");
  join();
  addEventListener("online", soon);
  document.addEventListener("visibilitychange", turned);
  closing.set(open, () => {
    over = true;
    clearTimeout(timer);
    clearTimeout(grace);
    clearTimeout(hiding);
    removeEventListener("online", soon);
    document.removeEventListener("visibilitychange", turned);
    source?.close();
    if (lines.get(film) === open) lines.delete(film);
  });
  return () => {
    if (always) open.always--;
    line = () => undefined;
    leave(open, hear);
  };
}
