import { expect, test } from "vitest";
import type { Comment } from "./types";
import { Windows } from "./windows";

const comment = (at: number, id = `c${at}`): Comment => ({ id, at, text: "x", when: "", release: 1, earlier: false, shot: "", mine: false, mode: "fly", colour: "white" });

function house(all: Comment[]) {
  const asked: [number, number][] = [];
  let down = false;
  const windows = new Windows(async (from, to) => {
    asked.push([from, to]);
    if (down) throw new TypeError();
    return all.filter((one) => from <= one.at! && one.at! < to).reverse();
  });
  return { windows, asked, fail: (on: boolean) => (down = on) };
}
const soon = () => new Promise((go) => setTimeout(go));
const ids = (found: Comment[]) => found.map((one) => one.at);

test("ten seconds at a time, the next before it is needed, none twice", async () => {
  const { windows, asked } = house([comment(1), comment(9), comment(12)]);
  for (const time of [0, 1, 2]) windows.ready(time);
  await soon();
  expect(asked).toEqual([[0, 10]]);
  windows.ready(6);
  windows.ready(7);
  await soon();
  expect(asked).toEqual([[0, 10], [10, 20]]);
  expect(ids(windows.between(0, 9))).toEqual([1, 9]);
  expect(ids(windows.between(9, 12))).toEqual([12]);
  expect(ids(windows.between(30, 31))).toEqual([]);
});

test("what failed is asked again; old windows are let go", async () => {
  const { windows, asked, fail } = house([comment(1)]);
  fail(true);
  windows.ready(0);
  await soon();
  fail(false);
  windows.ready(0);
  await soon();
  expect(ids(windows.between(0, 5))).toEqual([1]);
  for (let time = 10; time < 200; time += 10) {
    windows.ready(time);
    await soon();
  }
  expect(ids(windows.between(0, 5))).toEqual([]);
  const before = asked.length;
  windows.ready(0);
  await soon();
  expect(asked.length).toBe(before + 1);
});

test("one's own stands at its place, and goes when it is taken back", async () => {
  const { windows } = house([comment(1), comment(3)]);
  windows.ready(0);
  await soon();
  windows.add(comment(2, "mine"));
  expect(ids(windows.between(0, 5))).toEqual([1, 2, 3]);
  windows.drop("mine");
  expect(ids(windows.between(0, 5))).toEqual([1, 3]);
});
