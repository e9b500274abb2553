import { createReaderEndpoint } from "../adapters/reader/client.ts";
import type { Clock } from "../core/clock.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { SecondReader } from "../core/understanding/second-reader.ts";
import type { ReaderSettings } from "./config-reader.ts";
import type { Logger } from "./log.ts";
import { createRest } from "./rest.ts";

/** Turns that are thought anew ask for the same words again. */
const maxKept = 200;

/** A reader that rests after a fault and is not asked twice in a row for the same words. */
export function resting(
  reader: { read(text: string): Promise<CategoryId> },
  clock: Clock,
  onFault: (error: unknown) => void = () => undefined,
): SecondReader {
  const kept = new Map<string, Promise<CategoryId>>();
  const rest = createRest(clock);
  const ask = (text: string): Promise<CategoryId> => {
    const asked = reader.read(text);
    kept.set(text, asked);
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    asked.catch((error: unknown) => {
      kept.delete(text);
      rest.begin(error);
      onFault(error);
    });
    return asked;
  };
  return {
    read: (text) => kept.get(text) ?? (rest.isOn() ? undefined : ask(text)),
  };
}

/** Who reads unsure texts once more; undefined: nobody does. */
export function createSecondReader(
  settings: ReaderSettings | undefined,
  clock: Clock,
  log: Logger,
): SecondReader | undefined {
  if (!settings) return undefined;
  return resting(createReaderEndpoint(settings), clock, (error) => log.warn({ error }, "second reader failed"));
}
