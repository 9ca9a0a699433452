import { Text } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { kindsOf, rekinded, type Kind, type Tongue } from "./kinds";

const page = (text: string) => Text.of(text.split("\n"));
const kinds = (text: string, tongue: Tongue = "fountain") => kindsOf(page(text), tongue).join(" ");

describe("Fountain", () => {
  test("a scene", () => {
    expect(kinds("INT. BAR - NIGHT\n\nRain.\n\nANNA (V.O.)\n(low)\nGo.\n\nCUT TO:\n\n> THE END <")).toBe(
      "heading blank action blank cue paren dialogue blank transition blank centred",
    );
  });
  test("the title page ends at the first empty line", () => {
    expect(kinds("Title: A\n    B\nAuthor: C\n\nFADE IN:\n\n.THE ROAD")).toBe("title title title blank action blank heading");
  });
  test("capitals with nothing under them are action", () => {
    expect(kinds("EXT. SEA - DAY\n\nBOOM\n\n@McAvoy\nAye.")).toBe("heading blank action blank cue dialogue");
  });
  test("what is cut out stays out until it closes", () => {
    expect(kinds("A\n\n/*\n\nANNA\nHi\n*/\n\nB")).toBe("action blank cut cut cut cut cut blank action");
  });
});

describe("剧本", () => {
  test("a scene", () => {
    expect(kinds("《狼群》\n\n1-1 夜 外 林中铁路 雪\n人物：陈山、林雪\n△大雪。\n林雪：修不好了，是吗？\n陈山：（低声）狼。", "chinese")).toBe(
      "title blank heading people action speech speech",
    );
  });
});

test("kept up to date is as read anew", () => {
  const bits = ["INT. A - DAY", "", "ANNA", "(low)", "Well then.", "", "He runs.", "/*", "*/", "CUT TO:", "  ", "# One", "林雪：好。", "1-1 夜 外 海"];
  let seed = 7;
  const any = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (const tongue of ["fountain", "chinese"] as const) {
    let lines = Array.from({ length: 40 }, () => bits[any(bits.length)]!);
    let held: Kind[] = kindsOf(page(lines.join("\n")), tongue);
    for (let round = 0; round < 400; round++) {
      const at = any(lines.length);
      const gone = Math.min(any(3), lines.length - at);
      const come = Array.from({ length: any(3) + (gone ? 0 : 1) }, () => bits[any(bits.length)]!);
      if (lines.length - gone + come.length < 2) continue;
      lines = [...lines.slice(0, at), ...come, ...lines.slice(at + gone)];
      const now = page(lines.join("\n"));
      const first = Math.max(1, Math.min(at + 1, now.lines));
      held = rekinded(held, now, tongue, first, Math.min(now.lines, Math.max(first, at + come.length)), come.length - gone);
      expect(held).toEqual(kindsOf(now, tongue));
    }
  }
});
