import type { Book } from "./words";

/** The screening room. */
export const watch = {
  opening: ["Opening the room", "正在开门"],
} as const satisfies Book;
