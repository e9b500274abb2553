import type { Conversation } from "../conversation/conversation.ts";
import { type Actor, citizenActor } from "../people/staff.ts";
import type { Transaction } from "../store.ts";
import { codeSeries, formatCode } from "../ticket/code.ts";
import type { World } from "../world.ts";
import { decisionClock, type Right, type RightsCase } from "./rights-case.ts";

/** Signals a case to whoever has it on the screen. */
export async function announceCase(tx: Transaction, { code, version }: RightsCase): Promise<void> {
  await tx.publish([{ topic: "desk", name: "rights-case.updated", id: code, version }]);
}

/** What was not said plainly the first time is said now. */
async function sayPlainly(tx: Transaction, said: RightsCase, right: Right, request: string): Promise<RightsCase> {
  const saved = await tx.rightsCases.save({
    ...said,
    right,
    request: [said.request, request].filter(Boolean).join("\n"),
  });
  await announceCase(tx, saved);
  return saved;
}

/**
 * Opens a case, or finds the one this person has open for the same: asking twice starts no second clock. `id`: the same act
 * sent twice opens one case. `receivedAt`: when it was asked, if that was before now.
 */
export async function openCase(
  input: { tx: Transaction; world: World; actor: Actor; id?: string; receivedAt?: Date } & Pick<
    RightsCase,
    "right" | "origin" | "citizenId" | "conversationId" | "name" | "phone" | "request"
  >,
): Promise<RightsCase> {
  const { tx, world, actor, id = world.ids.next(), receivedAt = world.clock.now(), ...asked } = input;
  const { right, citizenId } = asked;
  const known = await tx.rightsCases.byId(id);
  if (known) return known;
  const open = citizenId ? await tx.rightsCases.openOf(citizenId) : [];
  const same = open.find((one) => !right || !one.right || one.right === right);
  if (same)
    return same.right || !right || same.state !== "received" ? same : sayPlainly(tx, same, right, asked.request);
  const series = codeSeries(world.ward.codePrefix, world.clock.now());
  const opened = await tx.rightsCases.save({
    ...asked,
    id,
    code: formatCode(series, await tx.tickets.nextNumber(series)),
    state: "received",
    receivedAt,
    ...decisionClock(world.ward.calendar, receivedAt),
    history: [{ at: world.clock.now(), actor, act: "received" }],
    version: 0,
  });
  await announceCase(tx, opened);
  return opened;
}

/** A request that came in a talk, in the person's own words or from the platform. */
export function askInTalk(input: {
  tx: Transaction;
  world: World;
  conversation: Conversation;
  asked: Pick<RightsCase, "right" | "request">;
  receivedAt?: Date;
}): Promise<RightsCase> {
  const { tx, world, conversation, asked, receivedAt } = input;
  const { id: conversationId, citizenId, address } = conversation;
  const whose = { citizenId, conversationId, origin: address.channel, actor: citizenActor(conversationId) };
  return openCase({ tx, world, ...whose, ...asked, ...(receivedAt && { receivedAt }) });
}
