import { AppError } from "../../core/errors.ts";
import { assertStorable } from "../../prisma/json.ts";

/** What undoes the changes of a transaction, newest last. */
export type Journal = (() => void)[];

/** Rows in memory that can be rolled back. Rows are copied in and out, like those of a real database. */
export class MemoryTable<V> {
  readonly #rows = new Map<string, V>();
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get(key: string): V | undefined {
    const row = this.#rows.get(key);
    return row === undefined ? undefined : structuredClone(row);
  }

  set(key: string, row: V): void {
    const before = this.#rows.get(key);
    this.#journal.push(() => (before === undefined ? this.#rows.delete(key) : this.#rows.set(key, before)));
    this.#rows.set(key, structuredClone(row));
  }

  delete(key: string): void {
    const before = this.#rows.get(key);
    if (before === undefined) return;
    this.#journal.push(() => this.#rows.set(key, before));
    this.#rows.delete(key);
  }

  /** The rows themselves, for whoever only looks: none of them is ever changed. */
  peek(): V[] {
    return [...this.#rows.values()];
  }

  /** In the order in which they were first set. */
  all(): V[] {
    return [...this.#rows.values()].map((row) => structuredClone(row));
  }
}

/** Somebody wrote it first. */
export const stale = (version?: number): AppError =>
  new AppError("STALE", "somebody was faster", { details: version === undefined ? {} : { version } });

/** Keeps a value under its id after looking at its text, as the database does. */
export function keep<V extends { id: string }>(table: MemoryTable<V>, row: V): void {
  assertStorable(row);
  table.set(row.id, row);
}
