import { AppError } from "../../core/errors.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { WardUnit } from "../../core/routing/units.ts";
import type { Transaction } from "../../core/store.ts";
import { isOutsideUnit, type UnitId } from "../../core/ticket/taxonomy.ts";
import { isOpen, type MoveFacts, type Ticket } from "../../core/ticket/ticket.ts";
import type { Ward } from "../../core/ward.ts";
import { ticketFor } from "./view-ticket.ts";

/** Clocks of telephones and servers differ by this much. */
const clockSkewMs = 5 * 60_000;

interface FactCheck {
  tx: Transaction;
  ticket: Ticket;
  facts: MoveFacts;
  staff: Staff;
  now: Date;
  ward: Pick<Ward, "units">;
}

const notKeeper = "unit: a ticket is kept by a unit of the ward";
const notThere = "unit: there is none with this id, or it is closed";

/** What is wrong with a unit as the keeper of a ticket. */
function keeperFault(units: readonly WardUnit[], unit: UnitId | undefined): string | undefined {
  if (!unit) return undefined;
  if (isOutsideUnit(unit)) return notKeeper;
  return isWorking(units, unit) ? undefined : notThere;
}

const isWorking = (units: readonly WardUnit[], id: UnitId): boolean =>
  units.some((one) => one.id === id && !one.closed);

/** Throws BAD_INPUT when a ticket is to be kept by somebody outside the ward, or by nobody that works. */
export function checkUnit({ units }: Pick<Ward, "units">, unit: UnitId | undefined): void {
  const fault = keeperFault(units, unit);
  if (fault) throw new AppError("BAD_INPUT", "not a unit of the ward", { details: { issues: [fault] } });
}

/** What is wrong with the names and dates a move carries; the transition table only asks whether they are there. */
async function faultsOf({ tx, ticket, facts, staff, now, ward: { units } }: FactCheck): Promise<string[]> {
  const { unit, outsideUnit, officerId, onSceneAt, doneAt, parentCode } = facts;
  const faults: string[] = [];
  const fault = keeperFault(units, unit);
  if (fault) faults.push(`facts.${fault}`);
  if (outsideUnit && !isOutsideUnit(outsideUnit)) faults.push("facts.outsideUnit: a unit of the ward");
  else if (outsideUnit && !isWorking(units, outsideUnit))
    faults.push("facts.outsideUnit: none with this id, or closed");
  for (const [name, at] of Object.entries({ onSceneAt, doneAt })) {
    if (!at) continue;
    if (at.getTime() > now.getTime() + clockSkewMs) faults.push(`facts.${name}: is still to come`);
    if (at.getTime() < ticket.openedAt.getTime() - clockSkewMs)
      faults.push(`facts.${name}: nobody had reported it yet`);
  }
  if (officerId) {
    const officer = await tx.people.staffById(officerId);
    const isTheirs = officer?.active && officer.unit === ticket.unit && ["OFF", "HEAD"].includes(officer.role);
    if (!isTheirs) faults.push("facts.officerId: nobody of this unit");
  }
  if (parentCode) {
    const parent = await ticketFor(tx, parentCode, staff).catch(() => undefined);
    if (!parent || parent.code === ticket.code || !isOpen(parent.status))
      faults.push("facts.parentCode: no open ticket");
  }
  return faults;
}

/** Throws BAD_INPUT when a move names people, units, tickets or times that do not fit this ticket. */
export async function checkFacts(check: FactCheck): Promise<void> {
  const issues = await faultsOf(check);
  if (issues.length > 0) throw new AppError("BAD_INPUT", "the facts do not fit this ticket", { details: { issues } });
}
