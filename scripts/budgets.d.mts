/** What of the console is over its budget, in words; empty when all is well. */
export function overBudget(): string[];
