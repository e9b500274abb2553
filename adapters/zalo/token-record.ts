import { z } from "zod";
import type { Secrets } from "../../core/store.ts";
import { sha256Hex } from "../signature.ts";

const accessTokenMs = 90_000_000;

const pairSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresAt: z.coerce.date(),
  renewedAt: z.coerce.date(),
});
export type ZaloPair = z.infer<typeof pairSchema>;

const recordSchema = z.object({
  pair: pairSchema.optional(),
  /** Configured refresh tokens that began a chain: another one in the settings begins a new chain. */
  spent: z.array(z.string()).default([]),
  /** Renewing fails since then. `isFinal`: the platform said no, only a new grant helps. */
  fault: z.object({ since: z.coerce.date(), isFinal: z.boolean(), advice: z.string() }).optional(),
});
/** What is kept, encrypted by the store, for each OA. */
export type TokenRecord = z.infer<typeof recordSchema>;

/** The first release kept one chain only, flat. */
const flatSchema = z
  .object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.coerce.date(), root: z.string() })
  .transform(({ root, ...pair }): TokenRecord => {
    const renewedAt = new Date(pair.expiresAt.getTime() - accessTokenMs);
    return { pair: { ...pair, renewedAt }, spent: [root] };
  });

/** How a configured refresh token is remembered once it is spent. */
export const rootOf = (refreshToken: string): string => sha256Hex(refreshToken).slice(0, 16);

/** The record of one OA in the secrets. */
export function tokenRecord(secrets: Secrets, oaId: string) {
  const name = `zalo-token:${oaId}`;
  return {
    load: async (): Promise<TokenRecord> => {
      const text = await secrets.get(name);
      return text === undefined ? { spent: [] } : z.union([flatSchema, recordSchema]).parse(JSON.parse(text));
    },
    save: (record: TokenRecord): Promise<void> => secrets.put(name, JSON.stringify(record)),
    /** One process at a time: a refresh token works once. */
    locked: <T>(work: () => Promise<T>): Promise<T> => secrets.withLock(name, work),
  };
}
