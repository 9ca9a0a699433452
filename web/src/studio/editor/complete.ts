/** Completes names where somebody is to speak, places and hours in headings. */
import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { EditorState, Extension, StateField } from "@codemirror/state";
import type { Kind, Tongue } from "./kinds";

/** What is known of a film's people and places. */
export interface Known {
  people: string[];
  places: string[];
}

const HOURS = { fountain: ["DAY", "NIGHT", "DAWN", "DUSK", "LATER", "CONTINUOUS"], chinese: ["日", "夜", "晨", "黄昏"] };
const SIDES = ["内", "外"];
const SLUGS = ["INT. ", "EXT. ", "INT./EXT. "];

export function completing(tongue: Tongue, kinds: StateField<Kind[]>, known: () => Known): Extension {
  // a place follows INT., an hour a place: what is chosen asks for what comes next
  const activateOnCompletion = (chosen: Completion) => typeof chosen.apply !== "function" && / $/.test(chosen.apply ?? chosen.label);
  return autocompletion({ override: [completed(tongue, kinds, known)], icons: false, maxRenderedOptions: 12, activateOnTypingDelay: 60, activateOnCompletion, aboveCursor: false });
}

/** What is offered at a place of the script. */
export function completed(tongue: Tongue, kinds: StateField<Kind[]>, known: () => Known) {
  return (context: CompletionContext) => (tongue === "chinese" ? chinese(context, known()) : fountain(context, kinds, known()));
}

function fountain(context: CompletionContext, field: StateField<Kind[]>, known: Known): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  if (context.pos !== line.to) return null;
  const text = line.text;
  const slug = /^\s*(?:\.|(?:INT|EXT|EST|INT\.?\/EXT|I\/E)\.?\s+)/i.exec(text);
  if (slug) return heading(context, line.from, text, slug[0].length, known.places, HOURS.fountain);
  const kinds = context.state.field(field);
  const before = kinds[line.number - 2] ?? "blank";
  if (before !== "blank" || (!text.trim() && !context.explicit)) return null;
  const bare = text.trimStart().replace(/^@/, "");
  const from = line.to - bare.length;
  const names = spoken(context.state, kinds, known.people).filter((name) => starts(name, bare));
  const slugs = SLUGS.filter((one) => starts(one, bare) && one.trim() !== bare);
  return offered(from, [...names.map((label): Completion => ({ label, type: "name" })), ...slugs.map((label): Completion => ({ label, type: "slug" }))], bare);
}

function chinese(context: CompletionContext, known: Known): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  if (context.pos !== line.to) return null;
  const number = /^\s*\d+[-.]?\d*[、.\s]+/.exec(line.text);
  if (number) return numbered(line.from, line.text, number[0].length, known.places);
  const typed = line.text.trimStart();
  if (!typed || /[：:。，△]/.test(typed)) return null;
  const names = known.people.filter((name) => starts(name, typed));
  return offered(line.to - typed.length, names.map((name): Completion => ({ label: name, apply: `${name}：` })), typed, true);
}

/** Place, hour, inside or outside, in whatever order they are written: what the heading has not named yet. */
function numbered(start: number, text: string, at: number, places: string[]): CompletionResult | null {
  const said = text.slice(at).split(/[\s、/]+/);
  const typed = said.pop() ?? "";
  const left = [places, HOURS.chinese, SIDES].filter((all) => !said.some((word) => all.includes(word.replace("景", ""))));
  const after = left.length > 1 ? " " : "";
  return offered(start + text.length - typed.length, left.flat().filter((one) => starts(one, typed)).map((label) => ({ label, apply: label + after })), typed);
}

function heading(context: CompletionContext, start: number, text: string, at: number, places: string[], hours: string[]): CompletionResult | null {
  const dash = text.lastIndexOf(" - ");
  if (dash > at - 1) {
    const typed = text.slice(dash + 3);
    return offered(start + dash + 3, hours.filter((hour) => starts(hour, typed)).map((label) => ({ label })), typed);
  }
  const typed = text.slice(at);
  if (!typed && !context.explicit && !places.length) return null;
  const found = places.map((place) => place.toUpperCase()).filter((place) => starts(place, typed) && !/^(?:INT|EXT)\b/.test(place));
  return offered(start + at, [...new Set(found)].map((label) => ({ label, apply: `${label} - ` })), typed);
}

/** Who spoke in the script, the latest first, then whoever else is known. */
function spoken(state: EditorState, kinds: Kind[], people: string[]): string[] {
  const found = new Set<string>();
  const here = state.doc.lineAt(state.selection.main.head).number;
  for (let number = here - 1, seen = 0; number > 0 && seen < 40; number--) {
    if (kinds[number - 1] !== "cue") continue;
    seen++;
    found.add(state.doc.line(number).text.trim().replace(/^@/, "").replace(/\s*\([^)]*\)\s*\^?$/, ""));
  }
  const turn = [...found];
  if (turn.length > 1) turn.push(turn.shift()!);
  for (const name of people) turn.push(name.toUpperCase());
  return [...new Set(turn)];
}

function starts(name: string, typed: string): boolean {
  return name.toLowerCase().startsWith(typed.toLowerCase());
}

function offered(from: number, options: Completion[], typed: string, same = false): CompletionResult | null {
  const left = options.filter((one) => same || one.label.toLowerCase() !== typed.toLowerCase());
  return left.length ? { from, options: left.map((one, n) => ({ boost: -n, ...one })), filter: false } : null;
}
