import type { AuditEntry } from "../core/audit/trail.ts";
import type { Clock } from "../core/clock.ts";
import type { Account } from "../core/people/account.ts";
import type { Store, Transaction } from "../core/store.ts";
import { networkOf } from "./audit.ts";

/** Something somebody did at the door. */
export interface DoorAct {
  act: "signIn" | "signOut" | "checkCode" | "changePassword" | "changeSecondFactor";
  /** Who it is, as far as it is known: by id, or by the name they typed. */
  who: { id: string } | { username: string };
  result: "OK" | "CODE_NEEDED" | "REFUSED" | "LOCKED";
  address: string | undefined;
}

/** Keeps count of wrong passwords and writes what happens at the door into the log. */
export interface SignIns {
  /** Too many wrong passwords in a row: until then nobody gets in under this name. */
  lockedUntil(username: string): Promise<Date | undefined>;
  note(act: DoorAct): Promise<void>;
}

/** What an act means for the account, beside its line in the log. */
async function follow(tx: Transaction, { id }: Account, { act, result }: DoorAct, now: Date): Promise<void> {
  const isProof = act === "signIn" || act === "checkCode";
  if (isProof && result === "REFUSED") await tx.accounts.noteFailure(id, now);
  if (isProof && result === "OK") await tx.accounts.forgetFailures(id, now);
  if (act === "changePassword" && result === "OK") await tx.accounts.keepPassword(id);
}

/** Over the store of this installation. What was typed as a name is kept only if it is somebody's: it may be a password. */
export function createSignIns({ store, clock }: { store: Store; clock: Clock }): SignIns {
  const find = (tx: Transaction, who: DoorAct["who"]) =>
    "id" in who ? tx.accounts.byId(who.id) : tx.accounts.byUsername(who.username.toLowerCase());
  return {
    lockedUntil: async (username) => {
      const until = (await store.transaction((tx) => find(tx, { username })))?.lockedUntil;
      return until && until > clock.now() ? until : undefined;
    },
    note: (act) =>
      store.transaction(async (tx) => {
        const now = clock.now();
        const account = await find(tx, act.who);
        if (account) await follow(tx, account, act, now);
        const network = networkOf(act.address);
        const entry: AuditEntry = { at: now, act: act.act, facts: {}, result: act.result, ...(network && { network }) };
        const { id, name, role } = account ?? {};
        await tx.audit.add([id && name && role ? { ...entry, staff: { id, name, role }, target: id } : entry]);
      }),
  };
}
