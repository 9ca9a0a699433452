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
  /** Taken back, whatever a list that was asked for before still says. */
  #gone = new Set<string>();

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
    this.#away(comment);
  }

  /** Tell the owner that it is out of place; who told it sees it no more. The function given back takes that back. */
  async report(comment: Comment, session: string): Promise<() => Promise<void>> {
    await this.house.report(comment.id, session);
    this.#away(comment);
    return async () => {
      await this.house.unreport(comment.id, session);
      this.#gone.delete(comment.id);
      this.add(comment);
    };
  }

  #away(comment: Comment): void {
    this.#gone.add(comment.id);
    this.all = this.all.filter((one) => one.id !== comment.id);
    this.windows.drop(comment.id);
  }

  async #list(release: number): Promise<void> {
    this.reading = true;
    const found = new Map<string, Comment>();
    try {
      for (let after = "", shown = 0; found.size < MOST; ) {
        const more = await this.house.list(release, after);
        const before = found.size;
        for (const one of more) found.set(one.id, one);
        if (release !== this.#release || found.size === before) return;
        if (found.size >= 2 * shown) {
          shown = found.size; // at once, then ever more at a time
          this.#lay(found);
        }
        after = more.at(-1)!.id;
      }
    } catch {
      // The film plays without what people said.
    } finally {
      if (release === this.#release) {
        this.#lay(found);
        this.reading = false;
      }
    }
  }

  /** Show what was found, and what was written here meanwhile. */
  #lay(found: Map<string, Comment>): void {
    const own = this.all.filter((one) => one.mine && !found.has(one.id) && !this.#gone.has(one.id));
    const here = [...found.values()].filter((one) => !this.#gone.has(one.id));
    this.all = [...here, ...own].sort(inOrder);
  }
}
