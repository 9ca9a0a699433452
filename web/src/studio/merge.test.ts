import { ChangeSet, Text } from "@codemirror/state";
import { expect, test } from "vitest";
import { apart, changes, hunks, together } from "./merge";

let seed = 11;
const any = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const lines = (n: number) => Array.from({ length: n }, () => "abcde"[any(5)]!.repeat(1 + any(3)));
function edited(from: string[]): string[] {
  const to = [...from];
  for (let k = any(4); k >= 0; k--) to.splice(any(to.length + 1), any(3), ...lines(any(3)));
  return to.length ? to : ["x"];
}

test("the hunks make one text into the other", () => {
  for (let round = 0; round < 500; round++) {
    const a = lines(1 + any(20));
    const b = edited(a);
    const out: string[] = [];
    let at = 0;
    for (const { a0, a1, b0, b1 } of hunks(a, b)) {
      out.push(...a.slice(at, a0), ...b.slice(b0, b1));
      at = a1;
    }
    expect([...out, ...a.slice(at)]).toEqual(b);
  }
});

test("the changes make one text into the other", () => {
  for (let round = 0; round < 500; round++) {
    const a = lines(1 + any(12)).join("\n");
    const b = edited(a.split("\n")).join("\n");
    const made = ChangeSet.of(changes(a, b), a.length).apply(Text.of(a.split("\n"))).toString();
    expect(made).toBe(b);
  }
});

test("two hands at different lines come together without a word", () => {
  expect(together("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nD")).toEqual({ text: "A\nb\nc\nD", clash: false });
  expect(together("a\nb", "a\nnew\nb", "a\nb\nend")).toEqual({ text: "a\nnew\nb\nend", clash: false });
});

test("at the same line both are kept", () => {
  expect(together("a\nb\nc", "a\nmine\nc", "a\ntheirs\nc")).toEqual({ text: "a\nmine\ntheirs\nc", clash: true });
});

test("what two texts have each for itself is shown, and no more", () => {
  expect(apart("a\nmine\nb\nc", "a\ntheirs\nb\nc\nd")).toEqual(["mine", "theirs\nd"]);
  expect(apart("", lines(20).join("\n"), 2)[1].split("\n")).toHaveLength(3);
});

test("nobody's lines are lost", () => {
  for (let round = 0; round < 300; round++) {
    const base = lines(1 + any(15));
    const [mine, theirs] = [edited(base), edited(base)];
    const { text, clash } = together(base.join("\n"), mine.join("\n"), theirs.join("\n"));
    const [again] = [together(base.join("\n"), theirs.join("\n"), mine.join("\n"))];
    expect(again.clash).toBe(clash);
    if (!clash) expect(again.text).toBe(text);
  }
});
