import type { Aftermath, ErrandRunner } from "../errand/run-errand.ts";
import { AppError } from "../errors.ts";
import { system } from "../people/staff.ts";
import { unitName } from "../routing/units.ts";
import type { Transaction } from "../store.ts";
import { noteOnTicket } from "../ticket/amend-ticket.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { World } from "../world.ts";
import type { Relay } from "./relay.ts";
import { openRelayTask } from "./relay-task.ts";
import type { RelayDeps } from "./send-relay.ts";

const lastSent = (relays: Relay[]): Relay | undefined => relays.findLast(({ state }) => state === "sent");

/**
 * Half of the time the outside body was given is over: it is asked, by its system where it has one, else a person is
 * told to ask. Called by the clock watcher, once for each deadline.
 */
export async function chaseRelay({
  tx,
  world,
  ticket,
}: {
  tx: Transaction;
  world: World;
  ticket: Ticket;
}): Promise<void> {
  const { code } = ticket;
  const relay = lastSent(await tx.relays.ofTicket(code));
  if (!relay?.requestId) return openRelayTask({ tx, world, code, reason: "relay-chase" });
  const id = `chase:${relay.id}:${ticket.changes.length}`;
  const lane = `relay:${relay.id}`;
  await tx.errands.add([{ id, lane, kind: "chase", about: relay.id, createdAt: world.clock.now() }]);
}

/** Asks a body how far it is. Its answer comes when it is looked at next; one that takes no questions is asked by a person. */
export function chaseRunner({ store, world, bodies }: RelayDeps): ErrandRunner {
  const byHand = (relay: Relay): Aftermath => {
    return (tx) => openRelayTask({ tx, world, code: relay.ticketCode, reason: "relay-chase" });
  };
  return {
    run: async ({ id, about, createdAt }) => {
      const relay = await store.transaction((tx) => tx.relays.byId(about));
      if (!relay) throw new AppError("NOT_FOUND", "no such relay");
      const ask = bodies(relay.unit)?.ask;
      const { requestId, ticketCode: code, unit } = relay;
      if (!ask || !requestId) return byHand(relay);
      const { text } = world.phrasebook.say("relay.chase", { code }, createdAt);
      await ask({ id, requestId, text, at: createdAt });
      return async (tx) => {
        await noteOnTicket({
          tx,
          world,
          code,
          actor: system,
          note: `Đã hỏi lại ${unitName(world.ward.units, unit)}, số ${requestId}`,
        });
        await tx.relays.save({ ...relay, lookAt: world.clock.now() });
      };
    },
    giveUp:
      ({ about }) =>
      async (tx) => {
        const relay = await tx.relays.byId(about);
        if (relay) await byHand(relay)(tx);
      },
  };
}
