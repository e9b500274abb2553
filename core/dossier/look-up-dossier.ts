import type { Conversation } from "../conversation/conversation.ts";
import { isAppError } from "../errors.ts";
import { endsWith } from "../people/phone.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { DossierAnswer, DossierQuery } from "./answer.ts";
import type { DossierReading } from "./dossier.ts";

/** Tickets on one dossier's lateness that are looked at. */
const maxDelays = 20;

/** A number a platform vouches for is as good as its digits named. */
async function ownPhone(tx: Transaction, citizenId: string): Promise<string | undefined> {
  const citizen = await tx.people.citizenById(citizenId);
  return citizen?.phoneVerified ? citizen.phone : undefined;
}

/** Looks a dossier up for one conversation; the end of the number is compared here and goes no further. */
export function dossierFinder(input: {
  store: Pick<Store, "transaction">;
  world: Pick<World, "dossiers">;
  conversation: Conversation;
}): (query: DossierQuery) => Promise<DossierAnswer> {
  const { store, world, conversation } = input;
  return async ({ code, digits }) => {
    const { dossiers } = world;
    if (!dossiers || !(await dossiers.isConnected())) return { kind: "off" };
    let found: DossierReading | undefined;
    try {
      found = await dossiers.find(code);
    } catch (error) {
      if (!isAppError(error)) throw error;
      return { kind: "unreachable" };
    }
    if (!found) return { kind: "hidden" };
    const { phoneTail, ...dossier } = found.dossier;
    const reading = { dossier, asOf: found.asOf };
    const isProven = conversation.dialogue.provenDossiers?.some((mark) => mark.code === code) ?? false;
    return store.transaction(async (tx) => {
      const phone = await ownPhone(tx, conversation.citizenId);
      const fits = phoneTail !== undefined && (digits === phoneTail || (phone && endsWith(phone, phoneTail)));
      if (!fits && !isProven) return { kind: "hidden" };
      const watches = await tx.dossierWatches.ofDossiers([code]);
      const isWatched = watches.some(({ conversationId }) => conversationId === conversation.id);
      return { kind: "shown", reading, delays: await tx.tickets.ofDossier(code, maxDelays), isWatched };
    });
  };
}
