import { expect, test } from "vitest";
import { counted, folded, type Differing, type What } from "./versions.svelte";

const shot = (id: string, what: What): Differing => ({ id, what, a: null, b: null, why: [] });

test("equal shots are folded between those that differ, and none is lost", () => {
  const shots = [shot("a", "same"), shot("b", "same"), shot("c", "new"), shot("d", "same"), shot("e", "gone"), shot("f", "changed")];
  const rows = folded(shots);
  expect(rows.map((row) => row.shot?.id ?? row.same.map((one) => one.id).join(""))).toEqual(["ab", "c", "d", "e", "f"]);
  expect(rows.flatMap((row) => (row.shot ? [row.shot] : row.same))).toEqual(shots);
  expect(counted(shots)).toEqual({ same: 3, new: 1, gone: 1, changed: 1, moved: 0 });
});
