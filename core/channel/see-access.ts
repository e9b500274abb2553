import type { AccessTerm } from "./access.ts";
import type { ChannelConnection } from "./connection.ts";
import type { AccountRecord, ChannelRecord } from "./health.ts";

/**
 * Adds to what was counted of a channel the accounts that sent nothing yet, how each is connected, and how long that
 * lasts. The watch over the channels does without: access that ends has a task of its own (core/channel/watch-access.ts).
 */
export async function seeAccess(
  record: ChannelRecord,
  known: {
    accounts: readonly string[];
    connections: readonly ChannelConnection[];
    termOf: ((account: string) => Promise<AccessTerm>) | undefined;
  },
): Promise<ChannelRecord> {
  const silent = known.accounts.filter((account) => !record.accounts.some((one) => one.account === account));
  const all = [...record.accounts, ...silent.map((account) => ({ account, sentInHour: 0, failedInHour: 0 }))];
  const see = async (one: AccountRecord): Promise<AccountRecord> => {
    const { account } = one;
    const connection = known.connections.find((row) => row.channel === record.channel && row.account === account);
    // A token that cannot be read must not hide how the channels are.
    const term = await known.termOf?.(account).catch(() => undefined);
    if (!connection && !term) return one;
    return { ...one, access: { ...(connection ? { connection } : {}), ...(term ? { term } : {}) } };
  };
  return { ...record, accounts: await Promise.all(all.map(see)) };
}
