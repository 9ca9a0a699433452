/** What is done to shots and takes: each deed is one entry of the history, and can be taken back. */
import { complain } from "../design";
import { address, patch, post } from "../lib/api";
import type { Film } from "../lib/film.svelte";
import type { ShotView } from "../lib/types";
import type { Act } from "./editor/acts";

export type Values = Record<string, unknown>;
export type TakeDeed = "choose" | "unchoose" | "lock" | "unlock" | "rate" | "drop" | "restore";

export class Deeds {
  #film: Film;
  #did: (act: Act) => void;
  #show: (shot: string) => void;
  #moves = new Map<string, Promise<unknown>>();

  /** `did` enters a deed into the history; `show` brings the shot into sight whose deed is taken back. */
  constructor(film: Film, did: (act: Act) => void, show: (shot: string) => void) {
    this.#film = film;
    this.#did = did;
    this.#show = show;
  }

  /** Set knobs of a shot; one entry of the history. */
  async set(id: string, values: Values): Promise<void> {
    const url = address("films", this.#film.name, "shots", id);
    const send = (set: Values) => patch<{ was: Values }>(url, { set });
    const shot = this.#film.shots.get(id);
    if (shot) this.#film.expect(id, { asked: asked(shot.asked, values) });
    try {
      const { was } = await this.#inTurn(id, () => send(values));
      this.#did({ undo: () => this.#again(id, was, send), redo: () => this.#again(id, values, send) });
    } catch (why) {
      if (shot) this.#film.expect(id, { asked: shot.asked });
      complain(why);
    }
  }

  /** Set knobs as they were, and show whose they are. */
  #again(id: string, values: Values, send: (set: Values) => Promise<unknown>): Promise<unknown> {
    const shot = this.#film.shots.get(id);
    if (shot) this.#film.expect(id, { asked: asked(shot.asked, values) });
    this.#show(id);
    return this.#inTurn(id, () => send(values));
  }

  /** Do something to a take; one entry of the history. */
  async take(shot: string, take: string, deed: TakeDeed, value?: number): Promise<void> {
    const url = address("films", this.#film.name, "shots", shot, "takes", take);
    const back: Record<TakeDeed, TakeDeed> = { choose: "unchoose", unchoose: "choose", lock: "unlock", unlock: "lock", rate: "rate", drop: "restore", restore: "drop" };
    try {
      const { was } = await post<{ was?: { take: string; locked: boolean; rating: number } }>(url, value === undefined ? { do: deed } : { do: deed, value });
      const other = back[deed];
      const before = deed === "choose" && was?.take && was.take !== take ? was.take : null;
      this.#did({
        undo: () => (before ? post(address("films", this.#film.name, "shots", shot, "takes", before), { do: "choose" }) : post(url, deed === "rate" ? { do: other, value: was?.rating ?? 0 } : { do: other })),
        redo: () => post(url, value === undefined ? { do: deed } : { do: deed, value }),
      });
    } catch (why) {
      complain(why);
    }
  }

  async lock(shot: ShotView, locked: boolean): Promise<void> {
    const url = address("films", this.#film.name, "shots", shot.id, "lock");
    try {
      await post(url, { locked });
      this.#film.expect(shot.id, { locked });
      const again = (to: boolean) => async () => {
        await post(url, { locked: to });
        this.#film.expect(shot.id, { locked: to });
      };
      this.#did({ undo: again(!locked), redo: again(locked) });
    } catch (why) {
      complain(why);
    }
  }

  /** Say of a locked picture that was questioned that it stays. */
  async keep(shot: string): Promise<void> {
    await post(address("films", this.#film.name, "shots", shot, "lock"), { locked: true }).catch(complain);
  }

  async vary(shot: string, what: string, n = 4): Promise<void> {
    await post(address("films", this.#film.name, "shots", shot, "variations"), { what, n });
  }

  #inTurn<T>(key: string, run: () => Promise<T>): Promise<T> {
    const next = (this.#moves.get(key) ?? Promise.resolve()).catch(() => undefined).then(run);
    this.#moves.set(key, next);
    return next;
  }
}

/** What is asked of a shot with `values` set; null gives one back. */
export function asked(before: Values, values: Values): Values {
  return Object.fromEntries(Object.entries({ ...before, ...values }).filter(([, value]) => value !== null));
}
