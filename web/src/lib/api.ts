/** Requests to the house, and its refusals as they are said. */
import { language } from "../i18n/say.svelte";
import type { Wrong } from "./types";

/** A refusal: what was wrong and what to do, and whatever else came with it. */
export class Refusal extends Error implements Wrong {
  constructor(
    readonly status: number,
    readonly error: string,
    readonly advice: string,
    readonly body: unknown = null,
  ) {
    super(error);
  }
}

/** An address under /api with its parts made safe. */
export function address(...parts: string[]): string {
  return `/api/${parts.map(encodeURIComponent).join("/")}`;
}

async function ask<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, credentials: "same-origin", headers: { Accept: "application/json", "Accept-Language": language() } };
  if (signal) init.signal = signal;
  if (body instanceof Blob) {
    init.body = body;
    init.headers = { ...init.headers, "Content-Type": "application/octet-stream" };
  } else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, "Content-Type": "application/json" };
  }
  const reply = await fetch(url, init);
  const text = await reply.text();
  const told: unknown = text && reply.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
  if (reply.ok) return told as T;
  const wrong = (told ?? {}) as Partial<Wrong>;
  throw new Refusal(reply.status, wrong.error ?? `${reply.status} ${reply.statusText}`, wrong.advice ?? "", told);
}

export const get = <T>(url: string, signal?: AbortSignal) => ask<T>("GET", url, undefined, signal);
export const post = <T = void>(url: string, body: unknown = {}) => ask<T>("POST", url, body);
export const put = <T = void>(url: string, body: unknown) => ask<T>("PUT", url, body);
export const patch = <T = void>(url: string, body: unknown) => ask<T>("PATCH", url, body);
export const remove = <T = void>(url: string) => ask<T>("DELETE", url);
