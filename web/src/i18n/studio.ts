import type { Book } from "./words";

export const studio = {
} as const satisfies Book;
