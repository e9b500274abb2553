/** What of the console is over its budget, in words; empty when all is well. */
export function overBudget(): string[];
/** What of the residents' chat is over its budget, in words; empty when all is well. */
export function chatOverBudget(bytes?: ChatBytes): string[];
/** Gzipped bytes of the residents' chat as it is built. */
export function chatBytes(): ChatBytes;
interface ChatBytes {
  loader: number;
  window: number;
  style: number;
}
/** What of the public pages is over its budget, in words; empty when all is well. */
export function publicOverBudget(): string[];
