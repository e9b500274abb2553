/** Keeps the last answer of a pure function of a text: several readers ask the same of one message, one after another. */
export function keepLast<T>(work: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: work(text) };
    return last.answer;
  };
}

/**
 * Keeps the answers for words, of which few make up all texts, or for other short pieces. It stays small: when the
 * half that is filled now is full, the other half, of words not asked for since, is forgotten.
 */
export function keepWords<T>(
  work: (word: string) => T,
  { most = 20_000, longest = 40 }: { most?: number; longest?: number } = {},
): (word: string) => T {
  let recent = new Map<string, T>();
  let earlier = new Map<string, T>();
  return (word) => {
    const before = recent.get(word);
    if (before !== undefined) return before;
    const answer = earlier.get(word) ?? work(word);
    if (word.length > longest) return answer;
    if (recent.size >= most / 2) [recent, earlier] = [new Map(), recent];
    recent.set(word, answer);
    return answer;
  };
}

/** Does some work when its outcome is first asked for, and never again. */
export function once<T extends object>(work: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= work();
    return made;
  };
}
