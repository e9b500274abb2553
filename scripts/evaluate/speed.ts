/** How long reading takes on this machine. */
export interface Speed {
  p50Ms: number;
  p95Ms: number;
  perSecond: number;
}

/**
 * Sentences read before the clock runs, so that code is compiled and tables are filled: what a process has behind it a
 * second after its start.
 */
const warmUp = 5_000;

/** Times a reading of texts, one after the other. `known` are read before, and are not the timed ones. */
export async function timeReading(
  read: (text: string) => unknown,
  texts: readonly string[],
  known: readonly string[],
): Promise<Speed> {
  for (const text of known.slice(0, warmUp)) await read(text);
  const times: number[] = [];
  const from = performance.now();
  for (const text of texts) {
    const begun = performance.now();
    const made = read(text);
    // Waiting for what is there already would be timed as well.
    if (made instanceof Promise) await made;
    times.push(performance.now() - begun);
  }
  const seconds = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50Ms: at(0.5), p95Ms: at(0.95), perSecond: Math.round(texts.length / Math.max(seconds, 1e-9)) };
}
