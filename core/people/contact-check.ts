import type { Carrier } from "../channel/channel.ts";
import { AppError } from "../errors.ts";
import type { Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { agreeToNews } from "./consent.ts";
import { type ContactCheck, maxTries } from "./contact.ts";

/** How long a code is good for. */
const validMs = 10 * 60_000;
/** Codes an hour for one ticket, and to one number: every SMS costs the ward, and a stranger's telephone rings. */
const maxPerHour = 3;
const hourMs = 3_600_000;

interface Sealing {
  tx: Transaction;
  world: World;
  /** Six digits are guessed from a plain hash at once; this one needs the installation's secret. */
  seal: (text: string) => string;
}

/** Begins the proof; the caller sends the digits there. Throws RATE_LIMITED, NOT_FOUND. */
export async function startContactCheck(
  input: Sealing & { ticketCode: string; carrier: Carrier; user: string; digits: string },
): Promise<ContactCheck> {
  const { tx, world, seal, ticketCode, carrier, user, digits } = input;
  const startedAt = world.clock.now();
  const hourAgo = new Date(startedAt.getTime() - hourMs);
  if ((await tx.checks.countSince(hourAgo, { ticketCode, user })) >= maxPerHour) {
    throw new AppError("RATE_LIMITED", "too many codes for this ticket or number", {
      details: { perHour: maxPerHour },
    });
  }
  const id = world.ids.next();
  const check: ContactCheck = {
    id,
    ticketCode,
    carrier,
    user,
    codeSeal: seal(`${id}:${digits}`),
    tries: 0,
    startedAt,
    endsAt: new Date(startedAt.getTime() + validMs),
  };
  await tx.checks.add(check);
  return check;
}

/** What came of typing a code. */
export type CheckOutcome =
  | { outcome: "agreed"; check: ContactCheck }
  | { outcome: "wrong"; check: ContactCheck; triesLeft: number }
  /** Unknown, too old, or tried too often: a new one is needed. */
  | { outcome: "over" };

/** Ends the proof: with the right digits its reader hears of the ticket by this carrier from now on. */
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
  const { ticketCode, carrier, user } = check;
  await agreeToNews({ tx, world, ticketCode, carrier, user });
  return { outcome: "agreed", check };
}
