import { createHash, randomInt } from "node:crypto";
import type { Conversation } from "../conversation/conversation.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { CitizenLink } from "./citizen.ts";
import { linkPeople } from "./link-people.ts";
import { type Staff, staffActor } from "./staff.ts";

/** How long a code that was read out may be typed. */
const goodForMinutes = 15;
/** Digits of a code: few enough to be read out, too many to be guessed in a quarter of an hour. */
export const linkCodeDigits = 6;

/** Bound to the ward, so that a leaked table is of no use elsewhere. */
const hashOf = (code: string, { ward }: World): string =>
  createHash("sha256").update(`${ward.codePrefix}:${code}`).digest("hex");

/** A number for the operator to read out to the person of this conversation, who types it on another channel. */
export async function issueLinkCode(input: {
  tx: Transaction;
  world: World;
  conversation: Conversation;
  staff: Staff;
}): Promise<{ code: string; expiresAt: Date }> {
  const { tx, world, conversation, staff } = input;
  const code = String(randomInt(10 ** linkCodeDigits)).padStart(linkCodeDigits, "0");
  const expiresAt = new Date(world.clock.now().getTime() + goodForMinutes * 60_000);
  const { citizenId } = conversation;
  await tx.people.saveLinkCode({ hash: hashOf(code, world), citizenId, actor: staffActor(staff), expiresAt });
  return { code, expiresAt };
}

/** Whoever typed a good code is the person it was read out to. Undefined: no such code, used up, or too late. */
export async function linkByCode(input: {
  tx: Transaction;
  world: World;
  conversation: Conversation;
  code: string;
}): Promise<CitizenLink | undefined> {
  const { tx, world, conversation, code } = input;
  const found = await tx.people.takeLinkCode(hashOf(code, world), world.clock.now());
  if (!found) return undefined;
  const { citizenId, actor } = found;
  return linkPeople({ tx, world, one: citizenId, other: conversation.citizenId, proof: "code", actor });
}
