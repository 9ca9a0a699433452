/** Rows of unequal height of which only those in sight are drawn. */
export class Rows {
  #ends: number[] = [];

  /** Lay out rows of these heights, in pixels. */
  lay(heights: readonly number[]): void {
    let end = 0;
    this.#ends = heights.map((height) => (end += height));
  }

  get height(): number {
    return this.#ends.at(-1) ?? 0;
  }

  /** Where row `n` begins. */
  top(n: number): number {
    return n <= 0 ? 0 : (this.#ends[Math.min(n, this.#ends.length) - 1] ?? 0);
  }

  /** The row at `y`. */
  at(y: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! <= y) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.#ends.length - 1));
  }

  /** The rows of which something is seen from `top` on, with a few more above and below: first, and one after the last. */
  seen(top: number, height: number, more = 6): [first: number, end: number] {
    if (!this.#ends.length) return [0, 0];
    return [Math.max(0, this.at(top) - more), Math.min(this.#ends.length, this.at(top + height) + 1 + more)];
  }
}

/** How many of `items`, which are in order of `at` (none comes last), begin at `time` or before. */
export function until(items: readonly { at: number | null }[], time: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]!.at ?? Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In order of the film; what has no place in it comes last. */
export const inOrder = (a: { at: number | null }, b: { at: number | null }): number => (a.at ?? Infinity) - (b.at ?? Infinity) || 0;
