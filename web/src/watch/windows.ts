/** Comments of the next seconds, fetched ten seconds at a time, so that a film of ten thousand costs no more than one of ten. */
import { inOrder, until } from "./rows";
import type { Comment } from "./types";

export const LONG = 10;
const KEPT = 8;

export class Windows {
  #kept = new Map<number, Comment[]>();
  #asked = new Set<number>();

  constructor(private readonly fetch: (from: number, to: number) => Promise<Comment[]>) {}

  /** Have what comes at `time` and soon after. */
  ready(time: number): void {
    const now = Math.max(0, Math.floor(time / LONG));
    for (const number of time % LONG > LONG / 2 ? [now, now + 1] : [now]) void this.#bring(number);
  }

  /** What comes after `from`, up to and with `to`. */
  between(from: number, to: number): Comment[] {
    const found: Comment[] = [];
    for (let number = Math.floor(from / LONG); number <= Math.floor(to / LONG); number++) {
      const kept = this.#kept.get(number);
      if (kept) found.push(...kept.slice(until(kept, from), until(kept, to)));
    }
    return found;
  }

  /** One more, just written here. */
  add(comment: Comment): void {
    if (comment.at === null) return;
    const kept = this.#kept.get(Math.floor(comment.at / LONG));
    kept?.splice(until(kept, comment.at), 0, comment);
  }

  /** One less. */
  drop(id: string): void {
    for (const [number, kept] of this.#kept) this.#kept.set(number, kept.filter((one) => one.id !== id));
  }

  async #bring(number: number): Promise<void> {
    if (this.#kept.has(number) || this.#asked.has(number)) return;
    this.#asked.add(number);
    try {
      const found = await this.fetch(number * LONG, (number + 1) * LONG);
      this.#kept.set(number, found.toSorted(inOrder));
      for (const old of this.#kept.keys()) if (this.#kept.size > KEPT && old !== number) this.#kept.delete(old);
    } catch {
      // The next look asks again.
    } finally {
      this.#asked.delete(number);
    }
  }
}
