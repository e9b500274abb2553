import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Citizen, CitizenLink, Contact, LinkProof } from "./citizen.ts";
import type { Actor } from "./staff.ts";

interface LinkInput {
  tx: Transaction;
  world: World;
  /** Two records of one person, in any order. */
  one: string;
  other: string;
  proof: LinkProof;
  actor: Actor;
}

/** The older record stays: it has the longer story. */
const olderFirst = (a: Citizen, b: Citizen): [Citizen, Citizen] => (a.createdAt <= b.createdAt ? [a, b] : [b, a]);

const contactOf = ({ phone, phoneVerified, email, consents }: Contact): Contact => ({
  consents,
  ...(phone ? { phone } : {}),
  ...(phoneVerified ? { phoneVerified } : {}),
  ...(email ? { email } : {}),
});

/** What is known of either; a number a platform vouches for counts more than one that was typed. */
function joined(kept: Citizen, other: Citizen): Citizen {
  const isBetter = other.phone !== undefined && (!kept.phone || (other.phoneVerified && !kept.phoneVerified));
  const phones = contactOf(isBetter ? other : kept);
  const { displayName = other.displayName, kinship = other.kinship, email = other.email } = kept;
  return {
    ...kept,
    ...phones,
    consents: [...new Set([...kept.consents, ...other.consents])],
    addresses: [...kept.addresses, ...other.addresses],
    ...(displayName ? { displayName } : {}),
    ...(kinship ? { kinship } : {}),
    ...(email ? { email } : {}),
  };
}

async function citizen(tx: Transaction, id: string): Promise<Citizen> {
  const found = await tx.people.citizenById(id);
  if (!found) throw new AppError("NOT_FOUND", "no such person");
  return found;
}

/** Gives these conversations to a person and tells the desk. */
async function giveTo(tx: Transaction, conversationIds: string[], citizenId: string): Promise<void> {
  for (const id of conversationIds) {
    const conversation = await tx.conversations.byId(id);
    if (!conversation) continue;
    const { version } = await tx.conversations.save({ ...conversation, citizenId });
    await tx.publish([{ topic: "desk", name: "conversation.updated", id, version }]);
  }
}

/**
 * Makes two records one person, on proof only: addresses, conversations, and with them the tickets of both. Nothing is
 * lost: the other record stays empty, and the link remembers what came over. Two that are one already stay as they are.
 */
export async function linkPeople(input: LinkInput): Promise<CitizenLink | undefined> {
  const { tx, world, one, other, proof, actor } = input;
  if (one === other) return undefined;
  const [kept, left] = olderFirst(await citizen(tx, one), await citizen(tx, other));
  const conversationIds = await tx.people.conversationIdsOf(left.id);
  await tx.people.saveCitizen(joined(kept, left));
  await giveTo(tx, conversationIds, kept.id);
  const link: CitizenLink = {
    id: world.ids.next(),
    keptId: kept.id,
    joinedId: left.id,
    proof,
    actor,
    at: world.clock.now(),
    addresses: left.addresses,
    conversationIds,
    before: contactOf(kept),
  };
  await tx.people.saveLink(link);
  return link;
}

/**
 * They were two after all: what came over goes back, and the record that stayed is reached as before. What either wrote
 * since stays in the conversation it was written in. Undoing twice is harmless. Throws NOT_FOUND.
 */
export async function unlinkPeople(input: {
  tx: Transaction;
  world: World;
  citizenId: string;
  linkId: string;
}): Promise<void> {
  const { tx, world, citizenId, linkId } = input;
  const link = (await tx.people.linksOf(citizenId)).find(({ id }) => id === linkId);
  if (!link) throw new AppError("NOT_FOUND", "no such link");
  if (link.undoneAt) return;
  const { phone: _, phoneVerified: __, email: ___, ...kept } = await citizen(tx, link.keptId);
  const left = await citizen(tx, link.joinedId);
  const isTheirs = (address: Citizen["addresses"][number]): boolean =>
    link.addresses.some(
      ({ channel, account, user }) =>
        channel === address.channel && account === address.account && user === address.user,
    );
  const addresses = kept.addresses.filter((address) => !isTheirs(address));
  await tx.people.saveCitizen({ ...kept, ...link.before, addresses });
  await tx.people.saveCitizen({ ...left, addresses: [...left.addresses, ...link.addresses] });
  await giveTo(tx, link.conversationIds, left.id);
  await tx.people.saveLink({ ...link, undoneAt: world.clock.now() });
}
