/** Keeps the last answer of a pure function of a text: several readers ask the same of one message, one after another. */
export function keepLast<T>(work: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: work(text) };
    return last.answer;
  };
}

/** Keeps the answers for words, of which few make up all texts, or for other short pieces. Begins anew when there are too many, so that it stays small. */
export function keepWords<T>(
  work: (word: string) => T,
  { most = 20_000, longest = 40 }: { most?: number; longest?: number } = {},
): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const answer = work(word);
    if (word.length > longest) return answer;
    if (known.size >= most) known.clear();
    known.set(word, answer);
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
