/** Asking the house that shows the film; all of it lies beneath the page's own address. */
import { get, post, remove } from "../lib/api";
import type { Reply } from "./outbox";
import type { Comment, Room, Session } from "./types";

export interface Writing {
  session: string;
  seq: number;
  at: number;
  text: string;
  shot?: string;
  mode: Comment["mode"];
  colour: string;
}

export class House {
  /** `base` is the page's own address: /watch/<film>. */
  constructor(readonly base: string) {}

  /** The session by which one's own words are known where no key is kept; "" where one is. */
  session = "";
  #own = (): string => (this.session ? `&session=${encodeURIComponent(this.session)}` : "");

  room = () => get<Room>(`${this.base}/room`);
  begin = (release: number | null, measure: boolean, language: string) =>
    post<Session>(`${this.base}/sessions`, { release, measure, language });
  window = (release: number, from: number, to: number) =>
    get<Comment[]>(`${this.base}/comments?release=${release}&from=${from}&to=${to}${this.#own()}`);
  list = (release: number, after: string) =>
    get<Comment[]>(`${this.base}/comments?release=${release}&list=1${after ? `&after=${encodeURIComponent(after)}` : ""}${this.#own()}`);
  say = (said: Writing) => post<Comment>(`${this.base}/comments`, said);
  unsay = (id: string) => remove(`${this.base}/comments/${encodeURIComponent(id)}?${this.#own().slice(1)}`);
  report = (id: string, session: string) => post(`${this.base}/comments/${encodeURIComponent(id)}/report`, { session });
  unreport = (id: string, session: string) =>
    remove(`${this.base}/comments/${encodeURIComponent(id)}/report?session=${encodeURIComponent(session)}`);
  me = () => get<unknown>(`${this.base}/me`);
  forget = () => remove(`${this.base}/me`);
  measure = (on: boolean) => post<unknown>(`${this.base}/me`, { measure: on });

  words = async (url: string): Promise<string> => {
    const reply = await fetch(url);
    return reply.ok ? reply.text() : "";
  };

  send = async (body: string): Promise<Reply> => {
    const headers = { "Content-Type": "application/json" };
    const reply = await fetch(`${this.base}/events`, { method: "POST", body, headers, keepalive: body.length < 60_000, credentials: "same-origin" });
    return { status: reply.status, after: waitOf(reply.headers.get("Retry-After")) };
  };

  beacon = (body: string): boolean => navigator.sendBeacon(`${this.base}/events`, new Blob([body], { type: "application/json" }));
}

/** Seconds to wait, as a number or as a date says them. */
export function waitOf(after: string | null, now = Date.now()): number {
  if (!after) return 0;
  const plain = Number(after);
  return Math.max(0, Number.isNaN(plain) ? (Date.parse(after) - now) / 1000 || 0 : plain);
}
