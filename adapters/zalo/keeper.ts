import type { AccessKeeper, AccessState, AccessTerm } from "../../core/channel/access.ts";
import type { ZaloAccess } from "./access.ts";

/** A refresh token ends after 3 months (OAuth v4, read 2026-11): a month is left to ask for a new grant. */
const staleAfterDays = 60;
/** The shortest three months there are: so long a refresh token lasts for certain. */
const grantMs = 89 * 86_400_000;

/** How long access to an OA lasts, from its kept tokens. */
export function zaloTermOf(access: ZaloAccess): (oaId: string) => Promise<AccessTerm> {
  return async (oaId) => {
    const { pair, fault } = await access.tokensOf(oaId).record();
    return {
      kind: "renewed",
      ...(pair ? { renewedAt: pair.renewedAt, tokenUntil: pair.expiresAt } : {}),
      // A refresh token that was refused is worth nothing any more.
      ...(pair && !fault?.isFinal ? { grantUntil: new Date(pair.renewedAt.getTime() + grantMs) } : {}),
      ...(fault ? { fault } : {}),
    };
  };
}

/** Renews the OAs' tokens also where nobody writes for weeks, and tells how old they are. */
export function createZaloKeeper(access: ZaloAccess): AccessKeeper {
  const names = new Map<string, string>();
  const nameOf = async (oaId: string): Promise<string | undefined> => {
    const known = names.get(oaId);
    if (known) return known;
    const name = (await access.clientOf(oaId).account.info()).name?.trim();
    if (name) names.set(oaId, name);
    return name;
  };
  const stateOf = async (account: string): Promise<AccessState> => {
    const tokens = access.tokensOf(account);
    // What went wrong is in the record; a name that cannot be had is no trouble.
    await tokens.current().catch(() => undefined);
    const name = await nameOf(account).catch(() => undefined);
    const { pair, fault } = await tokens.record();
    return {
      account,
      staleAfterDays,
      ...(name ? { name } : {}),
      ...(pair ? { renewedAt: pair.renewedAt } : {}),
      ...(fault ? { fault } : {}),
    };
  };
  return {
    channel: "zalo",
    keepAccess: () => Promise.all(access.connected().map(({ oaId }) => stateOf(oaId))),
  };
}
