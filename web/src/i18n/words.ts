/** A book of what the page says: every sentence in English and in Chinese, side by side. */
export type Book = Record<string, readonly [english: string, chinese: string]>;
