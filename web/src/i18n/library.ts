import type { Book } from "./words";

export const library = {
} as const satisfies Book;
