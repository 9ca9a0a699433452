/** Remarks stand under the words they speak of, with what would mend them one click away. */
import { StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { Decoration, EditorView, hoverTooltip, keymap, showTooltip, type DecorationSet, type Tooltip } from "@codemirror/view";
import { say, type Key } from "../../i18n/say.svelte";
import type { Remark } from "../../lib/types";

const told = StateEffect.define<Remark[]>();
interface Held {
  remarks: Remark[];
  marks: DecorationSet;
}

const held = StateField.define<Held>({
  create: () => ({ remarks: [], marks: Decoration.none }),
  update(value, tr) {
    let { remarks, marks } = value;
    if (tr.docChanged) {
      const map = (at: number, side: number) => tr.changes.mapPos(at, side);
      marks = marks.map(tr.changes);
      remarks = remarks.map((one) => ({
        ...one,
        from: map(one.from, 1),
        to: map(one.to, -1),
        fix: one.fix && { ...one.fix, edits: one.fix.edits.map((edit) => ({ ...edit, from: map(edit.from, 1), to: map(edit.to, -1) })) },
      }));
    }
    for (const effect of tr.effects) {
      if (!effect.is(told)) continue;
      remarks = effect.value.map((one) => kept(one, tr.newDoc.length)).sort((a, b) => a.from - b.from || a.to - b.to);
      marks = Decoration.set(remarks.filter((one) => one.to > one.from).map((one) => Decoration.mark({ class: `remark r-${one.grade}` }).range(one.from, one.to)), true);
    }
    return remarks === value.remarks && marks === value.marks ? value : { remarks, marks };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.marks),
});

function kept(one: Remark, length: number): Remark {
  const from = Math.min(Math.max(0, one.from), length);
  return { ...one, from, to: Math.min(Math.max(from, one.to), length) };
}

/** Put `remarks` (at offsets into the text as it is now) in the place of those before. */
export function remark(view: EditorView, remarks: Remark[]): void {
  view.dispatch({ effects: told.of(remarks) });
}

/** The remarks as they stand, moved along with the words. */
export function remarksOf(state: EditorState): Remark[] {
  return state.field(held).remarks;
}

/** Do what a remark proposes: a change like any other, undone like any other. */
export function mend(view: EditorView, one: Remark): void {
  if (!one.fix || view.state.readOnly) return;
  const changes = one.fix.edits.map(({ from, to, text }) => ({ from, to, insert: text }));
  view.dispatch({ changes, userEvent: "input.mend", scrollIntoView: true });
  view.focus();
}

function card(view: EditorView, one: Remark): HTMLElement {
  const made = document.createElement("div");
  made.className = `r-card r-${one.grade}`;
  const grade = made.appendChild(document.createElement("span"));
  grade.className = "r-grade";
  grade.textContent = say(`common.${one.grade}` as Key);
  made.appendChild(document.createElement("p")).textContent = one.text;
  if (one.fix && !view.state.readOnly) {
    const button = made.appendChild(document.createElement("button"));
    button.type = "button";
    button.textContent = one.fix.label;
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => mend(view, one));
  }
  return made;
}

/** What is said of the words at `at`, on one sheet. */
function sheet(state: EditorState, at: number): Tooltip | null {
  const here = remarksOf(state).filter((one) => one.from <= at && one.to >= at && one.to > one.from);
  const first = here[0];
  if (!first) return null;
  return {
    pos: first.from,
    end: Math.max(...here.map((one) => one.to)),
    above: false,
    create: (view) => {
      const dom = document.createElement("div");
      dom.className = "r-cards";
      dom.setAttribute("role", "status");
      dom.append(...here.map((one) => card(view, one)));
      return { dom };
    },
  };
}

const hover = hoverTooltip((view, at) => (view.state.field(opened) ? null : sheet(view.state, at)), { hoverTime: 250 });

/** The sheet that was gone to by key; it stays until the cursor or the words move on. */
const open = StateEffect.define<null>();
const opened = StateField.define<Tooltip | null>({
  create: () => null,
  update(shown, tr) {
    if (tr.effects.some((effect) => effect.is(open))) return sheet(tr.state, tr.newSelection.main.head);
    return tr.docChanged || tr.selection || tr.effects.some((effect) => effect.is(told)) ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

/** Go to the next remark after the cursor, round to the first. */
export function nextRemark(view: EditorView): boolean {
  const all = remarksOf(view.state).filter((one) => one.to > one.from);
  const at = view.state.selection.main.head;
  const next = all.find((one) => one.from > at) ?? all[0];
  if (!next) return false;
  view.dispatch({ selection: { anchor: next.from }, effects: [EditorView.scrollIntoView(next.from, { y: "center" }), open.of(null)], userEvent: "select" });
  return true;
}

/** Mend what the cursor stands in. */
export function mendHere(view: EditorView): boolean {
  const at = view.state.selection.main.head;
  const one = remarksOf(view.state).find((found) => found.fix && found.from <= at && found.to >= at);
  if (one) mend(view, one);
  return one !== undefined;
}

export function remarking(): Extension {
  return [held, opened, hover, keymap.of([{ key: "F8", run: nextRemark }, { key: "Mod-.", run: mendHere }])];
}
