import type { Store } from "../store.ts";
import { chainStart, type KeptEntry, type Seal, sealOf } from "./trail.ts";

const batch = 2_000;

/** The chain as far as it was read: whole, with its last row, or broken at the first row that is not as it was sealed. */
export type TrailState =
  | { isWhole: true; rows: number; head: Seal; last?: KeptEntry }
  | { isWhole: false; rows: number; expectedSeq: number; found: KeptEntry };

/** Seals what waits; returns how many rows that were. */
export async function sealTrail({ store }: { store: Store }): Promise<number> {
  for (let sealed = 0; ; ) {
    const more = await store.transaction((tx) => tx.audit.seal(batch));
    sealed += more;
    if (more < batch) return sealed;
  }
}

/** Reads the whole chain and seals every row anew beside its own seal. */
export async function verifyTrail({ store }: { store: Store }): Promise<TrailState> {
  await sealTrail({ store });
  let [head, last]: [Seal, KeptEntry | undefined] = [chainStart, undefined];
  for (;;) {
    const rows = await store.transaction((tx) => tx.audit.sealedAfter(head.seq, batch));
    for (const row of rows) {
      const due = sealOf(head, row);
      if (row.seal.seq !== due.seq || row.seal.hash !== due.hash) {
        return { isWhole: false, rows: head.seq, expectedSeq: due.seq, found: row };
      }
      [head, last] = [due, row];
    }
    if (rows.length < batch) return { isWhole: true, rows: head.seq, head, ...(last && { last }) };
  }
}

/** Whether a place that was written down elsewhere is still in the chain: a chain whose end was cut off is whole by itself. */
export async function holdsPlace({ store }: { store: Store }, { seq, hash }: Seal): Promise<boolean> {
  const [row] = await store.transaction((tx) => tx.audit.sealedAfter(seq - 1, 1));
  return row?.seal.seq === seq && row.seal.hash === hash;
}
