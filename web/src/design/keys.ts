/** The keys of each room, as editors and players have them; the sheet behind `?` shows them. */
import type { Key } from "../i18n/say.svelte";
import type { Room } from "../lib/route.svelte";

export interface Group {
  title: Key;
  rooms: readonly Room[];
  keys: readonly (readonly [keys: string, what: Key])[];
}

export const groups: readonly Group[] = [
  {
    title: "common.keys_player",
    rooms: ["studio", "dailies"],
    keys: [
      ["Space K", "common.keys_play"],
      ["J L", "common.keys_shuttle"],
      [", .", "common.keys_frame"],
      ["↑ ↓", "common.keys_shot"],
      ["Home End", "common.keys_ends"],
      ["F", "common.keys_full"],
      ["M", "common.keys_mute"],
      ["C", "common.keys_subtitles"],
    ],
  },
  {
    title: "common.keys_script",
    rooms: ["studio"],
    keys: [
      ["Ctrl+Z", "common.keys_undo"],
      ["Ctrl+Shift+Z", "common.keys_redo"],
      ["Ctrl+F", "common.keys_find"],
      ["Ctrl+Space", "common.keys_complete"],
      ["F8", "common.keys_remark"],
      ["Ctrl+.", "studio.keys_mend"],
      ["Ctrl+Enter", "studio.keys_playHere"],
      ["Esc", "common.keys_leave"],
    ],
  },
  {
    title: "common.keys_dailies",
    rooms: ["dailies"],
    keys: [
      ["N", "common.keys_note"],
      ["D", "common.keys_draw"],
      ["Ctrl+Enter", "common.keys_send"],
      ["[ ]", "common.keys_notes"],
      ["T", "common.keys_takes"],
    ],
  },
  {
    title: "common.keys_pair",
    rooms: ["dailies", "versions", "insight"],
    keys: [
      ["1 2 3", "common.keys_modes"],
      ["B", "common.keys_blink"],
      ["← →", "common.keys_wipe"],
    ],
  },
  {
    title: "common.keys_insight",
    rooms: ["insight"],
    keys: [
      ["Space K", "common.keys_play"],
      ["← →", "common.keys_second"],
      ["↑ ↓", "common.keys_shot"],
      ["[ ]", "common.keys_weak"],
      ["I", "common.keys_improve"],
    ],
  },
  {
    title: "common.keys_library",
    rooms: ["library"],
    keys: [
      ["N", "common.keys_new"],
      ["/", "common.keys_search"],
      ["↵", "common.keys_open"],
    ],
  },
  { title: "common.keys_everywhere", rooms: ["library", "studio", "dailies", "versions", "insight"], keys: [["?", "common.keys_sheet"]] },
];

/** Whether a key pressed at `target` belongs to a field and not to the page. */
export function typing(target: EventTarget | null): boolean {
  const at = target as HTMLElement | null;
  return !!at?.closest?.("input:not([type=range],[type=radio],[type=checkbox]), textarea, select, [contenteditable=true], [contenteditable='']");
}
