import type { Carrier } from "../channel/channel.ts";
import { AppError } from "../errors.ts";
import { watchNews } from "../news/watch-news.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { agreedTalk, agreeToNews } from "./consent.ts";
import { type ContactCheck, maxTries } from "./contact.ts";

/** How long digits are good for, and a link in a mail, which nobody guesses. */
const validMs = { ticket: 10 * 60_000, topic: 24 * 3_600_000 };
/** Codes an hour for one ticket, and to one number: every SMS costs the ward, and a stranger's telephone rings. */
const maxPerHour = 3;
const hourMs = 3_600_000;

interface Sealing {
  tx: Transaction;
  world: World;
  /** Six digits are guessed from a plain hash at once; this one needs the installation's secret. */
  seal: (text: string) => string;
}

type Start = Sealing & Pick<ContactCheck, "ticketCode" | "topic"> & { carrier: Carrier; user: string; digits: string };

/** Begins the proof; the caller sends the digits there. Throws RATE_LIMITED, NOT_FOUND. */
export async function startContactCheck(input: Start): Promise<ContactCheck> {
  const { tx, world, seal, ticketCode, topic, carrier, user, digits } = input;
  const startedAt = world.clock.now();
  const hourAgo = new Date(startedAt.getTime() - hourMs);
  const of = { ...(ticketCode === undefined ? {} : { ticketCode }), user };
  if ((await tx.checks.countSince(hourAgo, of)) >= maxPerHour) {
    throw new AppError("RATE_LIMITED", "too many codes for this ticket or number", {
      details: { perHour: maxPerHour },
    });
  }
  const id = world.ids.next();
  const check: ContactCheck = {
    ...{ id, carrier, user },
    ...(ticketCode === undefined ? {} : { ticketCode }),
    ...(topic === undefined ? {} : { topic }),
    codeSeal: seal(`${id}:${digits}`),
    tries: 0,
    startedAt,
    endsAt: new Date(startedAt.getTime() + (topic ? validMs.topic : validMs.ticket)),
  };
  await tx.checks.add(check);
  return check;
}

/** What came of typing a code. */
export type CheckOutcome =
  | { outcome: "agreed"; check: ContactCheck }
  /** Proved, and yet not told: this address has as many topics as anybody may have. */
  | { outcome: "too-many"; check: ContactCheck }
  | { outcome: "wrong"; check: ContactCheck; triesLeft: number }
  /** Unknown, too old, or tried too often: a new one is needed. */
  | { outcome: "over" };

/** What was asked for begins; false: it cannot. */
async function begin({ tx, world }: Sealing, { ticketCode, topic, carrier, user }: ContactCheck): Promise<boolean> {
  if (ticketCode !== undefined) await agreeToNews({ tx, world, ticketCode, carrier, user });
  if (!topic) return true;
  const { id: conversationId } = await agreedTalk({ tx, world, carrier, user });
  return watchNews({ tx, world, reader: { conversationId }, topic });
}

/** Ends the proof: with the right digits its reader hears of the ticket or the topic by this carrier from now on. */
export async function finishContactCheck(input: Sealing & { id: string; digits: string }): Promise<CheckOutcome> {
  const { tx, world, seal, id, digits } = input;
  const check = await tx.checks.tryOnce(id, world.clock.now());
  if (!check) return { outcome: "over" };
  if (seal(`${id}:${digits}`) !== check.codeSeal) {
    return check.tries >= maxTries
      ? { outcome: "over" }
      : { outcome: "wrong", check, triesLeft: maxTries - check.tries };
  }
  await tx.checks.end(id);
  return { outcome: (await begin(input, check)) ? "agreed" : "too-many", check };
}
