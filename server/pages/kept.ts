import type { Clock } from "../../core/clock.ts";

/** What was made a moment ago is given again: however many ask, the database is asked once in so many milliseconds. */
export class Kept {
  readonly #clock: Clock;
  readonly #forMs: number;
  readonly #most: number;
  readonly #made = new Map<string, { at: number; value: Promise<unknown> }>();

  constructor({ clock, forMs, most }: { clock: Clock; forMs: number; most: number }) {
    this.#clock = clock;
    this.#forMs = forMs;
    this.#most = most;
  }

  /** The value of a key, made anew when it is too old; those who ask while it is made wait for the same one. */
  get<T>(key: string, make: () => Promise<T>): Promise<T> {
    const now = this.#clock.now().getTime();
    const found = this.#made.get(key);
    if (found && now - found.at < this.#forMs) return found.value as Promise<T>;
    const value = make();
    this.#made.delete(key);
    this.#made.set(key, { at: now, value });
    // What failed is asked for again; the fault goes to those who wait.
    value.catch(() => this.#made.get(key)?.value === value && this.#made.delete(key));
    const [oldest] = this.#made.keys();
    if (this.#made.size > this.#most && oldest !== undefined) this.#made.delete(oldest);
    return value;
  }
}
