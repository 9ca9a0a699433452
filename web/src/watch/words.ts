/** Subtitles: the cues of a WebVTT file, and what is said at a moment. */
export interface Cue {
  from: number;
  to: number;
  text: string;
}

const TIMES = /^(?:(\d+):)?(\d\d):(\d\d\.\d{3}) --> (?:(\d+):)?(\d\d):(\d\d\.\d{3})/;
const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", lrm: "\u200e", rlm: "\u200f" };

const seconds = (h = "0", m = "0", s = "0") => Number(h) * 3600 + Number(m) * 60 + Number(s);

/** The cues of `vtt`, in order of their beginning, as plain text. */
export function cues(vtt: string): Cue[] {
  const found: Cue[] = [];
  for (const block of vtt.replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    const rows = block.split("\n");
    const at = rows.findIndex((row) => row.includes(" --> "));
    const times = at >= 0 ? TIMES.exec(rows[at]!) : null;
    const text = plain(rows.slice(at + 1).join("\n"));
    if (times && text) found.push({ from: seconds(times[1], times[2], times[3]), to: seconds(times[4], times[5], times[6]), text });
  }
  return found.sort((a, b) => a.from - b.from);
}

function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/&(\w+);/g, (whole, name: string) => SIGNS[name] ?? whole)
    .trim();
}

/** What is to be read at `time`. */
export function reading(all: readonly Cue[], time: number): string {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.from <= time) low = middle + 1;
    else high = middle;
  }
  const said: string[] = [];
  for (let n = low - 1; n >= 0 && n > low - 5; n--) if (time < all[n]!.to) said.unshift(all[n]!.text);
  return said.join("\n");
}
