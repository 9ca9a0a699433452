import { expect, test } from "vitest";
import { sheet, wish } from "./keys";

const key = (key: string, more: Partial<KeyboardEvent> = {}) => wish({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

test("keys as on the players that people know", () => {
  expect([" ", "k", "K", "ArrowLeft", "f", "M", "c", "d", "e", "n"].map((one) => key(one)?.[0])).toEqual([
    "toggle", "toggle", "toggle", "less", "full", "mute", "words", "flying", "feel", "compose",
  ]); // prettier-ignore
  expect([key("0"), key("7"), key("<"), key("Home")]).toEqual([["part", 0], ["part", 7], ["slower", 0], ["start", 0]]);
});

test("what belongs to the browser stays with it", () => {
  expect([key("f", { ctrlKey: true }), key("l", { metaKey: true }), key("d", { altKey: true }), key("Tab"), key("q"), key("F5")]).toEqual(Array(6).fill(null));
});

test("every key of the sheet does something", () => {
  const names: Record<string, string> = { Space: " ", "←": "ArrowLeft", "→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown" };
  for (const [keys] of sheet) for (const one of keys.split(" ")) if (one !== "…") expect(key(names[one] ?? one), one).not.toBeNull();
});
