import { can } from "../core/people/access.ts";
import type { Citizen } from "../core/people/citizen.ts";
import type { Staff } from "../core/people/staff.ts";
import { whoseCase } from "../core/privacy/decide-case.ts";
import type { RightsCase } from "../core/privacy/rights-case.ts";
import type { Transaction } from "../core/store.ts";
import { given } from "./api/given.ts";

async function nameOf(tx: Transaction, citizen: Citizen): Promise<string | undefined> {
  if (citizen.displayName) return citizen.displayName;
  for (const id of await tx.people.conversationIdsOf(citizen.id)) {
    const conversation = await tx.conversations.byId(id);
    if (conversation?.displayName) return conversation.displayName;
  }
  return undefined;
}

async function presentPerson(tx: Transaction, citizen: Citizen) {
  const { id, phone, addresses } = citizen;
  return {
    id,
    ...given({ name: await nameOf(tx, citizen), phone }),
    channels: [...new Set(addresses.map(({ channel }) => channel))],
    held: await tx.personal.count(id),
  };
}

/** A request as a row of the list. */
export async function presentCaseRow(tx: Transaction, rightsCase: RightsCase) {
  const { code, state, origin, version, receivedAt, dueAt, endedAt, right } = rightsCase;
  const citizenId = await whoseCase(tx, rightsCase);
  const citizen = citizenId ? await tx.people.citizenById(citizenId) : undefined;
  const name = rightsCase.name ?? (citizen && (await nameOf(tx, citizen)));
  return {
    ...{ code, state, origin, version, receivedAt: receivedAt.toISOString(), dueAt: dueAt.toISOString() },
    ...given({ right, name, endedAt: endedAt?.toISOString() }),
  };
}

/** A request whole, for whoever may read it. */
export async function presentCase(tx: Transaction, staff: Staff, rightsCase: RightsCase) {
  const { phone, request, decidedAt, prolongedAt, history, conversationId } = rightsCase;
  const citizenId = await whoseCase(tx, rightsCase);
  const citizen = citizenId ? await tx.people.citizenById(citizenId) : undefined;
  const candidates = !citizen && phone ? await tx.people.citizensByPhone(phone) : [];
  return {
    ...(await presentCaseRow(tx, rightsCase)),
    ...given({ phone, decidedAt: decidedAt?.toISOString(), prolongedAt: prolongedAt?.toISOString() }),
    request,
    isAnsweredHere: conversationId !== undefined,
    ...(citizen ? { person: await presentPerson(tx, citizen) } : {}),
    candidates: await Promise.all(candidates.map((one) => presentPerson(tx, one))),
    history: history.map(({ at, actor, act, note }) => ({
      ...{ at: at.toISOString(), byName: actor.name, act },
      ...given({ note }),
    })),
    mayManage: can(staff, "privacy.manage"),
  };
}
