import { expect, test } from "vitest";
import { pathOf, placeOf } from "./route.svelte";

test("a path names a room and a film", () => {
  expect(placeOf("/studio/%E7%8B%BC%E7%BE%A4")).toEqual({ room: "studio", film: "狼群" });
  expect(placeOf("/nowhere/x")).toEqual({ room: "library", film: "" });
  expect(placeOf("/studio/%E0%A4%A")).toEqual({ room: "studio", film: "%E0%A4%A" });
  expect(placeOf(pathOf("versions", "a b/c"))).toEqual({ room: "versions", film: "a b/c" });
});
