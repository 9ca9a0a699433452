import type { Book } from "./words";

export const openings = {
} as const satisfies Book;
