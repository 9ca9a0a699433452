/** Names of what a shot is made of, in the reader's language. */
import { say, type Key } from "../i18n/say.svelte";
import type { Film } from "../lib/film.svelte";
import type { SceneView, ShotView } from "../lib/types";

/** "over-shoulder" or "light.key" as it stands in the book: overShoulder, lightKey. */
function camel(text: string): string {
  return text.replace(/[-._](\w)/g, (_, letter: string) => letter.toUpperCase());
}

function known(key: string, otherwise: string): string {
  const said = say(key as Key);
  return said === key ? otherwise : said;
}

export const knobName = (key: string) => known(`studio.knob_${camel(key)}`, key);
export const knobWhy = (key: string) => known(`studio.why_${camel(key)}`, "");
export const sizeName = (size: string) => known(`studio.size_${size}`, size);
export const angleName = (angle: string) => known(`studio.angle_${angle}`, angle);
export const moveName = (camera: string) => known(`studio.move_${camera}`, camera);
export const sideName = (side: string) => known(`studio.side_${side}`, side);
export const roleName = (role: string) => known(`studio.role_${camel(role)}`, role);

export const unitName = (unit: string) => (unit ? known(`studio.unit_${unit}`, unit) : "");

/** A scene's number and heading, the number once. */
export function sceneName(scene: SceneView): string {
  return !scene.number || scene.heading.startsWith(scene.number) ? scene.heading : `${scene.number} ${scene.heading}`;
}

/** The name of one of a knob's choices. */
export function choiceName(key: string, choice: string): string {
  if (key === "size") return sizeName(choice);
  if (key === "angle") return angleName(choice);
  if (key === "camera") return moveName(choice);
  if (key === "light.key") return sideName(choice);
  return choice;
}

/** What state a shot is in, in a word or two. */
export function stateName(shot: ShotView): string {
  if (shot.locked) return say("studio.locked");
  const states = { made: "studio.stateMade", stale: "studio.stateStale", making: "studio.stateMaking", kept: "studio.stateKept" } as const;
  return say(states[shot.state]);
}

/** Why a shot is made (or made again), as the house says it, in the reader's language. */
export function causeName(cause: string): string {
  const line = /^line (\d+) is new or changed$/.exec(cause);
  if (line) return say("studio.cause_line", { n: Number(line[1]) });
  if (cause.startsWith("changed: ")) {
    const parts = cause.slice(9).split(", ").map((part) => known(`studio.part_${part.replace("the ", "").replace(" ", "_")}`, part));
    return say("studio.cause_changed", { what: parts.join(say("studio.comma")) });
  }
  return known(`studio.cause_${cause.replaceAll(" ", "_")}`, cause);
}

/** What is asked about a take that is kept. */
export const questionName = (question: string) => known(`studio.question_${question.replaceAll(" ", "_")}`, question);

/** What is said where a film has no shots to show. */
export function emptyNow(film: Film): string {
  if (!film.state) return say("studio.opening");
  return film.revision || !film.state.script.text.trim() ? say("studio.noShots") : say("studio.planning");
}

/** A shot in a line: "Close-up · MARIE · 85 mm". */
export function inShort(shot: ShotView): string {
  if (shot.role === "card") return roleName("card");
  const parts = [sizeName(shot.size), shot.subjects.join(say("studio.comma")), `${Math.round(shot.lens)} ${unitName("mm")}`];
  if (shot.camera !== "locked") parts.push(moveName(shot.camera));
  return parts.filter(Boolean).join(" · ");
}
