/** What happened on its way to the house: in batches, in order, each until it is acknowledged, nothing twice. */
import type { Happening, Told } from "./types";

export interface Batch {
  session: string;
  events: Told[];
}
/** What came of sending: the status, and how long the house asks to wait, in seconds. */
export interface Reply {
  status: number;
  after: number;
}
export interface Post {
  session: string;
  send: (body: string) => Promise<Reply>;
  /** Hands over while the page goes; says whether it was taken. */
  beacon: (body: string) => boolean;
  /** Milliseconds, never going back. */
  now: () => number;
}

/** Events and bytes of one batch at most; batches kept while the house does not answer. */
const MOST = 200;
const BYTES = 60_000;
const KEPT = 200;
const WAITS = [2, 5, 15, 30, 60];

export class Outbox {
  #open: Told[] = [];
  #batches: Batch[] = [];
  #seq = 0;
  #began: number;
  #quiet = 0;
  #tries = 0;
  #sending = false;

  constructor(private readonly post: Post) {
    this.#began = post.now();
  }

  /** Batches that are not acknowledged. */
  get waiting(): number {
    return this.#batches.length + (this.#open.length ? 1 : 0);
  }

  /** The next number, for something that goes another way. */
  number(): number {
    return this.#seq++;
  }

  take(event: Happening): void {
    this.#open.push({ seq: this.number(), wall: Math.round(this.post.now() - this.#began), ...rounded(event) });
    if (this.#open.length >= MOST) this.#seal();
  }

  /** Send what waits, one batch after the other, unless the house asked for quiet. */
  async flush(): Promise<void> {
    this.#seal();
    if (this.#sending || this.post.now() < this.#quiet) return;
    this.#sending = true;
    try {
      for (let batch = this.#batches[0]; batch; batch = this.#batches[0]) {
        const { status, after } = await this.post.send(JSON.stringify(batch)).catch(() => ({ status: 0, after: 0 }));
        if (status === 0 || status === 429 || status >= 500) {
          const wait = after || WAITS[Math.min(this.#tries++, WAITS.length - 1)]!;
          this.#quiet = this.post.now() + Math.min(wait, 600) * 1000;
          return;
        }
        this.#tries = 0;
        this.#drop(batch); // acknowledged, or refused for good
      }
    } finally {
      this.#sending = false;
    }
  }

  /** The page goes: hand all of it over. What is sent twice has the same numbers and counts once. */
  leave(): void {
    this.#seal();
    for (const batch of [...this.#batches]) if (this.post.beacon(JSON.stringify(batch))) this.#drop(batch);
  }

  #drop(batch: Batch): void {
    const at = this.#batches.indexOf(batch);
    if (at >= 0) this.#batches.splice(at, 1);
  }

  #seal(): void {
    while (this.#open.length) {
      const events = fitting(this.#open);
      this.#open = this.#open.slice(events.length);
      this.#batches.push({ session: this.post.session, events });
    }
    while (this.#batches.length > KEPT) this.#batches.shift();
  }
}

/** As many of the first events as go into one batch, at least one. */
function fitting(events: Told[]): Told[] {
  let bytes = 0;
  let count = 0;
  for (const event of events.slice(0, MOST)) {
    bytes += JSON.stringify(event).length + 1;
    if (count && bytes > BYTES) break;
    count++;
  }
  return events.slice(0, count);
}

/** Numbers to the thousandth. */
function rounded<T extends object>(event: T): T {
  const pairs = Object.entries(event).map(([name, value]) => [name, typeof value === "number" ? Math.round(value * 1000) / 1000 : value]);
  return Object.fromEntries(pairs) as T;
}
