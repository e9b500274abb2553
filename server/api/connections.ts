import { loseAccount } from "../../core/channel/connect-account.ts";
import { AppError } from "../../core/errors.ts";
import { staffActor } from "../../core/people/staff.ts";
import type { ApiDeps, Handlers } from "./context.ts";

/** Connecting and giving up accounts of ours. */
export function connectionHandlers({ store, world, zalo }: ApiDeps) {
  /** What opens an account is forgotten by the channel it belongs to; others keep nothing of their own. */
  const forget: Record<string, ((account: string) => Promise<void>) | undefined> = { zalo: zalo?.forget };
  return {
    listConnections: async () => {
      const all = await store.transaction((tx) => tx.connections.all());
      const items = all.map(({ channel, account, name, state, connectedAt, connectedBy }) => ({
        ...{ channel, account, name, state },
        connectedAt: connectedAt.toISOString(),
        connectedByName: connectedBy.name,
      }));
      return { items };
    },
    connectZalo: async ({ staff, body }) => {
      if (!zalo) throw new AppError("UNKNOWN_CHANNEL", "this channel is off");
      const { validUntil, ...consent } = await zalo.begin(staffActor(staff), body.oaSecret ?? undefined);
      return { ...consent, validUntil: validUntil.toISOString() };
    },
    disconnectChannel: async ({ staff, params }) => {
      const { channel, account } = params;
      const lost = await store.transaction((tx) => loseAccount({ tx, world, channel, account, by: staffActor(staff) }));
      if (!lost) throw new AppError("NOT_FOUND", "no such account");
      await forget[channel]?.(account);
      return { ok: true as const };
    },
  } satisfies Partial<Handlers>;
}
