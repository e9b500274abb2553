import { type TrailState, verifyTrail } from "../core/audit/verify-trail.ts";
import { createPrismaStore } from "../prisma/store.ts";

/** Reads the whole log of what staff do in a database nobody of this process has open. */
export async function verifyAudit(of: { databaseUrl: string; secret: Uint8Array }): Promise<TrailState> {
  const store = createPrismaStore({ url: of.databaseUrl, encryptionKey: of.secret, poolSize: 2 });
  try {
    return await verifyTrail({ store });
  } finally {
    await store.close();
  }
}
