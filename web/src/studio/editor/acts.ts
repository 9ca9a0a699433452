/** One undo for everything: what is done by controls stands in the same history as what is typed. */
import { invertedEffects, isolateHistory } from "@codemirror/commands";
import { Annotation, StateEffect, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/** Something that was done, and how it is undone and done again. */
export interface Act {
  undo(): Promise<unknown>;
  redo(): Promise<unknown>;
}

const acted = StateEffect.define<{ act: Act; back: boolean }>();
const fresh = Annotation.define<boolean>();

/** The history's part in it; `wrong` hears what could not be undone. */
export function acts(wrong: (why: unknown) => void): Extension {
  let queue: Promise<unknown> = Promise.resolve();
  return [
    invertedEffects.of((tr) =>
      tr.effects.flatMap((effect) => (effect.is(acted) ? [acted.of({ act: effect.value.act, back: !effect.value.back })] : [])),
    ),
    EditorView.updateListener.of((update) => {
      for (const tr of update.transactions) {
        if (tr.annotation(fresh)) continue;
        for (const effect of tr.effects) {
          if (!effect.is(acted)) continue;
          const { act, back } = effect.value;
          queue = queue.then(() => (back ? act.undo() : act.redo())).catch(wrong);
        }
      }
    }),
  ];
}

/** Tell the history of something just done. */
export function enter(view: EditorView, act: Act): void {
  view.dispatch({ effects: acted.of({ act, back: false }), annotations: [fresh.of(true), isolateHistory.of("full")] });
}
