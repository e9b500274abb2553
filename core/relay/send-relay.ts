import type { Aftermath, ErrandRunner } from "../errand/run-errand.ts";
import { AppError, isAppError } from "../errors.ts";
import { system } from "../people/staff.ts";
import { redact } from "../redact.ts";
import { unitName } from "../routing/units.ts";
import type { Store, Transaction } from "../store.ts";
import { noteOnTicket } from "../ticket/amend-ticket.ts";
import { changeTicket } from "../ticket/change-ticket.ts";
import type { World } from "../world.ts";
import type { OutsideBodies, RelayedReport } from "./outside-body.ts";
import type { Relay } from "./relay.ts";
import { openRelayTask } from "./relay-task.ts";

export interface RelayDeps {
  store: Store;
  world: World;
  bodies: OutsideBodies;
  /** How long until a body is asked again. */
  lookEveryMs: number;
}

type Taken = Awaited<ReturnType<NonNullable<ReturnType<OutsideBodies>>["file"]>>;

/** The relay with what is told of its ticket: the matter and the spot, nothing that points at a person. */
async function reportFor({ store }: RelayDeps, id: string): Promise<{ relay: Relay; report: RelayedReport }> {
  return store.transaction(async (tx) => {
    const relay = await tx.relays.byId(id);
    const ticket = relay && (await tx.tickets.byCode(relay.ticketCode));
    if (!relay || !ticket) throw new AppError("NOT_FOUND", "no such relay");
    const { title, body, category, place } = ticket;
    const text = redact([title, body, relay.note].filter(Boolean).join("\n"));
    return { relay, report: { id, category, text, ...(place ? { place } : {}) } };
  });
}

/** The ticket moves now that it is true; if it went another way meanwhile, its log says where it lies as well. */
async function move(tx: Transaction, world: World, relay: Relay, taken: Taken): Promise<void> {
  const { ticketCode: code, unit: outsideUnit, actor, note } = relay;
  const reference = taken.requestId ?? taken.token ?? relay.id;
  const facts = { outsideUnit, reference, expectedAt: relay.expectedAt };
  try {
    await changeTicket({ tx, world, code, to: "waiting-external", actor, facts, ...(note ? { note } : {}) });
  } catch (error) {
    if (!isAppError(error, "MOVE_NOT_ALLOWED")) throw error;
    const line = `${unitName(world.ward.units, outsideUnit)} đã nhận, số ${reference}; phiếu đã sang bước khác`;
    await noteOnTicket({ tx, world, code, actor: system, note: line });
  }
}

/** Hands a ticket over: once it is taken, the number, the move and the news to residents are one transaction. */
export function relayRunner(deps: RelayDeps): ErrandRunner {
  const { world, bodies, lookEveryMs } = deps;
  return {
    run: async ({ about }, uncertainSince): Promise<Aftermath> => {
      const { relay, report } = await reportFor(deps, about);
      const body = bodies(relay.unit);
      if (!body) throw new AppError("UNKNOWN_CHANNEL", "this unit cannot be reached any more");
      const taken = await body.file(report, uncertainSince);
      return async (tx) => {
        const { requestId, token, expectedAt = relay.expectedAt } = taken;
        const now = world.clock.now();
        const isKnown = requestId !== undefined || token !== undefined;
        const sent: Relay = {
          ...relay,
          expectedAt: expectedAt > now ? expectedAt : relay.expectedAt,
          state: isKnown ? "sent" : "over",
          sentAt: now,
          ...(requestId ? { requestId } : {}),
          ...(token ? { token } : {}),
          ...(isKnown ? { lookAt: new Date(now.getTime() + lookEveryMs) } : {}),
        };
        await move(tx, world, await tx.relays.save(sent), taken);
      };
    },
    giveUp:
      ({ about }, code) =>
      async (tx) => {
        const relay = await tx.relays.byId(about);
        if (!relay) return;
        const { lookAt: _, ...rest } = relay;
        await tx.relays.save({ ...rest, state: "failed" });
        const note = `Chưa gửi được sang ${unitName(world.ward.units, relay.unit)} (${code})`;
        await noteOnTicket({ tx, world, code: relay.ticketCode, actor: system, note });
        await openRelayTask({ tx, world, code: relay.ticketCode, reason: "relay-failed" });
      },
  };
}
