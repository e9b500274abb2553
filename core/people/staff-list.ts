import { createHash } from "node:crypto";
import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import type { Ward } from "../ward.ts";
import type { World } from "../world.ts";
import type { Account } from "./account.ts";
import { mustLead, type StaffFields, signOut, staffFault } from "./manage-staff.ts";
import type { Staff } from "./staff.ts";

/** One person as a list has them. `active` unset: as it is now, and somebody new works here. */
export interface StaffLine extends StaffFields {
  username: string;
  active?: boolean;
}
/** Why a line cannot be taken, as a stable name. */
export type StaffLineFault =
  | NonNullable<ReturnType<typeof staffFault>>
  | "username-twice"
  | "own-account"
  | "new-inactive";

/** What a list would do. `missing` work here and are not in it; `waiting` are, and have not chosen a password yet. */
export interface StaffPlan {
  faults: { line: number; code: StaffLineFault }[];
  added: StaffLine[];
  changed: { before: Account; after: Account }[];
  unchanged: number;
  missing: Account[];
  waiting: Account[];
}

const fieldsOf = ({ name, role, unit, extension, active }: Omit<StaffLine, "username">) =>
  [name, role, unit, extension, active] as const;
const isSame = (one: Account, other: Account): boolean =>
  JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other));

/** What an account is after a line of the list: what the line leaves empty is taken away, but nobody's work ends by it. */
function withLine({ unit: _, extension: __, ...account }: Account, { active = account.active, ...line }: StaffLine) {
  return { ...account, ...line, active };
}

/** Who is here and in which units, and who brings the list: nobody changes their own account. */
interface Here extends Pick<Ward, "units"> {
  accounts: readonly Account[];
  meId: string;
}

/** Holds a list against who is here. */
export function planStaffList(lines: readonly StaffLine[], { accounts, meId, units }: Here): StaffPlan {
  const byName = new Map(accounts.map((account) => [account.username, account]));
  const plan: StaffPlan = { faults: [], added: [], changed: [], unchanged: 0, missing: [], waiting: [] };
  const seen = new Set<string>();
  for (const [line, one] of lines.entries()) {
    const before = byName.get(one.username);
    const after = before && withLine(before, one);
    const fault = (code: StaffLineFault | undefined) => code && plan.faults.push({ line, code });
    fault(seen.has(one.username) ? "username-twice" : undefined);
    seen.add(one.username);
    if (!before || !after) {
      fault(one.active === false ? "new-inactive" : staffFault({ units }, one));
      plan.added.push(one);
    } else if (isSame(before, after)) plan.unchanged += 1;
    else {
      fault(before.id === meId ? "own-account" : after.active ? staffFault({ units }, after) : undefined);
      plan.changed.push({ before, after });
    }
    if (after?.active && after.mustChangePassword && after.id !== meId) plan.waiting.push(after);
  }
  plan.missing = accounts.filter(({ id, active, username }) => active && id !== meId && !seen.has(username));
  return plan;
}

/** Mark of everything somebody decides on when they look at a plan. */
export function planMark({ added, changed, missing, waiting }: StaffPlan): string {
  const versions = (accounts: readonly Account[]) => accounts.map(({ id, version }) => [id, version]);
  const lines = [...added, ...changed.map(({ after }) => after)].map((one) => [one.username, ...fieldsOf(one)]);
  const facts = [lines, versions(changed.map(({ before }) => before)), versions(missing), versions(waiting)];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

interface Given {
  tx: Transaction;
  world: World;
  by: Staff;
  lines: readonly StaffLine[];
  /** `planMark` of what was looked at. */
  seen: string;
  /** Whoever works here and is not in the list leaves. */
  retire: boolean;
  /** Hashes of passwords for the first sign-in, by user name: for all who are added, and for those waiting who get a new one. */
  passwords: ReadonlyMap<string, string>;
}

/** Takes a list whole. Throws STALE when it would do anything else than what was looked at, BAD_INPUT when a line is at fault. */
export async function takeStaffList({ tx, world, by, lines, seen, retire, passwords }: Given) {
  await mustLead({ tx, by });
  const plan = planStaffList(lines, { accounts: await tx.accounts.all(), meId: by.id, units: world.ward.units });
  if (plan.faults.length > 0) throw new AppError("BAD_INPUT", "the list has slips", { details: { reason: "slips" } });
  if (planMark(plan) !== seen) throw new AppError("STALE", "this is not what was looked at");
  const added = plan.added.map((line): Staff => {
    return { ...line, id: world.ids.next(), active: true, mustChangePassword: true };
  });
  const hashOf = (one: Staff) => ({ id: one.id, passwordHash: passwords.get(one.username) ?? "" });
  await tx.accounts.create(added.map((staff) => ({ staff, ...hashOf(staff) })));
  const changed = plan.changed.map(({ after }) => after);
  const retired = retire ? plan.missing.map((account) => ({ ...account, active: false })) : [];
  await tx.accounts.change([...changed, ...retired]);
  const renewed = plan.waiting.filter(({ username }) => passwords.has(username));
  await tx.accounts.setPassword(renewed.map(hashOf));
  const less = plan.changed.filter(({ before, after }) => !after.active || after.role !== before.role);
  const out = [...less.map(({ after }) => after), ...retired, ...renewed];
  await signOut(tx, [...new Set(out.map(({ id }) => id))]);
  return { added, changed, retired, renewed };
}
