import { isAppError } from "../errors.ts";
import { system } from "../people/staff.ts";
import { redact } from "../redact.ts";
import { unitName } from "../routing/units.ts";
import type { Transaction } from "../store.ts";
import { noteOnTicket } from "../ticket/amend-ticket.ts";
import { isDone, isOpen, type Ticket } from "../ticket/ticket.ts";
import { recordAnswer } from "./record-answer.ts";
import type { Relay, RemoteState } from "./relay.ts";
import { openRelayTask } from "./relay-task.ts";
import type { RelayDeps } from "./send-relay.ts";

/** What a resident's message has room for; more stays in the ticket's log. */
const maxAnswerChars = 160;

const isOver = ({ status }: Ticket): boolean => !isOpen(status) || isDone(status);

/** Another body's words in a resident's message: nobody's number, no line breaks, no full stop before ours. */
export function asAnswer(notes: string): string {
  const plain = redact(notes)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.…]+$/, "");
  return plain.length <= maxAnswerChars ? plain : `${plain.slice(0, maxAnswerChars - 1)}…`;
}

/** What they say now is compared with what they said last: news is told, a closed request goes to a person. */
async function take(tx: Transaction, { world }: RelayDeps, relay: Relay, found: RemoteState): Promise<Relay> {
  const { ticketCode: code, unit, remote } = relay;
  const answer = found.notes && found.notes !== remote?.notes ? asAnswer(found.notes) : "";
  if (found.status === "closed") {
    if (remote?.status === "closed") return relay;
    const line = [`${unitName(world.ward.units, unit)} báo đã xong`, answer].filter(Boolean).join(": ");
    await noteOnTicket({ tx, world, code, actor: system, note: line });
    await openRelayTask({ tx, world, code, reason: "relay-closed" });
  } else if (answer) {
    await recordAnswer({ tx, world, code, actor: system, answer }).catch((error: unknown) => {
      // The ticket has moved on without them: nothing to tell, but kept.
      if (!isAppError(error, "MOVE_NOT_ALLOWED")) throw error;
      return noteOnTicket({ tx, world, code, actor: system, note: `${unitName(world.ward.units, unit)}: ${answer}` });
    });
  }
  return { ...relay, remote: found };
}

/** Asks for one relay: first for its number, then for its state. The calls are made outside the transaction. */
async function lookAt(deps: RelayDeps, relay: Relay): Promise<void> {
  const { store, bodies } = deps;
  const body = bodies(relay.unit);
  if (!body) return;
  const requestId = relay.requestId ?? (relay.token ? await body.redeem(relay.token) : undefined);
  const found = requestId ? await body.look(requestId) : undefined;
  await store.transaction(async (tx) => {
    const ticket = await tx.tickets.byCode(relay.ticketCode);
    const known: Relay = { ...relay, ...(requestId ? { requestId } : {}) };
    if (!ticket || isOver(ticket)) {
      const { lookAt: _, ...rest } = known;
      await tx.relays.save({ ...rest, state: "over" });
      return;
    }
    await tx.relays.save(found ? await take(tx, deps, known, found) : known);
  });
}

/** The relay with its next look put off, so that no other process asks for it now; undefined when one was faster. */
async function reserve({ store, world, lookEveryMs }: RelayDeps, relay: Relay): Promise<Relay | undefined> {
  const lookAt = new Date(world.clock.now().getTime() + lookEveryMs);
  try {
    return await store.transaction((tx) => tx.relays.save({ ...relay, lookAt }));
  } catch (error) {
    if (isAppError(error, "STALE")) return undefined;
    throw error;
  }
}

/**
 * Asks the outside bodies how far they are with what they were given. Called every few seconds by each worker; a relay
 * is due once in a while. A body that does not answer holds up no other; its fault goes to `onFault`. Returns how many
 * were asked for.
 */
export async function lookAtRelays(
  deps: RelayDeps & { limit: number; onFault?: (error: unknown) => void },
): Promise<number> {
  const { store, world, limit, onFault } = deps;
  const due = await store.transaction((tx) => tx.relays.toLookAt(world.clock.now(), limit));
  let asked = 0;
  for (const one of due) {
    const mine = await reserve(deps, one);
    if (!mine) continue;
    asked += 1;
    await lookAt(deps, mine).catch((error: unknown) => onFault?.(error));
  }
  return asked;
}
