import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { completed } from "./complete";
import { paper } from "./paint";
import type { Tongue } from "./kinds";

const known = { people: ["阿妈", "小满", "IDA", "TOM"], places: ["厨房", "码头", "KITCHEN", "HARBOUR", "INT."] };

function offered(text: string, tongue: Tongue): string[] {
  const { kinds, extension } = paper(tongue);
  const state = EditorState.create({ doc: text, extensions: extension });
  return (completed(tongue, kinds, () => known)(new CompletionContext(state, text.length, false))?.options ?? []).map((one) => one.label);
}

describe("what is offered while a heading is written", () => {
  it("names the places after INT., and the hours after a place", () => {
    expect(offered("INT. ", "fountain")).toEqual(["厨房", "码头", "KITCHEN", "HARBOUR"]);
    expect(offered("INT. HARBOUR - D", "fountain")).toEqual(["DAY", "DAWN", "DUSK"]);
  });

  it("offers in Chinese what the heading has not named yet, in any order", () => {
    expect(offered("3. 厨", "chinese")).toEqual(["厨房"]);
    expect(offered("3. 厨房 ", "chinese")).toEqual(["日", "夜", "晨", "黄昏", "内", "外"]);
    expect(offered("3. 厨房 夜 ", "chinese")).toEqual(["内", "外"]);
    expect(offered("3、夜 内景 码", "chinese")).toEqual(["码头"]);
    expect(offered("3. 厨房 夜 内 ", "chinese")).toEqual([]);
  });

  it("names who speaks", () => {
    expect(offered("△雨。\n小", "chinese")).toEqual(["小满"]);
    expect(offered("Rain.\n\nT", "fountain")).toEqual(["TOM"]);
  });
});
