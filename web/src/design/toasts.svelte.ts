/** Short words that come and go at the foot of the page. */
import type { Wrong } from "../lib/types";
import { say } from "../i18n/say.svelte";

export interface Toast {
  id: number;
  text: string;
  advice: string;
  grade: "plain" | "good" | "wrong";
  action: { label: string; run: () => void } | null;
}

let count = 0;
export const toasts = $state<Toast[]>([]);

/** Say `text`; it goes by itself after a while (things gone wrong stay longer). */
export function toast(text: string, more: Partial<Omit<Toast, "id" | "text">> = {}): number {
  const twin = toasts.findIndex((one) => one.text === text);
  if (twin >= 0) toasts.splice(twin, 1);
  const id = ++count;
  toasts.push({ id, text, advice: "", grade: "plain", action: null, ...more });
  while (toasts.length > 3) toasts.shift();
  setTimeout(() => dismiss(id), more.grade === "wrong" ? 12_000 : more.action ? 9_000 : 4_500);
  return id;
}

/** Say what went wrong, in the words of whoever refused. */
export function complain(wrong: unknown): void {
  const told = wrong as Partial<Wrong>;
  if (wrong instanceof DOMException && wrong.name === "AbortError") return;
  const text = told?.error || (wrong instanceof TypeError ? say("common.notReached") : say("common.somethingWrong"));
  const advice = told?.advice || (wrong instanceof TypeError ? say("common.notReachedAdvice") : "");
  toast(text, { grade: "wrong", advice });
}

export function dismiss(id: number): void {
  const at = toasts.findIndex((one) => one.id === id);
  if (at >= 0) toasts.splice(at, 1);
}
