import { afterEach, expect, test } from "vitest";
import { shelve, speak } from "../i18n/say.svelte";
import { studio } from "../i18n/studio";
import { causeName, questionName } from "./words";

shelve({ studio });
afterEach(() => speak("en"));

test("why a shot is made is said in the reader's language", () => {
  const all = ["first time", "line 12 is new or changed", "its take is gone", "changed: the camera, the spoken words"];
  expect(all.map(causeName)).toEqual(["First time", "Line 12 is new or changed", "Its take is gone", "Changed: the camera, the spoken words"]);
  speak("zh");
  expect(all.map(causeName)).toEqual(["第一次拍摄", "第 12 行是新的或改过", "原来的镜头文件不在了", "改动：摄影、台词"]);
  for (const said of ["its line was rewritten", "the shot has changed"]) expect(questionName(said)).not.toMatch(/[a-z]/);
  expect(causeName("something new")).toBe("something new");
});
