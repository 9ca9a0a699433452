/** How this viewer likes to watch, remembered on this machine and told to nobody. */
export type Density = "few" | "some" | "many";

export interface Habits {
  volume: number;
  muted: boolean;
  speed: number;
  /** The languages read under the picture, in order. */
  words: string[] | null;
  flying: boolean;
  opacity: number;
  pace: number;
  density: Density;
  large: number;
  colour: string;
  mode: "fly" | "top";
  /** The film waits while a comment is written. */
  hold: boolean;
  beside: boolean;
  /** Whether to ask how it feels. */
  asked: boolean;
  /** What was said about being measured; null: nothing yet. */
  measure: boolean | null;
  light: "dark" | "light" | "system";
}

const FIRST: Habits = {
  volume: 1, muted: false, speed: 1, words: null, flying: true, opacity: 0.85, pace: 1, density: "some", large: 1,
  colour: "white", mode: "fly", hold: true, beside: true, asked: true, measure: null, light: "dark",
}; // prettier-ignore
const KEPT = "ciotat.watch";

function read<T extends object>(name: string, first: T): T {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(name) ?? "{}") as Partial<T>) };
  } catch {
    return { ...first };
  }
}

function write(name: string, value: object): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // They hold until the page is left.
  }
}

export const habits: Habits = $state(read(KEPT, FIRST));

/** Change a habit and remember it. */
export function keep(change: Partial<Habits>): void {
  Object.assign(habits, change);
  write(KEPT, { ...habits });
}

/** Where this viewer stopped in a release; 0 where there is nothing to go on with. */
export function stopped(film: string, release: number): number {
  return read<Record<string, number>>(`${KEPT}.at`, {})[`${film}/${release}`] ?? 0;
}

/** Remember where they stopped; 0 forgets it. At most fifty films are remembered. */
export function stop(film: string, release: number, at: number): void {
  const { [`${film}/${release}`]: _, ...others } = read<Record<string, number>>(`${KEPT}.at`, {});
  const pairs = Object.entries(others).slice(-49);
  write(`${KEPT}.at`, Object.fromEntries(at > 0 ? [...pairs, [`${film}/${release}`, Math.round(at * 10) / 10]] : pairs));
}

/** Forget all of it. */
export function forgetHabits(): void {
  try {
    for (const name of [KEPT, `${KEPT}.at`]) localStorage.removeItem(name);
  } catch {
    // Then there was nothing.
  }
  Object.assign(habits, FIRST);
}
