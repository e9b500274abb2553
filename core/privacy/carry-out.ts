import { AppError } from "../errors.ts";
import { citizenActor } from "../people/staff.ts";
import { unfollowTicket } from "../ticket/amend-ticket.ts";
import { hideName } from "../ticket/hide-name.ts";
import { isOpen } from "../ticket/ticket.ts";
import { type CaseInput, caseFor, whoseCase, writeAct } from "./decide-case.ts";
import type { Right, RightsCase } from "./rights-case.ts";
import { tellPerson } from "./tell-person.ts";

/** More tickets than one person ever has. */
const manyTickets = 1_000;

/** The accepted case of this right, and whose it is. Throws MOVE_NOT_ALLOWED where it asks for something else. */
async function personOf(input: CaseInput, right: Right): Promise<{ found: RightsCase; citizenId: string }> {
  const found = await caseFor(input, ["accepted"]);
  const citizenId = await whoseCase(input.tx, found);
  if (found.right !== right)
    throw new AppError("MOVE_NOT_ALLOWED", "it asks for something else", { details: { from: found.right ?? "" } });
  if (!citizenId)
    throw new AppError("MOVE_INCOMPLETE", "whose data it is was not found out", { details: { missing: ["person"] } });
  return { found, citizenId };
}

const ended = ({ world }: CaseInput, found: RightsCase): RightsCase => ({
  ...found,
  state: "done",
  endedAt: world.clock.now(),
});

/** The person has what is kept of them; `link` is where they fetch it themselves, until then. */
export async function handOverData(input: CaseInput & { link?: { url: string; until: Date } }): Promise<RightsCase> {
  const { tx, world, link } = input;
  const { found } = await personOf(input, "see");
  const saved = await writeAct(input, ended(input, found), "exported");
  const params = link ? { link: link.url, until: { dueFull: link.until } } : {};
  await tellPerson({ tx, world, rightsCase: saved, key: link ? "privacy.export" : "privacy.seen", params });
  return saved;
}

/** A name or a number as it should be, over all their talks. */
export async function correctPerson(
  input: CaseInput & { name?: string | undefined; phone?: string | undefined },
): Promise<RightsCase> {
  const { tx, world, name, phone } = input;
  const { found, citizenId } = await personOf(input, "correct");
  const citizen = await tx.people.citizenById(citizenId);
  if (!citizen) throw new AppError("NOT_FOUND", "no such person");
  const { phoneVerified: _, ...unproved } = citizen;
  await tx.people.saveCitizen({
    ...(phone ? unproved : citizen),
    ...(name ? { displayName: name } : {}),
    ...(phone ? { phone } : {}),
  });
  for (const id of name ? await tx.people.conversationIdsOf(citizenId) : []) {
    const conversation = await tx.conversations.byId(id);
    if (!conversation || !name) continue;
    const { version } = await tx.conversations.save({ ...conversation, displayName: name });
    await tx.publish([{ topic: "desk", name: "conversation.updated", id, version }]);
  }
  const saved = await writeAct(input, ended(input, found), "corrected");
  await tellPerson({ tx, world, rightsCase: saved, key: "privacy.corrected" });
  return saved;
}

/**
 * Consent is gone: no carrier is used any more, no news of other people's incidents, and their own public reports no
 * longer show what they wrote or who they are. What the ward must do by law about a report that is open goes on.
 */
export async function withdrawAll(input: CaseInput): Promise<RightsCase> {
  const { tx, world } = input;
  const { found, citizenId } = await personOf(input, "withdraw");
  const citizen = await tx.people.citizenById(citizenId);
  if (citizen) await tx.people.saveCitizen({ ...citizen, consents: [] });
  const { conversationIds: ids, tickets } = await tx.tickets.ofCitizen(citizenId, manyTickets);
  const actor = citizenActor(found.conversationId ?? ids[0] ?? "");
  for (const { code, followers, ...ticket } of tickets) {
    const isTheirs = ids.includes(ticket.reporterConversationId ?? "");
    if (isTheirs) await hideName({ tx, world, code, actor });
    for (const conversationId of isTheirs && isOpen(ticket.status) ? [] : followers) {
      if (ids.includes(conversationId)) await unfollowTicket({ tx, world, code, actor, conversationId });
    }
  }
  const saved = await writeAct(input, ended(input, found), "withdrawn");
  await tellPerson({ tx, world, rightsCase: saved, key: "privacy.withdrawn" });
  return saved;
}

/**
 * Removes the person for good. They were told when it was accepted: afterwards there is nothing left to reach them by.
 * Throws STALE while something of theirs is on its way, MOVE_NOT_ALLOWED while a report of theirs is worked on: without its
 * words nobody could see to it.
 */
export async function erasePerson(input: CaseInput): Promise<RightsCase> {
  const { tx } = input;
  const { found, citizenId } = await personOf(input, "erase");
  const { conversationIds: ids, tickets } = await tx.tickets.ofCitizen(citizenId, manyTickets);
  const open = tickets.filter((one) => ids.includes(one.reporterConversationId ?? "") && isOpen(one.status));
  if (open.length > 0) {
    const details = { from: "accepted", open: open.map(({ code }) => code) };
    throw new AppError("MOVE_NOT_ALLOWED", "a report of theirs is worked on", { details });
  }
  const saved = await writeAct(input, ended(input, found), "erased");
  await tx.personal.erase(citizenId);
  return saved;
}
