import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forget, keep, unsent } from "./unsent";

let kept: Map<string, string>;
let room: number;
beforeEach(() => {
  kept = new Map();
  room = Infinity;
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const base = "one two three ".repeat(10_000);
const left = (text: string, revision = "r", under = base) => ({ revision, base: under, text, sent: ["s"] });

test.each(["x" + base, base + "x", base.slice(5), base.slice(0, 70) + "ONE" + base.slice(90), "", base + base, "aa", "aaa"])("what was kept comes back, letter by letter", (text) => {
  keep("f", left(text));
  expect(unsent("f")).toEqual(left(text));
  keep("g", left(text, "r", "aaaa"));
  expect(unsent("g")?.text).toBe(text);
});

test("a key puts down what changed, not the whole script again", () => {
  keep("f", left(base + "x"));
  const put = vi.spyOn(localStorage, "setItem");
  keep("f", left(base + "xy"));
  expect(put.mock.calls.map(([, value]) => value.length).reduce((sum, n) => sum + n)).toBeLessThan(200);
});

test("nothing is left behind, and without room nothing is kept by halves", () => {
  keep("f", left(base + "x"));
  keep("f", left(base + "xy", "later", base + "x"));
  expect(unsent("f")?.text).toBe(base + "xy");
  forget("f");
  expect(kept.size).toBe(0);
  room = 1000;
  keep("f", left(base + "x"));
  expect([unsent("f"), kept.size]).toEqual([null, 0]);
});
