/** The keys of the screening room: as on the players that people know. */
import type { Key } from "../i18n/say.svelte";

/** What a key asks for; a number goes with some. */
export type Wish =
  | "toggle" | "back" | "on" | "less" | "more" | "louder" | "softer" | "frameBack" | "frameOn" | "shotBack" | "shotOn" | "slower" | "faster"
  | "full" | "mute" | "words" | "flying" | "feel" | "compose" | "beside" | "keys" | "start" | "end" | "part"; // prettier-ignore

const WISHES: Record<string, Wish> = {
  " ": "toggle", k: "toggle", j: "back", l: "on", ArrowLeft: "less", ArrowRight: "more", ArrowUp: "louder", ArrowDown: "softer",
  ",": "frameBack", ".": "frameOn", "[": "shotBack", "]": "shotOn", "<": "slower", ">": "faster", f: "full", m: "mute", c: "words",
  d: "flying", e: "feel", n: "compose", t: "beside", "?": "keys", Home: "start", End: "end",
}; // prettier-ignore

/** What `event` asks for, and which number; null where it is not for the film. */
export function wish(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): [Wish, number] | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (/^\d$/.test(event.key)) return ["part", Number(event.key)];
  const found = WISHES[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  return found ? [found, 0] : null;
}

/** The sheet behind `?`. */
export const sheet: readonly (readonly [keys: string, what: Key])[] = [
  ["Space K", "watch.keys_play"],
  ["J L", "watch.keys_ten"],
  ["← →", "watch.keys_five"],
  ["[ ]", "watch.keys_shot"],
  [", .", "watch.keys_frame"],
  ["0 … 9", "watch.keys_part"],
  ["< >", "watch.keys_speed"],
  ["↑ ↓", "watch.keys_loud"],
  ["M", "watch.keys_mute"],
  ["C", "watch.keys_words"],
  ["D", "watch.keys_flying"],
  ["E", "watch.keys_feel"],
  ["N", "watch.keys_compose"],
  ["T", "watch.keys_beside"],
  ["F", "watch.keys_full"],
  ["?", "watch.keys_sheet"],
];
