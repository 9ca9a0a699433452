/** Where comments fly: each in a lane in which it touches nobody. */

interface Flight {
  start: number;
  /** Seconds from edge to edge. */
  long: number;
  width: number;
}

/** Pixels between two in one lane. */
const GAP = 28;

export class Lanes {
  #last: (Flight | null)[] = [];
  #until: number[] = [];

  /** `width` of the picture in pixels, `count` lanes in it. */
  constructor(
    public width = 0,
    public count = 0,
  ) {}

  clear(): void {
    this.#last = [];
    this.#until = [];
  }

  /** The lane in which something `width` wide may fly at `now` for `long` seconds; -1 where none is free. */
  fly(now: number, width: number, long: number): number {
    for (let lane = 0; lane < this.count; lane++) {
      if (now < (this.#until[lane] ?? -Infinity) || !this.#free(this.#last[lane], now, width, long)) continue;
      this.#last[lane] = { start: now, long, width };
      return lane;
    }
    return -1;
  }

  /** The lane with the most room, for what must be seen whatever flies there. */
  press(now: number, width: number, long: number): number {
    let [best, most] = [0, -Infinity];
    for (let lane = 0; lane < this.count; lane++) {
      const last = this.#last[lane];
      const gone = last ? ((now - last.start) * (this.width + last.width)) / last.long - last.width : Infinity;
      const room = now < (this.#until[lane] ?? -Infinity) ? -1e6 : gone;
      if (room > most) [best, most] = [lane, room];
    }
    this.#last[best] = { start: now, long, width };
    return best;
  }

  /** The lane in which something may stand still at the top at `now` for `long` seconds; -1 where none is free. */
  stand(now: number, long: number): number {
    for (let lane = 0; lane < Math.ceil(this.count / 2); lane++) {
      const last = this.#last[lane];
      if (now < (this.#until[lane] ?? -Infinity) || (last && now < last.start + last.long)) continue;
      this.#until[lane] = now + long;
      return lane;
    }
    return -1;
  }

  #free(last: Flight | null | undefined, now: number, width: number, long: number): boolean {
    if (!last || now >= last.start + last.long) return true;
    const inside = ((now - last.start) * (this.width + last.width)) / last.long >= last.width + GAP;
    const caught = now + ((this.width - GAP) * long) / (this.width + width) < last.start + last.long;
    return inside && !caught;
  }
}
