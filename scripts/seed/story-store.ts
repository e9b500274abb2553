import type { Transaction } from "../../core/store.ts";
import { FakeStore } from "../../tests/fakes/fake-store.ts";

/** Numbers given while stories are told; every ticket gets its own in the order of opening once all are told. */
const firstProvisional = 50_000;

/** Gives each ticket of all stories a number that no real one has, so that codes can be exchanged afterwards. */
export class Numbers {
  #given = 0;

  next(): number {
    this.#given += 1;
    return firstProvisional + this.#given;
  }
}

/** Where one story is told: the store in memory, small enough to be quick however many stories there are. */
export class StoryStore extends FakeStore {
  readonly #numbers: Numbers;

  constructor(numbers: Numbers) {
    super();
    this.#numbers = numbers;
  }

  override transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return super.transaction((tx) =>
      work({ ...tx, tickets: { ...tx.tickets, nextNumber: async () => this.#numbers.next() } }),
    );
  }
}
