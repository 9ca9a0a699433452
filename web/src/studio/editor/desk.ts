/** The writer's desk: an editor for one script, put together from its parts. */
import { completionKeymap, acceptCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, undo } from "@codemirror/commands";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, Transaction, type ChangeSet, type ChangeSpec, type StateField, type Text } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, keymap, placeholder } from "@codemirror/view";
import { say } from "../../i18n/say.svelte";
import { acts } from "./acts";
import { completing, type Known } from "./complete";
import type { Kind, Tongue } from "./kinds";
import { look } from "./look";
import { paper } from "./paint";
import { remarking } from "./remarks";

export interface Hooks {
  /** The words changed; `own` where it was the writer's doing. */
  changed(doc: Text, changes: ChangeSet, own: boolean): void;
  /** The cursor stands on another line; `typing` where typing moved it. */
  line(number: number, typing: boolean): void;
  known(): Known;
  play(): void;
  leave(): void;
  wrong(why: unknown): void;
}
export interface Desk {
  view: EditorView;
  kinds: StateField<Kind[]>;
}

/** An editor of `text` inside `root` (a shadow root, so that its styles need no permission of the page's policy). */
export function desk(root: ShadowRoot, text: string, tongue: Tongue, editable: boolean, hooks: Hooks): Desk {
  const { kinds, extension } = paper(tongue);
  const state = EditorState.create({
    doc: text,
    extensions: [
      Prec.high(keymap.of(keys(hooks))),
      history({ minDepth: 500, newGroupDelay: 600 }),
      acts((why) => hooks.wrong(why)),
      drawSelection(),
      dropCursor(),
      EditorView.lineWrapping,
      EditorView.scrollMargins.of(() => ({ top: 40, bottom: 120 })),
      EditorView.contentAttributes.of({ "aria-label": say("studio.script"), spellcheck: "true", autocapitalize: "sentences", "aria-multiline": "true", tabindex: "0" }),
      EditorView.editorAttributes.of({ class: tongue === "chinese" ? "han" : "latin" }),
      EditorState.readOnly.of(!editable),
      EditorState.lineSeparator.of("\n"),
      placeholder(say("studio.begin")),
      extension,
      remarking(),
      completing(tongue, kinds, () => hooks.known()),
      search({ top: false }),
      highlightSelectionMatches({ minSelectionLength: 3 }),
      keymap.of([{ key: "Tab", run: acceptCompletion }, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
      look,
      heard(hooks),
    ],
  });
  return { view: new EditorView({ state, parent: root, root }), kinds };
}

function keys(hooks: Hooks) {
  return [
    { key: "Mod-Enter", run: () => (hooks.play(), true) },
    { key: "Escape", run: (view: EditorView) => (view.state.selection.main.empty ? (hooks.leave(), true) : false) },
  ];
}

function heard(hooks: Hooks) {
  let last = 1;
  return EditorView.updateListener.of((update) => {
    if (update.docChanged) {
      const own = update.transactions.some((tr) => tr.docChanged && tr.annotation(Transaction.remote) !== true);
      hooks.changed(update.state.doc, update.changes, own);
    }
    if (!update.selectionSet && !update.docChanged) return;
    const now = update.state.doc.lineAt(update.state.selection.main.head).number;
    const own = update.transactions.some((tr) => tr.annotation(Transaction.userEvent));
    if (now !== last || (own && update.transactions.some((tr) => tr.isUserEvent("select.pointer")))) {
      if (own) hooks.line(now, update.docChanged);
    }
    last = now;
  });
}

/** Put in changes that somebody else made: they are no part of this writer's undo. */
export function bring(view: EditorView, changes: ChangeSpec): void {
  view.dispatch({ changes, annotations: [Transaction.addToHistory.of(false), Transaction.remote.of(true)] });
}

export { redo, undo };
