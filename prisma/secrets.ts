import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import pg from "pg";
import { AppError } from "../core/errors.ts";
import type { Secrets } from "../core/store.ts";
import type { PrismaClient } from "./client/client.ts";
import { persist } from "./database.ts";

const cipher = "aes-256-gcm";
/** First byte of every stored secret, so that another scheme or key can follow. */
const scheme = 1;
const nonceBytes = 12;
const tagBytes = 16;
/** Longest wait for another process's lock; its work is one call to a platform. */
const lockWithinMs = 60_000;

/** Encrypts under the installation's key; the name is bound in, so that one secret cannot stand in for another. */
function seal(key: Uint8Array, name: string, value: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceBytes);
  const locked = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(name));
  const body = Buffer.concat([locked.update(value, "utf8"), locked.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(scheme), nonce, locked.getAuthTag(), body]));
}

/** The inverse of `seal`. Throws CONFIG_INVALID when the key is another one than it was sealed with. */
function unseal(key: Uint8Array, name: string, sealed: Uint8Array): string {
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const tag = sealed.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  try {
    const opened = createDecipheriv(cipher, key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
    const body = opened.update(sealed.subarray(1 + nonceBytes + tagBytes));
    return Buffer.concat([body, opened.final()]).toString("utf8");
  } catch (cause) {
    throw new AppError("CONFIG_INVALID", `The stored secret "${name}" was encrypted with another key than this one.`, {
      details: { name },
      cause,
    });
  }
}

/** Platform tokens, encrypted at rest. A lock is held by a connection of its own: it ends with its process. */
export function createSecrets(client: PrismaClient, options: { url: string; key: Uint8Array }): Secrets {
  const { url, key } = options;
  if (key.length !== 32) throw new AppError("CONFIG_INVALID", "The encryption key must have 32 bytes.");
  return {
    get: async (name) => {
      const row = await persist(() => client.secret.findUnique({ where: { name } }));
      return row ? unseal(key, name, row.value) : undefined;
    },
    put: async (name, value) => {
      const sealed = seal(key, name, value);
      const row = { where: { name }, create: { name, value: sealed }, update: { value: sealed } };
      await persist(() => client.secret.upsert(row));
    },
    withLock: async (name, work) => {
      const holder = new pg.Client({ connectionString: url, keepAlive: true });
      holder.on("error", () => undefined);
      try {
        await persist(async () => {
          await holder.connect();
          await holder.query(`SET lock_timeout = ${lockWithinMs}`);
          await holder.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [`secret:${name}`]);
        });
        return await work();
      } finally {
        await holder.end().catch(() => undefined);
      }
    },
  };
}

/** Seals what was sealed with an older key anew. What the newer one opens already stays as it is. Returns how many were. */
export async function resealSecrets(
  client: Pick<PrismaClient, "secret">,
  { key, old }: { key: Uint8Array; old: Uint8Array },
): Promise<number> {
  let count = 0;
  for (const { name, value } of await client.secret.findMany()) {
    if (opens(key, name, value)) continue;
    await client.secret.update({ where: { name }, data: { value: seal(key, name, unseal(old, name, value)) } });
    count += 1;
  }
  return count;
}

function opens(key: Uint8Array, name: string, sealed: Uint8Array): boolean {
  try {
    unseal(key, name, sealed);
    return true;
  } catch {
    return false;
  }
}
