/** What people said about a release: all of it in a list, and what comes next for the sky. */
import type { House } from "./house";
import { inOrder, until } from "./rows";
import type { Comment } from "./types";
import { Windows } from "./windows";

/** The list is not longer than this; the windows show all. */
const MOST = 20_000;

export class Talk {
  all = $state.raw<readonly Comment[]>([]);
  reading = $state(false);
  /** The room takes no comments. */
  closed = $state(false);
  windows: Windows;
  #release = 0;

  constructor(private readonly house: House) {
    this.windows = new Windows(async () => []);
  }

  /** Talk about this release from now on. */
  about(release: number): void {
    this.#release = release;
    this.all = [];
    this.windows = new Windows((from, to) => this.house.window(release, from, to));
    void this.#list(release);
  }

  add(comment: Comment): void {
    const at = until(this.all, comment.at ?? Infinity);
    this.all = this.all.toSpliced(at, 0, comment);
    this.windows.add(comment);
  }

  async drop(comment: Comment): Promise<void> {
    await this.house.unsay(comment.id);
    this.all = this.all.filter((one) => one.id !== comment.id);
    this.windows.drop(comment.id);
  }

  async #list(release: number): Promise<void> {
    this.reading = true;
    try {
      for (let after = ""; this.all.length < MOST; ) {
        const more = await this.house.list(release, after);
        if (release !== this.#release || !more.length) return;
        const known = new Set(this.all.map((one) => one.id));
        const fresh = more.filter((one) => !known.has(one.id));
        if (!fresh.length) return;
        this.all = [...this.all, ...fresh].sort(inOrder);
        after = more.at(-1)!.id;
      }
    } catch {
      // The film plays without what people said.
    } finally {
      if (release === this.#release) this.reading = false;
    }
  }
}
