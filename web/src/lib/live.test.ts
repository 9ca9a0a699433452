import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { follow, listen } from "./live";

/** A line that says what a test has it say. */
class Source {
  static all: Source[] = [];
  static CLOSED = 2;
  readyState = 1;
  #ears: [string, (event: unknown) => void][] = [];
  constructor(readonly url: string) {
    Source.all.push(this);
  }
  addEventListener = (name: string, ear: (event: unknown) => void) => void this.#ears.push([name, ear]);
  close = () => (this.readyState = 2);
  say = (name: string, told: unknown) => this.#ears.forEach(([own, ear]) => own === name && ear({ data: JSON.stringify(told) }));
}

beforeEach(() => {
  Source.all = [];
  vi.stubGlobal("EventSource", Source);
  vi.stubGlobal("document", Object.assign(new EventTarget(), { hidden: false }));
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
});
afterEach(() => vi.unstubAllGlobals());

test("who wants a few words joins the line that is open, and keeps it when its owner goes", () => {
  const heard: string[] = [];
  const over = listen("a", { published: () => heard.push("page") }, () => undefined);
  const deaf = follow("a", { published: () => heard.push("sheet") });
  expect(Source.all.length).toBe(1);
  Source.all[0]!.say("published", {});
  over();
  expect(Source.all[0]!.readyState).toBe(1);
  Source.all[0]!.say("published", {});
  expect(heard).toEqual(["page", "sheet", "sheet"]);
  deaf();
  expect(Source.all[0]!.readyState).toBe(2);
  follow("a", {})();
  expect(Source.all.length).toBe(2);
});

test("a page that begins anew hears all on a line of its own", () => {
  const first = listen("b", {}, () => undefined);
  const second = listen("b", {}, () => undefined);
  expect(Source.all.length).toBe(2);
  first();
  expect(Source.all[1]!.readyState).toBe(1);
  second();
});
