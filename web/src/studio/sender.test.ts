import { EditorState, type TransactionSpec } from "@codemirror/state";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { revision } from "../lib/revision";
import type { Script } from "../lib/types";
import { Anchors } from "./anchors";
import { changes } from "./merge";
import { Sender } from "./sender.svelte";
import { unsent } from "./unsent";

/** A house of one script, and a page that writes in it. */
function setting(text = "one\ntwo\nthree") {
  const house = { text, down: false, mute: false, puts: 0, refused: 0 };
  const script = (): Script => ({ revision: revision(house.text), text: house.text, remarks: [] });
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    if (house.down) throw new TypeError("no line");
    const { base, also, text: sent } = JSON.parse(String(init.body)) as { base: string; also: string[]; text: string };
    house.puts++;
    const headers = { "content-type": "application/json" };
    if (![base, ...also].includes(revision(house.text)) && ++house.refused) return new Response(JSON.stringify({ error: "", advice: "", script: script() }), { status: 409, headers });
    house.text = sent;
    if (house.mute) throw new TypeError("the answer was lost");
    return new Response(JSON.stringify({ revision: revision(sent) }), { headers });
  });
  let state = EditorState.create({ doc: text });
  const anchors = new Anchors();
  const heard = { joined: 0, wrong: 0 };
  const put = (made: TransactionSpec, own: boolean) => {
    const tr = state.update(made);
    state = tr.state;
    anchors.move(tr.changes);
    sender.moved(tr.changes);
    if (own) sender.changed();
  };
  const sender: Sender = new Sender({
    film: "f",
    script: script(),
    anchors,
    doc: () => state.doc,
    bring: (to) => put({ changes: changes(state.doc.toString(), to) }, false),
    joined: () => heard.joined++,
    wrong: () => heard.wrong++,
  });
  const write = (at: number, insert: string) => put({ changes: { from: at, insert } }, true);
  return { house, script, sender, anchors, heard, write, text: () => state.doc.toString() };
}

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("what is typed in one breath is sent once, and then nothing is kept here", async () => {
  const { house, sender, write, text } = setting();
  for (const letter of "0 1 2") write(0, letter);
  expect(sender.state).toBe("writing");
  await vi.advanceTimersByTimeAsync(50);
  expect(unsent("f")?.text).toBe(text());
  await vi.advanceTimersByTimeAsync(300);
  expect([house.text, house.puts, sender.state, unsent("f")]).toEqual([text(), 1, "saved", null]);
});

test("without a line nothing is lost, and it is sent when there is one", async () => {
  const { house, sender, write, text } = setting();
  house.down = true;
  write(0, "kept ");
  await vi.advanceTimersByTimeAsync(5000);
  expect([sender.state, unsent("f")?.text]).toEqual(["waiting", "kept one\ntwo\nthree"]);
  house.down = false;
  await vi.advanceTimersByTimeAsync(6000);
  expect([house.text, sender.state, unsent("f")]).toEqual([text(), "saved", null]);
});

test("what another changed elsewhere comes in beside what is written here", async () => {
  const { house, sender, write, text, heard } = setting();
  house.text = "one\ntwo\nTHREE";
  write(0, "my ");
  await vi.advanceTimersByTimeAsync(1000);
  expect(text()).toBe("my one\ntwo\nTHREE");
  expect([house.text, sender.state, heard.joined]).toEqual([text(), "saved", 1]);
});

test.each([
  ["mine", "one\nmy two\nthree"],
  ["theirs", "one\nTWO\nthree"],
  ["both", "one\nmy two\nTWO\nthree"],
] as const)("where both changed one line the writer chooses %s", async (which, wanted) => {
  const { house, sender, write, text } = setting();
  house.text = "one\nTWO\nthree";
  write(4, "my ");
  await vi.advanceTimersByTimeAsync(1000);
  expect([sender.state, house.text]).toEqual(["differs", "one\nTWO\nthree"]);
  sender.choose(which);
  await vi.advanceTimersByTimeAsync(1000);
  expect([text(), house.text, sender.state, sender.differs]).toEqual([wanted, wanted, "saved", null]);
});

test("one's own words whose answer was lost are not another's", async () => {
  const { house, sender, write, text, heard } = setting();
  house.mute = true;
  write(0, "a");
  await vi.advanceTimersByTimeAsync(200);
  house.mute = false;
  write(0, "b");
  await vi.advanceTimersByTimeAsync(6000);
  expect([text(), house.text, sender.state, heard.joined, house.refused]).toEqual(["baone\ntwo\nthree", "baone\ntwo\nthree", "saved", 0, 0]);
});

test("what a page sent as it was left, and the next page writes on, is nobody else's", async () => {
  const { house, sender, text } = setting();
  house.text = "aone\ntwo\nthree";
  sender.resume({ revision: revision("one\ntwo\nthree"), base: "one\ntwo\nthree", text: "baone\ntwo\nthree", sent: [revision(house.text)] });
  await vi.advanceTimersByTimeAsync(1000);
  expect([text(), house.text, sender.state, house.refused]).toEqual(["baone\ntwo\nthree", "baone\ntwo\nthree", "saved", 0]);
});

test("one's own words, told of before they are answered, are not another's", async () => {
  const { house, sender, script, write, text, heard } = setting();
  write(0, "a");
  vi.advanceTimersByTime(120);
  write(0, "b");
  house.text = "aone\ntwo\nthree";
  sender.theirs(script());
  await vi.advanceTimersByTimeAsync(1000);
  expect([text(), house.text, sender.state, heard.joined]).toEqual(["baone\ntwo\nthree", "baone\ntwo\nthree", "saved", 0]);
});

test("what an earlier page could not send is taken up, also over another's change", async () => {
  const { house, sender, script, text } = setting("one\ntwo\nTHREE");
  sender.resume({ revision: "earlier", base: "one\ntwo\nthree", text: "my one\ntwo\nthree", sent: [] });
  await vi.advanceTimersByTimeAsync(1000);
  expect([text(), house.text, script().text]).toEqual(Array(3).fill("my one\ntwo\nTHREE"));
});

test("remarks of an earlier text are found where their words stand now", async () => {
  const { anchors, write, text, sender } = setting();
  write(0, "x");
  await vi.advanceTimersByTimeAsync(500);
  const sent = text();
  write(0, "more ");
  const to = anchors.from(revision(sent), { length: text().length } as never);
  expect(text().slice(to(sent.indexOf("two")), to(sent.indexOf("two") + 3))).toBe("two");
  expect(sender.state).toBe("writing");
});
