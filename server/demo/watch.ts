import type { Classification } from "../../core/understanding/classification.ts";
import type { PlaceReading } from "../../core/understanding/place.ts";
import type { Understanding } from "../world.ts";

/** What the machine made of one text, and how long it took. Times are those of this machine, measured. */
export type Noted = { text: string; ms: number; at: number } & (
  | { kind: "understood"; reading: Classification }
  | { kind: "placed"; place: PlaceReading }
);

/** What somebody looks back at; older ones are let go. */
const kept = 400;

/** What was noted lately, newest last. */
export class Notes {
  readonly #notes: Noted[] = [];

  add(note: Noted): void {
    this.#notes.push(note);
    if (this.#notes.length > kept) this.#notes.shift();
  }

  /** The first of its kind after this moment (of `performance.now`) about a text that has these words. */
  find<K extends Noted["kind"]>(kind: K, text: string, since: number): Extract<Noted, { kind: K }> | undefined {
    const fits = (note: Noted): note is Extract<Noted, { kind: K }> =>
      note.kind === kind && note.at >= since && note.text.includes(text);
    return this.#notes.find(fits);
  }
}

/**
 * The same parts with a stopwatch on them. What is taught here is forgotten: the parts are shared with the ward itself,
 * which must not learn from play.
 */
export function watched(parts: Understanding, notes: Notes): Understanding {
  const { classifier, knowledge, places } = parts;
  const timed = <T>(run: () => T): { result: T; ms: number; at: number } => {
    const at = performance.now();
    const result = run();
    return { result, ms: performance.now() - at, at };
  };
  return {
    knowledge,
    classifier: {
      version: classifier.version,
      readEmergency: (text, cuts) => classifier.readEmergency(text, cuts),
      learn: () => undefined,
      classify: (text, context) => {
        const { result: reading, ...time } = timed(() => classifier.classify(text, context));
        notes.add({ kind: "understood", text, reading, ...time });
        return reading;
      },
    },
    places: {
      homeUnitIn: (text) => places.homeUnitIn(text),
      nameOf: (latitude, longitude) => places.nameOf(latitude, longitude),
      read: (text, known) => {
        const { result: place, ...time } = timed(() => places.read(text, known));
        notes.add({ kind: "placed", text, place, ...time });
        return place;
      },
    },
  };
}
