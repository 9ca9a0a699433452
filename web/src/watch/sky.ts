/** How much of the picture flying comments may use, after this viewer's liking, and never where words are read. */
import type { Sky } from "./flying";
import type { Density, Habits } from "./kept.svelte";

const SHARE: Record<Density, [area: number, most: number]> = { few: [0.18, 10], some: [0.36, 28], many: [0.66, 40] };
/** A rem of ours in pixels. */
const REM = 14;

/** The picture, and how many languages are read below it. */
export interface Frame {
  width: number;
  height: number;
  languages: number;
}

/** Where the words begin at their highest, as a share of the height: two lines in each language, over the controls. */
export function words({ width, height, languages }: Frame): number {
  if (!languages || !height) return 1;
  const size = Math.max(0.875 * REM, Math.min(0.025 * width, 0.046 * height, 2.25 * REM));
  const tall = size * (2 * 1.35 + (languages - 1) * (0.25 + 2 * 1.35 * 0.78));
  return 1 - 0.055 - (tall + Math.max(4.25 * REM, 0.07 * height)) / height;
}

export function skyOf(habits: Pick<Habits, "density" | "pace" | "large" | "opacity">, frame: Frame, still: boolean): Sky {
  const [share, most] = SHARE[habits.density];
  const small = frame.width < 600;
  const size = Math.round(Math.min(30, Math.max(13, frame.width * 0.0185)) * habits.large);
  return {
    area: Math.max(0.1, Math.min(small ? Math.max(share, 0.3) : share, words(frame) - 0.04)),
    most: small ? Math.ceil(most * 0.6) : most,
    pace: habits.pace,
    size,
    still,
    clear: habits.opacity,
  };
}
