/** Gzipped bytes of the inbox's first visit. */
export function inboxBytes(): { js: number; css: number };
/** What is over its budget, in words. */
export function overBudget(bytes?: { js: number; css: number }): string[];
