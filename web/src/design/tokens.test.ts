import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const found = new Map<string, [light: string, dark: string]>();
for (const [, name, light, dark] of css.matchAll(/--([\w-]+):\s*light-dark\((#\w+),\s*(#\w+)\)/g)) found.set(name!, [light!, dark!]);
for (const [, name, colour] of css.matchAll(/--([\w-]+):\s*(#\w{6});/g)) found.set(name!, [colour!, colour!]);

type Colour = [number, number, number, number];
const read = (hex: string): Colour => {
  const at = (n: number) => parseInt(hex.slice(1 + 2 * n, 3 + 2 * n), 16) / 255;
  return [at(0), at(1), at(2), hex.length > 7 ? at(3) : 1];
};
const over = (top: Colour, under: Colour): Colour => [0, 1, 2, 3].map((n) => (n === 3 ? 1 : top[n]! * top[3] + under[n]! * (1 - top[3]))) as Colour;
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const light = ([r, g, b]: Colour) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** The contrast of two colours (WCAG 2.2, 1.4.3). */
function contrast(text: Colour, ground: Colour): number {
  const [a, b] = [light(over(text, ground)), light(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const grounds = ["ground", "sheet", "raise", "sunk"];
const words = ["ink", "ink-2", "ink-3", "lamp-ink", "red", "green", "blue"];

describe.each([
  ["light", 0],
  ["dark", 1],
] as const)("%s", (_, side) => {
  const colour = (name: string) => read(found.get(name)![side]);

  test.each(words)("%s is read on every ground", (name) => {
    for (const ground of grounds) expect(contrast(colour(name), colour(ground)), ground).toBeGreaterThanOrEqual(4.5);
  });

  test("words on and in the lamp's light are read", () => {
    expect(contrast(colour("on-lamp"), colour("lamp"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour("on-lamp"), colour("lamp-hover"))).toBeGreaterThanOrEqual(4.5);
    for (const ground of ["ground", "sheet", "raise"]) {
      const washed = over(colour("lamp-wash"), colour(ground));
      for (const name of ["ink", "ink-2", "lamp-ink"]) expect(contrast(colour(name), washed), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("edges of fields are seen", () => {
    for (const ground of ["ground", "sheet", "raise"]) expect(contrast(colour("line-strong"), colour(ground)), ground).toBeGreaterThanOrEqual(3);
  });
});
