/** Sends what is written to the house, and keeps it on this machine until the house has it. */
import { ChangeSet, type Text } from "@codemirror/state";
import { address, put, Refusal } from "../lib/api";
import { tab } from "../lib/live";
import { revision as named } from "../lib/revision";
import type { Script } from "../lib/types";
import type { Anchors } from "./anchors";
import { together } from "./merge";
import { forget, keep, type Unsent } from "./unsent";

export type Saving = "saved" | "writing" | "waiting" | "differs" | "refused";
export interface Differs {
  base: string;
  mine: string;
  theirs: Script;
}
export interface Sending {
  film: string;
  script: Script;
  anchors: Anchors;
  doc(): Text;
  /** Put `text` in the place of the words now, as somebody else's change. */
  bring(text: string): void;
  /** Both sides' changes came together. */
  joined(): void;
  wrong(why: unknown): void;
}

const PAUSE = 120;
const RETRIES = [400, 800, 1600, 3000, 5000];
const idle = (run: () => void) => (window.requestIdleCallback ? void window.requestIdleCallback(run, { timeout: 50 }) : run());
const KEPT = 8;

export class Sender {
  state = $state<Saving>("saved");
  differs = $state.raw<Differs | null>(null);
  #with: Sending;
  #revision: string;
  #base: string;
  #sent: Text;
  #busy = false;
  #again = false;
  #timer = 0;
  #keep = 0;
  #tries = 0;
  /** The revisions that were sent and not answered: any of them may lie there all the same, and is this page's own. */
  #doubtful: string[] = [];

  constructor(sending: Sending) {
    this.#with = sending;
    this.#revision = sending.script.revision;
    this.#base = sending.script.text;
    this.#sent = sending.doc();
  }

  /** The revision the house is known to have. */
  get revision(): string {
    return this.#revision;
  }

  /** The writer changed the words. */
  changed(): void {
    if (this.state !== "differs") this.state = this.#tries ? "waiting" : "writing";
    if (!this.#keep) this.#keep = window.setTimeout(() => idle(() => this.#keepHere()), 30);
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), PAUSE);
  }

  /** Send now what is not sent. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.state === "differs") return;
    if (this.#busy) return void (this.#again = true);
    const doc = this.#with.doc();
    if (doc.eq(this.#sent) && doc.toString() === this.#base) return this.#settled();
    this.#busy = true;
    const text = doc.toString();
    const anchor = { doc, since: ChangeSet.empty(doc.length) };
    this.#open = anchor;
    const also = this.#doubtful;
    this.#doubtful = [...also, named(text)].slice(-KEPT);
    this.#keepHere();
    try {
      const { revision } = await put<{ revision: string }>(address("films", this.#with.film, "script"), { base: this.#revision, also, text, tab });
      this.#doubtful = [];
      this.#with.anchors.add(revision, anchor.doc, anchor.since);
      [this.#revision, this.#base, this.#sent, this.#tries] = [revision, text, doc, 0];
      this.#busy = false;
      if (this.#again || !this.#with.doc().eq(doc)) {
        this.#again = false;
        void this.flush();
      } else this.#settled();
    } catch (why) {
      this.#busy = this.#again = false;
      this.#failed(why);
    } finally {
      this.#open = null;
    }
  }

  #open: { doc: Text; since: ChangeSet } | null = null;

  /** The words moved (by anybody): what is on its way must know. */
  moved(changes: ChangeSet): void {
    if (this.#open) this.#open.since = this.#open.since.compose(changes);
  }

  /** The script changed outside this page. */
  theirs(script: Script): void {
    if (script.revision === this.#revision) return;
    const mine = this.#with.doc().toString();
    if (mine === script.text) return this.#agreed(script);
    const ours = this.#doubtful.includes(script.revision);
    if (ours) this.#base = script.text;
    const both = together(this.#base, mine, script.text);
    if (both.clash) {
      this.state = "differs";
      this.differs = { base: this.#base, mine, theirs: script };
      return;
    }
    const own = mine !== this.#base;
    this.#with.bring(both.text);
    this.#agreed(script);
    if (own) {
      if (!ours) this.#with.joined();
      this.changed();
    }
  }

  /** Take up what an earlier page wrote and could not send. */
  resume(left: Unsent): void {
    const lying: Script = { revision: this.#revision, text: this.#base, remarks: [] };
    this.#doubtful = left.sent;
    this.#with.bring(left.text);
    if (left.revision === this.#revision) return this.changed();
    [this.#revision, this.#base] = [left.revision, left.base];
    this.theirs(lying);
  }

  /** The writer chose between two texts. */
  choose(which: "mine" | "theirs" | "both"): void {
    const differs = this.differs;
    if (!differs) return;
    this.differs = null;
    this.state = "writing";
    const mine = this.#with.doc().toString();
    const text = which === "mine" ? mine : which === "theirs" ? differs.theirs.text : together(differs.base, mine, differs.theirs.text).text;
    [this.#revision, this.#base] = [differs.theirs.revision, differs.theirs.text];
    if (text !== mine) this.#with.bring(text);
    this.#sent = this.#with.doc();
    if (text === differs.theirs.text) this.#settled();
    else {
      this.#keepHere();
      void this.flush();
    }
  }

  /** Keep at once what is not sent: the page is being left. */
  leave(): void {
    if (this.state !== "saved") this.#keepHere();
  }

  #agreed(script: Script): void {
    [this.#revision, this.#base, this.#sent] = [script.revision, script.text, this.#with.doc()];
    this.#with.anchors.add(script.revision, this.#sent);
    if (this.#with.doc().toString() === script.text) this.#settled();
  }

  #settled(): void {
    this.state = "saved";
    clearTimeout(this.#keep);
    this.#keep = 0;
    forget(this.#with.film);
  }

  #keepHere(): void {
    clearTimeout(this.#keep);
    this.#keep = 0;
    const text = this.#with.doc().toString();
    if (text === this.#base) return;
    keep(this.#with.film, { revision: this.#revision, base: this.#base, text, sent: this.#doubtful });
  }

  #failed(why: unknown): void {
    const refused = why instanceof Refusal ? why : null;
    const lying = (refused?.body as { script?: Script } | null)?.script;
    if (refused?.status === 409 && lying) return this.theirs(lying);
    this.#keepHere();
    if (refused && refused.status < 500) {
      this.state = "refused";
      this.#with.wrong(why);
      return;
    }
    this.state = "waiting";
    this.#timer = window.setTimeout(() => void this.flush(), RETRIES[Math.min(this.#tries++, RETRIES.length - 1)]);
  }
}
