import type { Line } from "./types.ts";

/** The lines of the talk that were loaded so far, in the order in which the server tells them. */
export class Lines {
  readonly #known = new Map<string, Line>();
  #sorted: Line[] | undefined = [];

  get all(): readonly Line[] {
    this.#sorted =
      this.#sorted ?? [...this.#known.values()].sort((one, two) => (one.at < two.at ? -1 : one.at > two.at ? 1 : 0));
    return this.#sorted;
  }

  /** Takes lines in, new or changed. Returns how many of the ward's are new. */
  take(lines: readonly Line[]): number {
    const fresh = lines.filter(({ id, direction }) => direction === "out" && !this.#known.has(id));
    for (const line of lines) this.#known.set(line.id, line);
    this.#sorted = undefined;
    return fresh.length;
  }
}
