import type { Conversation } from "../conversation/conversation.ts";
import { isAppError } from "../errors.ts";
import { endsWith } from "../people/phone.ts";
import type { Store, Transaction } from "../store.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import type { Dossier, DossierReading } from "./dossier.ts";

/** What is asked for: a code, and the last digits of the number it was filed with, where somebody named them. */
export interface DossierQuery {
  code: string;
  digits?: string;
}

/** A reading without the end of the number: what a bot may see. */
export type ShownDossier = Pick<DossierReading, "asOf"> & { dossier: Omit<Dossier, "phoneTail"> };

/**
 * What a look-up came to. `off`: nothing to look in. `unreachable`: no answer. `hidden`: there is no such dossier, or it
 * was not shown to be theirs; the two are one answer, so that nobody can try codes. `delays`: tickets on its being late; `isWatched`: its news are told here.
 */
export type DossierAnswer =
  | { kind: "off" }
  | { kind: "unreachable" }
  | { kind: "hidden" }
  | { kind: "shown"; reading: ShownDossier; delays: Ticket[]; isWatched: boolean };

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
