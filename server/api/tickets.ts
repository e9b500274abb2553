import { actId } from "../../core/act-id.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import { askRelay } from "../../core/relay/ask-relay.ts";
import { asAnswer } from "../../core/relay/look-at-relays.ts";
import { recordAnswer } from "../../core/relay/record-answer.ts";
import type { Transaction } from "../../core/store.ts";
import { correctTicket, noteOnTicket, proposeResult } from "../../core/ticket/amend-ticket.ts";
import { changeTicket } from "../../core/ticket/change-ticket.ts";
import { previewMove } from "../../core/ticket/preview-move.ts";
import { proofOf } from "../../core/ticket/proof.ts";
import { hasHappened, type Ticket } from "../../core/ticket/ticket.ts";
import { presentTicketRow } from "../present-ticket.ts";
import { again } from "./again.ts";
import { checkFacts, checkUnit } from "./check-facts.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { doneFact, factsOf, shotsOf } from "./facts-in.ts";
import { given } from "./given.ts";
import { attachmentsOf } from "./uploads.ts";
import { ticketFor, viewerFor, viewTicket } from "./view-ticket.ts";

interface Act {
  staff: Staff;
  params: { code: string };
  body: { clientId?: string | undefined };
}

/**
 * One act of a member of staff on a ticket they may see, in one transaction; the answer is the ticket afterwards. An
 * act with an id of its own that is in the log already changes nothing: a phone that did not hear the answer asks again.
 */
async function act(
  { store }: ApiDeps,
  { staff, params, body: { clientId } }: Act,
  work: (tx: Transaction, ticket: Ticket, id: string | undefined) => Promise<Ticket>,
): Promise<Ticket> {
  const id = clientId === undefined ? undefined : actId(staff.id, clientId);
  const once = () =>
    store.transaction(async (tx) => {
      const ticket = await ticketFor(tx, params.code, staff);
      // Its row was read before its log: where the act was done in between, only a second look shows both as they are.
      return hasHappened(ticket, id) ? ticketFor(tx, params.code, staff) : work(tx, ticket, id);
    });
  // The same act may be under way at this moment: asked anew, it is found in the log.
  return id === undefined ? once() : again(once);
}

function readHandlers(deps: ApiDeps) {
  const { store, world, desk } = deps;
  return {
    listTickets: async ({ staff, query }) => {
      const viewer = await viewerFor(deps, staff);
      const { items, nextCursor } = await desk.listTickets({ ...given(query), staff, now: viewer.now });
      const rows = items.map((ticket) => presentTicketRow(ticket, viewer));
      return { items: rows, nextCursor, at: viewer.now.toISOString() };
    },
    getTicket: async ({ staff, params }) =>
      viewTicket(deps, staff, await store.transaction((tx) => ticketFor(tx, params.code, staff))),
    previewMove: async ({ staff, params, body }) => {
      const ticket = await store.transaction((tx) => ticketFor(tx, params.code, staff));
      const { photos: named, ...rest } = body.facts;
      const facts = await factsOf(deps, rest);
      const text = previewMove({ world, ticket, to: body.to, actor: staffActor(staff), facts });
      const photos = (named ?? []).map(({ key }) => ({ kind: "image" as const, key }));
      const doubts = body.to === "resolved" ? proofOf(ticket, { ...facts, photos }).doubts : [];
      return { text: text ?? null, followers: ticket.followers.length, doubts };
    },
  } satisfies Partial<Handlers>;
}

/** What is done to a ticket without moving it. */
function amendHandlers(deps: ApiDeps) {
  const { world, learning } = deps;
  return {
    correctTicket: async (context) => {
      const { staff, params, body } = context;
      checkUnit(world.ward, body.unit);
      const actor = staffActor(staff);
      const corrected = await act(deps, { ...context, body: {} }, (tx) =>
        correctTicket({ tx, world, code: params.code, actor, ...given(body) }),
      );
      if (body.category) await learning.refresh();
      return viewTicket(deps, staff, corrected);
    },
    recordAnswer: async (context) => {
      const { staff, params, body } = context;
      const { answer, version } = body;
      const actor = staffActor(staff);
      const answered = await act(deps, { ...context, body: {} }, (tx) =>
        recordAnswer({ tx, world, code: params.code, actor, answer: asAnswer(answer), version }),
      );
      return viewTicket(deps, staff, answered);
    },
    noteOnTicket: async (context) => {
      const { staff, params, body } = context;
      const actor = staffActor(staff);
      const { text: note, photos, shots, doneAt } = body;
      const kept = doneFact(doneAt, world.clock.now());
      const facts = { ...(await factsOf(deps, { photos, shots })), ...kept };
      const noted = await again(() =>
        act(deps, context, async (tx, ticket, id) => {
          await checkFacts({ tx, ticket, facts, staff, now: world.clock.now(), ward: world.ward });
          return noteOnTicket({ tx, world, code: params.code, actor, id, note, facts });
        }),
      );
      return viewTicket(deps, staff, noted);
    },
  } satisfies Partial<Handlers>;
}

/** Tickets and their moves: what is allowed is said by core, who may see what by `ticketFor`. */
export function ticketHandlers(deps: ApiDeps) {
  const { world, files, learning } = deps;
  return {
    ...readHandlers(deps),
    ...amendHandlers(deps),
    moveTicket: async (context) => {
      const { staff, params, body } = context;
      const { to, version, note, doneAt } = body;
      const facts = { ...(await factsOf(deps, body.facts)), ...doneFact(doneAt, world.clock.now()) };
      const moved = await act(deps, context, async (tx, ticket, id) => {
        const actor = staffActor(staff);
        await checkFacts({ tx, ticket, facts, staff, now: world.clock.now(), ward: world.ward });
        const { outsideUnit: unit, expectedAt } = facts;
        const isRelay = to === "waiting-external" && unit !== undefined && deps.bodies(unit) !== undefined;
        if (isRelay && expectedAt) {
          return askRelay({
            tx,
            world,
            code: params.code,
            actor,
            unit,
            expectedAt,
            version,
            id,
            ...(note ? { note } : {}),
          });
        }
        return changeTicket({ tx, world, code: params.code, to, actor, facts, version, id, ...(note ? { note } : {}) });
      });
      if (facts.category) await learning.refresh();
      return viewTicket(deps, staff, moved);
    },
    proposeResult: async (context) => {
      const { staff, params, body } = context;
      const { text, version, shots, explanation, doneAt } = body;
      const photos = await attachmentsOf(files, body.photos);
      const kept = doneFact(doneAt, world.clock.now());
      const facts = { ...given({ explanation }), ...shotsOf(shots), ...kept };
      const result = { text, photos, version, machineWritten: false, ...facts };
      const actor = staffActor(staff);
      const proposed = await act(deps, context, async (tx, ticket, id) => {
        await checkFacts({ tx, ticket, facts, staff, now: world.clock.now(), ward: world.ward });
        return proposeResult({ tx, world, code: params.code, actor, id, ...result });
      });
      return viewTicket(deps, staff, proposed);
    },
  } satisfies Partial<Handlers>;
}
