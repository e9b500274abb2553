import type { Store, Transaction } from "../store.ts";
import type { Dossier, DossierReading } from "./dossier.ts";
import { isNewer } from "./dossier.ts";
import { type TellWorld, tellChange } from "./tell-change.ts";

/** What a file brought. `older`: lines that are behind what is known already, and left alone. */
export interface ImportCount {
  added: number;
  changed: number;
  unchanged: number;
  older: number;
  /** Messages to those who watch a dossier. */
  told: number;
}

type Verdict = keyof Omit<ImportCount, "told">;

const content = ({ code, procedure, state, receivedAt, dueAt, changedAt, phoneTail }: Dossier): string =>
  JSON.stringify([code, procedure, state, receivedAt, dueAt, changedAt, phoneTail]);

/** What a line is beside what is known: news only if it tells of a later change, or of the same one seen later. */
function compare(given: DossierReading, known: DossierReading | undefined): Verdict {
  if (!known) return "added";
  if (content(given.dossier) === content(known.dossier)) return "unchanged";
  const moment = ({ dossier: { changedAt }, asOf }: DossierReading) => ({ changedAt, asOf });
  return isNewer(moment(given), moment(known)) ? "changed" : "older";
}

async function tellWatchers(tx: Transaction, world: TellWorld, readings: readonly DossierReading[]): Promise<number> {
  const watches = await tx.dossierWatches.ofDossiers(readings.map(({ dossier }) => dossier.code));
  const watched = new Set(watches.map(({ code }) => code));
  let told = 0;
  for (const reading of readings.filter(({ dossier }) => watched.has(dossier.code))) {
    const own = watches.filter(({ code }) => code === reading.dossier.code);
    told += await tellChange({ tx, world, reading, watches: own });
  }
  return told;
}

/**
 * Takes what a file of the one-stop desk tells, all in one transaction, and tells those who watch what is new of it.
 * The same file again changes nothing and tells nobody; an older one never undoes a newer one.
 */
export function importDossiers(input: {
  store: Pick<Store, "transaction">;
  world: TellWorld;
  /** Each code once. */
  dossiers: readonly Dossier[];
  /** When the file was exported. */
  asOf: Date;
}): Promise<ImportCount> {
  const { store, world, dossiers, asOf } = input;
  return store.transaction(async (tx) => {
    const locked = await tx.dossiers.lock(dossiers.map(({ code }) => code));
    const known = new Map(locked.map((reading) => [reading.dossier.code, reading]));
    const count: ImportCount = { added: 0, changed: 0, unchanged: 0, older: 0, told: 0 };
    const fresh: DossierReading[] = [];
    const confirmed: DossierReading[] = [];
    for (const dossier of dossiers) {
      const given = { dossier, asOf };
      const before = known.get(dossier.code);
      const verdict = compare(given, before);
      count[verdict] += 1;
      if (verdict === "added" || verdict === "changed") fresh.push(given);
      if (verdict === "unchanged" && before && asOf > before.asOf) confirmed.push(given);
    }
    await tx.dossiers.save([...fresh, ...confirmed]);
    return { ...count, told: await tellWatchers(tx, world, fresh) };
  });
}
