import { readFile } from "node:fs/promises";
import { importDossierFile } from "./dossier-import.ts";
import type { Wired } from "./wire.ts";

const file = new URL("./demo-dossiers.csv", import.meta.url);
/** When the invented file was exported. */
const asOf = new Date("2026-11-26T02:00:00+07:00");

/** Invented dossiers of the demo ward, so that their codes can be asked for; the same at every start. */
export async function seedDossiers({ store, world }: Pick<Wired, "store" | "world">): Promise<void> {
  await importDossierFile({ store, world, content: await readFile(file), asOf });
}
