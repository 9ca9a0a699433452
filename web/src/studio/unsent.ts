/** What is written and the house has not got, kept on this machine: the words it was written upon once, and at every key what changed in them. */

export interface Unsent {
  revision: string;
  base: string;
  text: string;
  /** What may have been written since, by this very page. */
  sent: string[];
}
interface Change {
  revision: string;
  from: number;
  to: number;
  insert: string;
  sent: string[];
}

const key = (film: string) => `ciotat.unsent:${film}`;
const under = (film: string, revision: string) => `ciotat.under:${film}:${revision}`;

/** Keep `left`; without room for it nothing is kept. */
export function keep(film: string, { revision, base, text, sent }: Unsent): void {
  try {
    if (localStorage.getItem(under(film, revision)) === null) {
      forget(film);
      localStorage.setItem(under(film, revision), base);
    }
    localStorage.setItem(key(film), JSON.stringify({ revision, ...changed(base, text), sent } satisfies Change));
  } catch {
    forget(film); // half of it would be worth nothing; it is still sent as soon as it can be
  }
}

/** What an earlier page wrote and the house never got. */
export function unsent(film: string): Unsent | null {
  try {
    const change = JSON.parse(localStorage.getItem(key(film)) ?? "null") as Change | null;
    const base = change && localStorage.getItem(under(film, change.revision));
    if (!change || base === null) return null;
    return { revision: change.revision, base, text: base.slice(0, change.from) + change.insert + base.slice(change.to), sent: change.sent };
  } catch {
    return null;
  }
}

/** Forget what was kept: the house has it. */
export function forget(film: string): void {
  try {
    const change = JSON.parse(localStorage.getItem(key(film)) ?? "null") as Change | null;
    localStorage.removeItem(key(film));
    if (change) localStorage.removeItem(under(film, change.revision));
  } catch {
    // Nothing was kept.
  }
}

/** What is to be put where in `base` to make it `text`. */
function changed(base: string, text: string): { from: number; to: number; insert: string } {
  const most = Math.min(base.length, text.length);
  let from = 0;
  while (from < most && base.charCodeAt(from) === text.charCodeAt(from)) from++;
  let end = 0;
  while (end < most - from && base.charCodeAt(base.length - 1 - end) === text.charCodeAt(text.length - 1 - end)) end++;
  return { from, to: base.length - end, insert: text.slice(from, text.length - end) };
}
