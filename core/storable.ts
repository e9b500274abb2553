/** The text with what PostgreSQL cannot store (NUL, halves of a surrogate pair) replaced. */
export const storable = (text: string): string => text.replace(/\0|\p{Cs}/gu, "\uFFFD");

/** The beginning of a text, at most this long; no character is cut in two. */
export const beginning = (text: string, maxChars: number): string => text.slice(0, maxChars).replace(/\p{Cs}$/u, "");
