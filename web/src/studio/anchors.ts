/** Where things told of an earlier text stand in the words as they are now. */
import { ChangeSet, type Text } from "@codemirror/state";

interface Known {
  revision: string;
  doc: Text;
  since: ChangeSet;
}

const KEPT = 8;

export class Anchors {
  #known: Known[] = [];

  /** The text `doc` of `revision`, from which `since` leads to the words now. */
  add(revision: string, doc: Text, since: ChangeSet = ChangeSet.empty(doc.length)): void {
    this.#known = [{ revision, doc, since }, ...this.#known.filter((one) => one.revision !== revision)].slice(0, KEPT);
  }

  /** The words changed once more. */
  move(changes: ChangeSet): void {
    for (const one of this.#known) one.since = one.since.compose(changes);
  }

  knows(revision: string): boolean {
    return this.#known.some((one) => one.revision === revision);
  }

  /** A function from offsets in the text of `revision` to offsets now; from the words now where nobody knows it. */
  from(revision: string, now: Text): (at: number, side?: -1 | 1) => number {
    const known = this.#known.find((one) => one.revision === revision);
    if (!known) return (at) => Math.min(Math.max(0, at), now.length);
    return (at, side = 1) => known.since.mapPos(Math.min(Math.max(0, at), known.doc.length), side);
  }

  /** Where line `number` of the text of `revision` starts now. */
  line(revision: string, number: number, now: Text): number {
    const known = this.#known.find((one) => one.revision === revision);
    const doc = known?.doc ?? now;
    return this.from(revision, now)(doc.line(Math.min(Math.max(1, number), doc.lines)).from);
  }
}
