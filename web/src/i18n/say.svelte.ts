/** What the page says, in the reader's language: `say("library.new")`, `say("library.shots", { n: 3 })`. */
import type { books } from "./books";
import type { Book } from "./words";

export type Language = "en" | "zh";
type Books = typeof books;
type Shelf = { [B in keyof Books]?: Record<keyof Books[B], readonly [string, string]> };
export type Key = { [B in keyof Books]: `${B}.${Extract<keyof Books[B], string>}` }[keyof Books];
export type Values = Record<string, string | number>;

const KEPT = "ciotat.language";
const shelf: Partial<Record<string, Book>> = {};

/** Put `more` books at hand: a page brings those that it speaks from, and no others. */
export function shelve(more: Shelf): void {
  Object.assign(shelf, more);
}

function first(): Language {
  const kept = read();
  if (kept === "en" || kept === "zh") return kept;
  return typeof navigator !== "undefined" && navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function read(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

let spoken = $state<Language>(first());

/** The reader's language. */
export function language(): Language {
  return spoken;
}

/** Speak `to` from now on, and remember it on this machine. */
export function speak(to: Language): void {
  spoken = to;
  if (typeof document !== "undefined") document.documentElement.lang = to === "zh" ? "zh-Hans" : "en";
  try {
    localStorage.setItem(KEPT, to);
  } catch {
    // A browser that keeps nothing still speaks.
  }
}

/** Whether the reader chose a language on this machine. */
export function chosen(): boolean {
  return read() !== null;
}

/** The sentence under `key` with its values put in; `{n:shot|shots}` chooses a word by the number n. */
export function say(key: Key, values: Values = {}): string {
  const [area, name] = key.split(".", 2) as [string, string];
  const pair = shelf[area]?.[name];
  return pair ? fill(pair[spoken === "zh" ? 1 : 0], values) : key;
}

/** `text` with `{name}` and `{name:one|many}` replaced. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined) return Number(value) === 1 ? one : (many ?? one);
    return typeof value === "number" ? number(value) : value;
  });
}

const locale = () => (spoken === "zh" ? "zh-Hans-CN" : "en-GB");

/** A number as the reader writes it. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** A number with its sign, but for what is nothing: +0.25, −0.40, 0.00. */
export function signed(value: number, digits = 2): string {
  const form = new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "exceptZero" });
  return form.format(value).replace("-", "−");
}

/** Seconds as a clock: 0:07, 2:31, 1:04:00. */
export function clock(seconds: number): string {
  const all = Math.max(0, Math.round(seconds));
  const [h, m, s] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Hours, minutes, seconds, frames, as the trade writes them (SMPTE ST 12): 00:00:07:12 is twelve frames past seven seconds. */
export function timecode(seconds: number, fps: number): string {
  const frames = Math.round(Math.max(0, seconds) * fps);
  const whole = Math.round(fps);
  const all = Math.floor(frames / whole);
  return [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60, frames % whole].map((n) => String(n).padStart(2, "0")).join(":");
}

/** How long ago, or the day where that says more. */
export function ago(when: string, now = Date.now(), style: "long" | "short" = "long"): string {
  const then = Date.parse(when);
  if (Number.isNaN(then)) return when;
  const seconds = (then - now) / 1000;
  if (seconds > -45) return say("common.justNow");
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: "auto", style });
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return relative.format(Math.round(seconds / 3600), "hour");
  if (seconds > -7 * 86400) return relative.format(Math.round(seconds / 86400), "day");
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(then);
}

/** Bytes as people say them. */
export function bytes(count: number): string {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)));
  return new Intl.NumberFormat(locale(), {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: step > 1 ? 1 : 0,
  }).format(count / 1000 ** step);
}

/** How long something is still likely to take, in words. */
export function left(seconds: number): string {
  if (seconds < 8) return say("common.secondsLeft");
  if (seconds < 90) return say("common.aboutSeconds", { n: Math.round(seconds / 5) * 5 });
  return say("common.aboutMinutes", { n: Math.round(seconds / 60) });
}
