import { migrate } from "../../prisma/migrate.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { type Config, readConfig } from "../../server/config.ts";
import { seedDemo } from "../../server/demo.ts";
import { openDatabase } from "../../server/run.ts";

const poolSize = 3;

/** Opens the database of the settings, migrated and with the demo's people in it, for as long as `work` takes. */
export async function withDemo<T>(work: (opened: { store: PrismaStore; config: Config }) => Promise<T>): Promise<T> {
  const config = readConfig();
  const { url, embedded } = await openDatabase(config);
  await migrate({ url });
  const store = createPrismaStore({ url, encryptionKey: config.APP_SECRET, poolSize });
  try {
    await seedDemo({ store });
    return await work({ store, config });
  } finally {
    await store.close();
    await embedded?.stop();
  }
}
