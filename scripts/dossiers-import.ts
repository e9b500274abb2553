import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { createPhrasebook } from "../bots/phrasebook.ts";
import { isAppError } from "../core/errors.ts";
import { migrate } from "../prisma/migrate.ts";
import { createPrismaStore } from "../prisma/store.ts";
import { readConfig } from "../server/config.ts";
import { importDossierFile, printReport } from "../server/dossier-import.ts";
import { systemClock, uuidV7 } from "../server/ids.ts";
import { openDatabase } from "../server/run.ts";
import { wardOf } from "../server/ward.ts";

/**
 * Takes a file of filed dossiers into the database: npm run dossiers:import -- FILE.csv [--as-of 2026-11-16T02:00+07:00]
 * `--as-of` is when it was exported; without it the file's own time counts. Exit status 1 where a line was not taken.
 */
const { values, positionals } = parseArgs({ options: { "as-of": { type: "string" } }, allowPositionals: true });

async function run(file: string): Promise<boolean> {
  const asOf = values["as-of"] === undefined ? (await stat(file)).mtime : new Date(values["as-of"]);
  if (Number.isNaN(asOf.getTime())) throw new Error("--as-of: ghi như 2026-11-16T02:00+07:00");
  const config = readConfig();
  const { url, embedded } = await openDatabase(config);
  await migrate({ url });
  const store = createPrismaStore({ url, encryptionKey: config.APP_SECRET, poolSize: 2 });
  try {
    const world = { clock: systemClock, ids: uuidV7, phrasebook: createPhrasebook({ ward: wardOf(config) }) };
    const report = await importDossierFile({ store, world, content: await readFile(file), asOf });
    for (const line of printReport(report)) console.log(line);
    return report.wrong.length === 0;
  } finally {
    await store.close();
    await embedded?.stop();
  }
}

const [file] = positionals;
try {
  if (file === undefined) throw new Error("npm run dossiers:import -- FILE.csv");
  process.exitCode = (await run(file)) ? 0 : 1;
} catch (error) {
  if (!isAppError(error) && !(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
