import type { Book } from "./words";

export const versions = {
} as const satisfies Book;
