/** What each line of a script is, kept up to date line by line while somebody types. */
export type Tongue = "fountain" | "chinese";
export type Kind =
  | "blank"
  | "title"
  | "heading"
  | "action"
  | "cue"
  | "paren"
  | "dialogue"
  | "speech"
  | "people"
  | "transition"
  | "centred"
  | "lyrics"
  | "section"
  | "synopsis"
  | "note"
  | "break"
  | "cut";

/** Lines by number, from 1. */
export interface Page {
  readonly lines: number;
  line(number: number): { readonly text: string };
}

const HEADING = /^(?:(?:INT|EXT|EST|INT\.?\/EXT|EXT\.?\/INT|I\.?\/E)[.\s]|\.(?=[^.\s]))/i;
const HAN_HEADING = /^\.?\s*(?:内景|外景|内\/外景?|内外景)[。.．、，,\s]/;
const CUE = /^(?=.*\p{Lu})[^\p{Ll}]+$/u;
const EXTENDED = /^([^(]*\S)\s*\([^)]*\)\s*\^?$/;
const TRANSITION = /^[^\p{Ll}]*TO:$/u;
const TITLE = /^[\p{L}][\p{L}\d ]{0,30}[:：]/u;

/** The kind of every line of `page`. */
export function kindsOf(page: Page, tongue: Tongue): Kind[] {
  return tongue === "chinese" ? each(page, 1, page.lines) : fountain(page, 1, page.lines, titled(page) ? "title" : "blank");
}

/** `old` kinds after lines `first` to `last` (as they are numbered now) took the place of others; `delta` lines came in. */
export function rekinded(old: Kind[], page: Page, tongue: Tongue, first: number, last: number, delta: number): Kind[] {
  if (tongue === "chinese") {
    const to = Math.min(page.lines, last + 1);
    return [...old.slice(0, first - 1), ...each(page, first, to), ...old.slice(to - delta)];
  }
  let start = first - 2;
  while (start > 0 && old[start - 1] !== "blank") start--;
  if (start <= 0 || old[start] === "title" || opens(page, first, last)) return kindsOf(page, tongue);
  const fresh: Kind[] = [];
  const before: Kind = "blank";
  const made = fountain(page, start + 1, page.lines, before, (number, kind) => {
    const past = old[number - delta - 1];
    return number > last + 1 && kind === "blank" && past === "blank";
  });
  for (const kind of made) fresh.push(kind);
  const joined = old.slice(0, start).concat(fresh, old.slice(start + fresh.length - delta));
  return joined.length === page.lines ? joined : kindsOf(page, tongue);
}

function opens(page: Page, first: number, last: number): boolean {
  for (let number = first; number <= Math.min(last, page.lines); number++) {
    if (/\/\*|\*\//.test(page.line(number).text)) return true;
  }
  return false;
}

function titled(page: Page): boolean {
  const text = page.lines ? page.line(1).text : "";
  return TITLE.test(text) && !HEADING.test(text) && !TRANSITION.test(text);
}

function fountain(
  page: Page,
  from: number,
  to: number,
  before: Kind,
  enough: (number: number, kind: Kind) => boolean = () => false,
): Kind[] {
  const kinds: Kind[] = [];
  let last = before;
  let cut = false;
  for (let number = from; number <= to; number++) {
    const text = page.line(number).text;
    const opened = cut || text.includes("/*");
    const kind: Kind = opened && (cut || text.trimStart().startsWith("/*")) ? "cut" : one(page, number, text, last);
    if (opened) cut = text.lastIndexOf("*/") < text.lastIndexOf("/*") || (cut && !text.includes("*/"));
    kinds.push(kind);
    last = kind;
    if (!cut && enough(number, kind)) break;
  }
  return kinds;
}

function one(page: Page, number: number, text: string, last: Kind): Kind {
  const bare = text.trim();
  if (!bare) return text.length >= 2 && talking(last) ? "dialogue" : "blank";
  if (last === "title" && (TITLE.test(bare) || /^\s/.test(text) || number === 1)) return "title";
  if (talking(last)) return /^[(（]/.test(bare) ? "paren" : bare.startsWith("~") ? "lyrics" : "dialogue";
  if (/^={3,}$/.test(bare)) return "break";
  if (bare.startsWith("#")) return "section";
  if (bare.startsWith("=")) return "synopsis";
  if (bare.startsWith("~")) return "lyrics";
  if (bare.startsWith(">")) return bare.endsWith("<") ? "centred" : "transition";
  if (bare.startsWith("[[")) return "note";
  if (bare.startsWith("!")) return "action";
  const apart = last === "blank" || last === "section" || last === "synopsis" || last === "cut" || last === "title";
  if (apart && (HEADING.test(bare) || HAN_HEADING.test(bare))) return "heading";
  const follows = number < page.lines && page.line(number + 1).text.trim() !== "";
  if (apart && bare.startsWith("@") && follows) return "cue";
  if (apart && TRANSITION.test(bare) && !follows) return "transition";
  if (apart && follows && bare.length < 60 && isCue(bare)) return "cue";
  return "action";
}

function talking(kind: Kind): boolean {
  return kind === "cue" || kind === "paren" || kind === "dialogue" || kind === "lyrics";
}

function isCue(text: string): boolean {
  const name = EXTENDED.exec(text)?.[1] ?? text.replace(/\s*\^$/, "");
  return CUE.test(name) && !/[.!?…。！？]$/.test(name.replace(/\b[A-Z]{1,3}\.$/, ""));
}

const EPISODE = /^第[〇零一二三四五六七八九十百千两\d]+[集幕回章]|^(?:序幕|楔子|尾声|彩蛋|序章)(?:[:：\s]|$)/;
const NUMBERED = /^(?:\d{1,4}(?:[-.．]\d{1,4}){0,2}[A-Za-z]?[、.,，:：\s]|第\s*[〇零一二三四五六七八九十百千两\d]+\s*场|(?:场次|场号)\s*[:：]?|场景?\s*\d)/;
const INSIDE = /内景|外景|[内外]|INT|EXT|日|夜|晨|昏|晚|黄昏|清晨/;
const LABEL = /^(?:出场人物|登场人物|人物|角色|出场|演员|时间|地点|道具|服装|天气|日期|景别|编剧|作者|导演|类型|片名|剧名|备注)\s*[:：]/;
const SPOKEN = /^[^\s：:。，！？（(【△▲]{1,14}(?:[（(][^）)]{1,20}[）)])?\s*[：:]\s*\S/;

function each(page: Page, from: number, to: number): Kind[] {
  const kinds: Kind[] = [];
  for (let number = from; number <= to; number++) kinds.push(chinese(page.line(number).text.trim()));
  return kinds;
}

function chinese(text: string): Kind {
  if (!text) return "blank";
  if (/^《.{1,40}》$/.test(text)) return "title";
  if (EPISODE.test(text) || text.startsWith("#")) return "section";
  if ((NUMBERED.test(text) && INSIDE.test(text)) || HEADING.test(text) || HAN_HEADING.test(text)) return "heading";
  if (/^[△▲▽⊿]/.test(text)) return "action";
  if (/^\[\[/.test(text)) return "note";
  if (/^【.*】$/.test(text)) return /切|出|入|化/.test(text) ? "transition" : "synopsis";
  if (/^[（(].*[）)]$/.test(text)) return "paren";
  if (/^[-—_*=]{3,}$/.test(text)) return "break";
  if (LABEL.test(text) || /^人物小传/.test(text)) return "people";
  return SPOKEN.test(text) ? "speech" : "action";
}
