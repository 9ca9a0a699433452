/** How much of the picture flying comments may use, after this viewer's liking. */
import type { Sky } from "./flying";
import type { Density, Habits } from "./kept.svelte";

const SHARE: Record<Density, [area: number, most: number]> = { few: [0.18, 10], some: [0.36, 28], many: [0.66, 50] };

/** The words below the picture begin at about three quarters of its height: nothing flies there. */
export function skyOf(habits: Pick<Habits, "density" | "pace" | "large" | "opacity">, width: number, still: boolean): Sky {
  const [area, most] = SHARE[habits.density];
  const size = Math.round(Math.min(30, Math.max(13, width * 0.0185)) * habits.large);
  return { area: width < 600 ? Math.max(area, 0.3) : area, most: width < 600 ? Math.ceil(most * 0.6) : most, pace: habits.pace, size, still, clear: habits.opacity };
}
