import { expect, test } from "vitest";
import type { House } from "./house";
import { Talk } from "./talk.svelte";
import type { Comment } from "./types";

const comment = (n: number, more: Partial<Comment> = {}): Comment => ({
  id: `c${n}`, at: (n * 7) % 100, text: "x", when: "", release: 1, earlier: false, shot: "", mine: false, mode: "fly", colour: "white", ...more,
}); // prettier-ignore

/** A house whose list comes newest first, three at a time. */
function house(count: number) {
  const all = Array.from({ length: count }, (_, n) => comment(n, n === 4 ? { at: null } : {})).reverse();
  const asked: string[] = [];
  const told: string[] = [];
  const own = {
    list: async (_: number, after: string) => {
      asked.push(after);
      const from = after ? all.findIndex((one) => one.id === after) + 1 : 0;
      return all.slice(from, from + 3);
    },
    window: async () => [],
    unsay: async () => undefined,
    report: async (id: string, session: string) => void told.push(`report ${id} ${session}`),
    unreport: async (id: string, session: string) => void told.push(`unreport ${id} ${session}`),
  };
  return { talk: new Talk(own as unknown as House), asked, told };
}
const read = async (talk: Talk) => {
  for (let n = 0; n < 100 && talk.reading; n++) await new Promise((go) => setTimeout(go));
};

test("all of it, page by page, in the order of the film", async () => {
  const { talk, asked } = house(20);
  talk.about(1);
  await read(talk);
  expect(asked.length).toBe(8);
  expect(talk.all.length).toBe(20);
  const places = talk.all.slice(0, -1).map((one) => one.at as number);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(talk.all.at(-1)!.at).toBeNull();
});

test("what is written or taken back while it is read stays so", async () => {
  const { talk } = house(12);
  talk.about(1);
  talk.add(comment(99, { mine: true, at: 5 }));
  await talk.drop(comment(3));
  await read(talk);
  const ids = talk.all.map((one) => one.id);
  expect(ids).toContain("c99");
  expect(ids).not.toContain("c3");
  expect(ids.length).toBe(12);
});

test("what is reported goes from sight, and comes back where the report is taken back", async () => {
  const { talk, told } = house(4);
  talk.about(1);
  await read(talk);
  const rude = talk.all.find((one) => one.id === "c2")!;
  const back = await talk.report(rude, "s");
  expect(talk.all.map((one) => one.id)).not.toContain("c2");
  await back();
  expect(talk.all.map((one) => one.id)).toContain("c2");
  expect(talk.all.length).toBe(4);
  expect(told).toEqual(["report c2 s", "unreport c2 s"]);
});

test("another release begins anew", async () => {
  const { talk } = house(5);
  talk.about(1);
  talk.about(2);
  await read(talk);
  expect(talk.all.length).toBe(5);
});
