import { expect, test } from "vitest";
import { cues, reading } from "./words";

const VTT = `WEBVTT

NOTE nothing

1
00:01.000 --> 00:03.000 line:90%
<v Mara>Fish &amp; bread.</v>

01:00:02.500 --> 01:00:04.000
第二行
—好。
`;

test("cues are read as plain text", () => {
  expect(cues(VTT.replaceAll("\n", "\r\n"))).toEqual([
    { from: 1, to: 3, text: "Fish & bread." },
    { from: 3602.5, to: 3604, text: "第二行\n—好。" },
  ]);
});

test("markup in a cue stays words", () => {
  expect(cues("WEBVTT\n\n00:00.000 --> 00:01.000\n&lt;img src=x&gt;")[0]!.text).toBe("<img src=x>");
});

test("what is to be read at a moment", () => {
  const all = cues(VTT);
  expect([0.99, 1, 2.99, 3, 3603].map((time) => reading(all, time))).toEqual(["", "Fish & bread.", "Fish & bread.", "", "第二行\n—好。"]);
  const twice = [{ from: 0, to: 5, text: "a" }, { from: 1, to: 2, text: "b" }];
  expect([reading(twice, 1.5), reading(twice, 3)]).toEqual(["a\nb", "a"]);
  expect(reading([], 1)).toBe("");
});
