/** Paints a script as it stands on paper: each visible line by its kind, marks inside lines, the lines of one shot. */
import { RangeSetBuilder, StateEffect, StateField, type Extension, type Text, type Transaction } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from "@codemirror/view";
import { kindsOf, rekinded, type Kind, type Tongue } from "./kinds";

/** Light up the lines from .. to (their offsets); null puts it out. */
export const light = StateEffect.define<{ from: number; to: number } | null>({
  map: (span, change) => span && { from: change.mapPos(span.from, 1), to: change.mapPos(span.to, -1) },
});
const lit = StateField.define<{ from: number; to: number } | null>({
  create: () => null,
  update(span, tr) {
    let now = span && tr.docChanged ? { from: tr.changes.mapPos(span.from, 1), to: tr.changes.mapPos(span.to, -1) } : span;
    for (const effect of tr.effects) if (effect.is(light)) now = effect.value;
    return now;
  },
});

const rows = new Map<Kind | "now", Decoration>();
const row = (kind: Kind | "now") => {
  const known = rows.get(kind) ?? Decoration.line({ class: `k-${kind}` });
  rows.set(kind, known);
  return known;
};
const mark = (name: string) => Decoration.mark({ class: `m-${name}` });
const MARKS = { bold: mark("bold"), italic: mark("italic"), under: mark("under"), note: mark("note"), sign: mark("sign"), name: mark("name"), aside: mark("aside"), number: mark("number") };
const INLINE = /\*\*\*(?=\S)(.+?)\*\*\*|\*\*(?=\S)(.+?)\*\*|\*(?=[^\s*])([^*]+?)\*|_(?=\S)([^_]+?)_|(\[\[.*?(?:\]\]|$))/g;

/** Where the kinds of all lines are kept. */
export function paper(tongue: Tongue): { kinds: StateField<Kind[]>; extension: Extension } {
  const kinds = StateField.define<Kind[]>({
    create: (state) => kindsOf(state.doc, tongue),
    update: (held, tr) => (tr.docChanged ? changed(held, tr, tongue) : held),
  });
  const painter = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = painted(view, kinds, tongue);
      }
      update(update: ViewUpdate) {
        const moved = update.startState.field(lit) !== update.state.field(lit);
        if (update.docChanged || update.viewportChanged || moved) this.decorations = painted(update.view, kinds, tongue);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );
  return { kinds, extension: [kinds, lit, painter] };
}

function changed(held: Kind[], tr: Transaction, tongue: Tongue): Kind[] {
  const old = tr.startState.doc;
  let [first, last] = [Infinity, 0];
  tr.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    first = Math.min(first, tr.newDoc.lineAt(fromB).number);
    last = Math.max(last, tr.newDoc.lineAt(toB).number);
  });
  if (first > last) return held;
  return rekinded(held, tr.newDoc, tongue, first, last, tr.newDoc.lines - old.lines);
}

function painted(view: EditorView, field: StateField<Kind[]>, tongue: Tongue): DecorationSet {
  const kinds = view.state.field(field);
  const span = view.state.field(lit);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const kind = kinds[line.number - 1] ?? "action";
      builder.add(line.from, line.from, row(kind));
      if (span && line.from <= span.to && line.to >= span.from) builder.add(line.from, line.from, row("now"));
      for (const [start, end, how] of inside(line.text, kind, tongue)) builder.add(line.from + start, line.from + end, how);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

type Piece = [number, number, Decoration];

function inside(text: string, kind: Kind, tongue: Tongue): Piece[] {
  if (!text || kind === "cut" || kind === "blank") return [];
  const pieces: Piece[] = [];
  const spoken = kind === "speech" ? /^(\s*[^：:（(]+)((?:[（(][^）)]*[）)])?)(\s*[：:]\s*)((?:[（(][^）)]*[）)])?)/.exec(text) : null;
  if (spoken) {
    let at = spoken[1]!.length;
    pieces.push([0, at, MARKS.name]);
    if (spoken[2]) pieces.push([at, at + spoken[2].length, MARKS.aside]);
    at += spoken[2]!.length;
    pieces.push([at, at + spoken[3]!.length, MARKS.sign]);
    at += spoken[3]!.length;
    if (spoken[4]) pieces.push([at, at + spoken[4].length, MARKS.aside]);
  }
  const sign = /^\s*([△▲▽⊿@!~>.=]|#+)/.exec(text);
  if (sign && (tongue === "chinese" || kind !== "action" || sign[1] === "!") && !/^\.\./.test(text)) {
    pieces.push([sign[0].length - sign[1]!.length, sign[0].length, MARKS.sign]);
  }
  const number = kind === "heading" ? (tongue === "chinese" ? /^\s*[\d\-.]+[A-Za-z]?/ : /#[^#\s][^#]*#\s*$/).exec(text) : null;
  if (number) pieces.push([number.index, number.index + number[0].length, MARKS.number]);
  const label = kind === "title" || kind === "people" ? /^[^:：]{1,32}[:：]/.exec(text) : null;
  if (label) pieces.push([0, label[0].length, MARKS.sign]);
  for (const found of text.matchAll(INLINE)) emphasised(pieces, found);
  return pieces.filter(([a, b]) => b > a).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function emphasised(pieces: Piece[], found: RegExpMatchArray): void {
  const at = found.index ?? 0;
  const end = at + found[0].length;
  if (found[5] !== undefined) return void pieces.push([at, end, MARKS.note]);
  const wide = found[1] !== undefined ? 3 : found[2] !== undefined ? 2 : 1;
  pieces.push([at, at + wide, MARKS.sign], [end - wide, end, MARKS.sign]);
  if (wide >= 2) pieces.push([at + wide, end - wide, MARKS.bold]);
  if (wide === 3 || found[3] !== undefined) pieces.push([at + wide, end - wide, MARKS.italic]);
  if (found[4] !== undefined) pieces.push([at + wide, end - wide, MARKS.under]);
}

/** The offset where line `number` starts, held within the text. */
export function lineStart(doc: Text, number: number): number {
  return doc.line(Math.min(Math.max(1, number), doc.lines)).from;
}
