import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createPrismaStore } from "../../prisma/store.ts";
import { seedDemo } from "../../server/demo.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";

const source = new URL("../../server/demo.ts", import.meta.url);

/** A database in which the demo's people work already: hashing their passwords anew for each story would take long. */
export async function openPeopled(): Promise<TestDatabase> {
  const version = createHash("sha256")
    .update(await readFile(source))
    .digest("hex")
    .slice(0, 8);
  return openDatabase({ name: `people_${version}`, fill: fillWithPeople });
}

async function fillWithPeople(url: string): Promise<void> {
  const store = createPrismaStore({ url, encryptionKey: randomBytes(32) });
  await seedDemo({ store });
  await store.close();
}
