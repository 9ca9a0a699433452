import type { Book } from "./words";

export const dailies = {
} as const satisfies Book;
