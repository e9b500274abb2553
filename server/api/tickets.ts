import { type Staff, staffActor } from "../../core/people/staff.ts";
import { askRelay } from "../../core/relay/ask-relay.ts";
import { asAnswer } from "../../core/relay/look-at-relays.ts";
import { recordAnswer } from "../../core/relay/record-answer.ts";
import type { Transaction } from "../../core/store.ts";
import { correctTicket, noteOnTicket, proposeResult } from "../../core/ticket/amend-ticket.ts";
import { changeTicket } from "../../core/ticket/change-ticket.ts";
import { previewMove } from "../../core/ticket/preview-move.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { presentTicketRow } from "../present-ticket.ts";
import { again } from "./again.ts";
import { checkFacts, checkUnit } from "./check-facts.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { attachmentsOf } from "./uploads.ts";
import { ticketFor, viewerFor, viewTicket } from "./view-ticket.ts";

/** One act of a member of staff on a ticket they may see, in one transaction; the answer is the ticket afterwards. */
async function act(
  deps: ApiDeps,
  { staff, params }: { staff: Staff; params: { code: string } },
  work: (tx: Transaction, ticket: Ticket) => Promise<Ticket>,
): Promise<Ticket> {
  return deps.store.transaction(async (tx) => work(tx, await ticketFor(tx, params.code, staff)));
}

async function factsOf({ files }: ApiDeps, { photos, ...facts }: Context<"moveTicket">["body"]["facts"]) {
  return { ...given(facts), ...(photos ? { photos: await attachmentsOf(files, photos) } : {}) };
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
      const { photos: _, ...facts } = body.facts;
      const text = previewMove({ world, ticket, to: body.to, actor: staffActor(staff), facts: given(facts) });
      return { text: text ?? null, followers: ticket.followers.length };
    },
  } satisfies Partial<Handlers>;
}

/** Tickets and their moves: what is allowed is said by core, who may see what by `ticketFor`. */
export function ticketHandlers(deps: ApiDeps) {
  const { world, files, learning } = deps;
  return {
    ...readHandlers(deps),
    moveTicket: async (context) => {
      const { staff, params, body } = context;
      const { to, version, note } = body;
      const facts = await factsOf(deps, body.facts);
      const moved = await act(deps, context, async (tx, ticket) => {
        const actor = staffActor(staff);
        await checkFacts({ tx, ticket, facts, staff, now: world.clock.now() });
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
            ...(note ? { note } : {}),
          });
        }
        return changeTicket({ tx, world, code: params.code, to, actor, facts, version, ...(note ? { note } : {}) });
      });
      if (facts.category) await learning.refresh();
      return viewTicket(deps, staff, moved);
    },
    correctTicket: async (context) => {
      const { staff, params, body } = context;
      checkUnit(body.unit);
      const actor = staffActor(staff);
      const corrected = await act(deps, context, (tx) =>
        correctTicket({ tx, world, code: params.code, actor, ...given(body) }),
      );
      if (body.category) await learning.refresh();
      return viewTicket(deps, staff, corrected);
    },
    proposeResult: async (context) => {
      const { staff, params, body } = context;
      const { text, version } = body;
      const photos = await attachmentsOf(files, body.photos);
      const result = { text, photos, version, machineWritten: false };
      const actor = staffActor(staff);
      const proposed = await act(deps, context, (tx) =>
        proposeResult({ tx, world, code: params.code, actor, ...result }),
      );
      return viewTicket(deps, staff, proposed);
    },
    recordAnswer: async (context) => {
      const { staff, params, body } = context;
      const { answer, version } = body;
      const actor = staffActor(staff);
      const answered = await act(deps, context, (tx) =>
        recordAnswer({ tx, world, code: params.code, actor, answer: asAnswer(answer), version }),
      );
      return viewTicket(deps, staff, answered);
    },
    noteOnTicket: async (context) => {
      const { staff, params, body } = context;
      const actor = staffActor(staff);
      const noted = await again(() =>
        act(deps, context, (tx) => noteOnTicket({ tx, world, code: params.code, actor, note: body.text })),
      );
      return viewTicket(deps, staff, noted);
    },
  } satisfies Partial<Handlers>;
}
