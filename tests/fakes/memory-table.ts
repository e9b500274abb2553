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

  /** In the order in which they were first set. */
  all(): V[] {
    return [...this.#rows.values()].map((row) => structuredClone(row));
  }
}
