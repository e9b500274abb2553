import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { resealSecrets } from "../prisma/secrets.ts";
import { createPrismaStore } from "../prisma/store.ts";

type Client = ReturnType<typeof createPrismaStore>["client"];

/** One value of the sign-in library under the newer secret, wherever it is under the older one. */
async function moved(data: string, key: string, old: string): Promise<string> {
  const isMoved = await symmetricDecrypt({ key, data }).then(
    () => true,
    () => false,
  );
  return isMoved ? data : symmetricEncrypt({ key, data: await symmetricDecrypt({ key: old, data }) });
}

/** Second factors and their spare codes, which the sign-in library encrypts. */
async function moveSecondFactors(client: Client, key: string, old: string): Promise<number> {
  const rows = await client.twoFactor.findMany();
  for (const { id, secret, backupCodes } of rows) {
    const data = { secret: await moved(secret, key, old), backupCodes: await moved(backupCodes, key, old) };
    await client.twoFactor.update({ where: { id }, data });
  }
  return rows.length;
}

/**
 * Puts everything that is encrypted in the database under the secret in force. Done once more it changes nothing. What was
 * only signed with the old one (sessions, links that were sent) ends with it.
 */
export async function rotateSecret({ url, secret, old }: { url: string; secret: Buffer; old: Buffer }): Promise<{
  tokens: number;
  secondFactors: number;
}> {
  const store = createPrismaStore({ url, encryptionKey: secret });
  try {
    const tokens = await resealSecrets(store.client, { key: secret, old });
    const [key, before] = [secret.toString("base64"), old.toString("base64")];
    return { tokens, secondFactors: await moveSecondFactors(store.client, key, before) };
  } finally {
    await store.close();
  }
}
