import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { books } from "./books";
import { outside } from "./watch";
import { ago, bytes, clock, fill, say, shelve, signed, speak, timecode, type Key } from "./say.svelte";

shelve(books);

const HAN = /[\u3400-\u9fff]/;
const HALF = /[\u3400-\u9fff][,;:!?]|[,;:!?][\u3400-\u9fff]|[\u3400-\u9fff]\.(?!\.)/;
const src = join(import.meta.dirname, "..");
const every = Object.entries(books).flatMap(([area, book]) =>
  Object.entries(book as Record<string, readonly [string, string]>).map(([name, pair]) => [`${area}.${name}`, ...pair] as const),
);
const sources = (readdirSync(src, { recursive: true }) as string[])
  .filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$/.test(path) && !path.startsWith("i18n"))
  .map((path) => [path, readFileSync(join(src, path), "utf8")] as const);
const names = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();
const all = sources.map(([, text]) => text).join("\n");

describe("both languages", () => {
  test("who comes to watch hears of no studio", () => {
    const told = Object.entries({ ...books.common, ...outside, ...books.watch });
    const used = told.filter(([key]) => key in outside || key in books.watch || sources.some(([path, text]) => path.startsWith("watch") && text.includes(`common.${key}"`)));
    expect(used.filter(([, words]) => /studio|terminal|工作台|终端/.test(words.join())).map(([key]) => key)).toEqual([]);
  });

  test("every sentence is said in both, with the same values", () => {
    const lame = every.filter(([, english, chinese]) => {
      const same = String([...new Set(names(chinese))]) === String([...new Set(names(english))]);
      return !english.trim() || !chinese.trim() || HAN.test(english.replaceAll("剧本", "")) || !same;
    });
    expect(every.length).toBeGreaterThan(100);
    expect(lame.map(([key]) => key)).toEqual([]);
  });

  test("Chinese has Chinese marks", () => {
    const half = every.filter(([, , chinese]) => HALF.test(chinese.replaceAll(/\{[^}]*\}/g, "中")));
    expect(half.map(([key, , chinese]) => `${key}: ${chinese}`)).toEqual([]);
  });

  test("Chinese is Chinese wherever it is not a name", () => {
    const names = /^(MP4|OTIO|FDX|PDF|SRT|Ciotat|Fountain|[\W\d{}a-z]+)$/;
    expect(every.filter(([, , chinese]) => !HAN.test(chinese) && !names.test(chinese)).map(([key]) => key)).toEqual([]);
  });

  test("every sentence asked for is there", () => {
    const known = new Set(every.map(([key]) => key));
    const asked = [...all.matchAll(/\bsay\(\s*"([\w.]+)"/g)].map((match) => match[1]!);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((key) => !known.has(key as Key))).toEqual([]);
  });

  test("no sentence lies idle", () => {
    const idle = every.filter(([key]) => {
      const [area, name] = key.split(".") as [string, string];
      const stem = name.replace(/_.*$/, "");
      return !all.includes(`${key}"`) && !all.includes(`${area}.${stem}_`) && !["dismissed"].includes(name) && !inBook(key);
    });
    expect(idle.map(([key]) => key)).toEqual([]);
  });

  test("no page speaks past the books", () => {
    const found = sources.filter(([path]) => path.endsWith(".svelte")).flatMap(([path, text]) => spoken(text).map((said) => `${path}: ${said}`));
    expect(found).toEqual([]);
  });
});

describe("filling", () => {
  test("values, and one or many", () => {
    expect(fill("{n} {n:shot|shots} of {film}", { n: 1, film: "Night" })).toBe("1 shot of Night");
    expect(fill("{n} {n:shot|shots}", { n: 2 })).toBe("2 shots");
    expect(fill("{gone}", {})).toBe("{gone}");
    expect(fill("{a}", { a: "{b}", b: "x" })).toBe("{b}");
  });

  test("time, size, language", () => {
    expect([clock(7.4), clock(151), clock(3840)]).toEqual(["0:07", "2:31", "1:04:00"]);
    expect(timecode(7.5, 24)).toBe("00:00:07:12");
    speak("zh");
    expect(say("common.save")).toBe("保存");
    speak("en");
    expect(say("common.save")).toBe("Save");
    expect(bytes(2_400_000)).toContain("2.4");
    expect(ago("2026-01-01T00:00:00Z", Date.parse("2026-01-01T03:00:00Z"))).toContain("3 hours");
  });
});

/** A sentence that the books themselves hand on. */
function inBook(key: string): boolean {
  return readFileSync(join(src, "i18n/say.svelte.ts"), "utf8").includes(`"${key}"`);
}

/** English words standing bare in a page's markup or in an attribute that is read aloud. */
function spoken(text: string): string[] {
  const markup = text
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, "")
    .replace(/=>/g, "");
  const bare = strip(markup);
  const texts = [...bare.matchAll(/>([^<>]*[A-Za-z]{2,}[^<>]*)</g)].map((match) => match[1]!.trim());
  const labels = [...markup.matchAll(/\b(?:aria-label|title|placeholder|alt|label)="([^"{]*[A-Za-z]{2,}[^"{]*)"/g)].map((match) => match[1]!);
  const product = /^(Ciotat|English|K|J|L|Ctrl|Esc|PDF|FDX|MP4|\W|&\w+;)+$/;
  return [...texts, ...labels].filter((said) => said && !product.test(said));
}

/** `markup` without what stands in braces. */
function strip(markup: string): string {
  let depth = 0;
  let out = "";
  for (const sign of markup) {
    if (sign === "{") depth++;
    if (!depth) out += sign;
    if (sign === "}") depth = Math.max(0, depth - 1);
  }
  return out;
}

test("a value wears its sign unless it is nothing", () => {
  expect([signed(0.254), signed(-0.4), signed(0.003), signed(-0.004), signed(0)]).toEqual(["+0.25", "−0.40", "0.00", "0.00", "0.00"]);
});
