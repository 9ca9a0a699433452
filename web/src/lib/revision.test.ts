import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { revision } from "./revision";

test("a text is named as the house names it", () => {
  const texts = ["", "a", "INT. KITCHEN - NIGHT\n\nIDA\nNo.\n", "剧本：狼群 🐺\n", ...[54, 55, 56, 57, 63, 64, 65, 119, 1000].map((n) => "x".repeat(n)), "Zug ".repeat(60_000)];
  for (const text of texts) expect(revision(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex").slice(0, 16));
});
