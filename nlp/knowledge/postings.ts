/** Where a term stands: numbers of phrases, and how often it is in each. */
export interface Posting {
  phrases: Int32Array;
  counts: Uint8Array;
}

/** Lists, for every term, the phrases that hold it. */
export function indexTerms(phrases: readonly (readonly string[])[]): ReadonlyMap<string, Posting> {
  const lists = new Map<string, { phrases: number[]; counts: number[] }>();
  phrases.forEach((terms, phrase) => {
    for (const term of terms) {
      const list = lists.get(term) ?? { phrases: [], counts: [] };
      lists.set(term, list);
      const last = list.phrases.length - 1;
      if (list.phrases[last] === phrase) list.counts[last] = (list.counts[last] as number) + 1;
      else {
        list.phrases.push(phrase);
        list.counts.push(1);
      }
    }
  });
  return new Map(
    [...lists].map(([term, { phrases, counts }]) => [
      term,
      { phrases: Int32Array.from(phrases), counts: Uint8Array.from(counts) },
    ]),
  );
}

/** What terms say for each phrase, added up. Made once for an index and used again: one question is worked on at a time. */
export class Sums {
  /** By phrase. */
  readonly score: Float64Array;
  /** How many different terms of the question a phrase holds. */
  readonly terms: Uint16Array;
  /** Phrases that hold any, in the order in which they were met. */
  readonly touched: number[] = [];

  constructor(phrases: number) {
    this.score = new Float64Array(phrases);
    this.terms = new Uint16Array(phrases);
  }

  clear(): void {
    for (const phrase of this.touched) {
      this.score[phrase] = 0;
      this.terms[phrase] = 0;
    }
    this.touched.length = 0;
  }

  /** Adds one term's word for all phrases that hold it. */
  add({ phrases, counts }: Posting, worthOf: (count: number, phrase: number) => number): void {
    for (let at = 0; at < phrases.length; at++) {
      const phrase = phrases[at] as number;
      if (this.terms[phrase] === 0) this.touched.push(phrase);
      this.terms[phrase] = (this.terms[phrase] as number) + 1;
      this.score[phrase] = (this.score[phrase] as number) + worthOf(counts[at] as number, phrase);
    }
  }

  /** For every owner the best of its phrases, as `worthOf` sees their sums. */
  best(ownerOf: readonly string[], worthOf: (phrase: number) => number): Map<string, number> {
    const best = new Map<string, number>();
    for (const phrase of this.touched) {
      const owner = ownerOf[phrase] as string;
      const value = worthOf(phrase);
      if (value > (best.get(owner) ?? Number.NEGATIVE_INFINITY)) best.set(owner, value);
    }
    return best;
  }
}

/** How often each item stands in a list. */
export function countOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
