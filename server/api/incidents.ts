import { actId } from "../../core/act-id.ts";
import { endFlood, startFlood } from "../../core/incident/flood-mode.ts";
import { gather } from "../../core/incident/gather.ts";
import { agedFactHours, type Incident, mayFlood, newestFact } from "../../core/incident/incident.ts";
import { incidentKindOf } from "../../core/incident/kinds.ts";
import { newsOf, previewNews, type Told, tellFact } from "../../core/incident/tell-fact.ts";
import { mayTell, newsOfIncident, tellNews } from "../../core/incident/tell-news.ts";
import { can, canSeeTicket } from "../../core/people/access.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { hoursBetween, refuseParent } from "../../core/ticket/merge-tickets.ts";
import type { News } from "../../core/ticket/notify-followers.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { metresBetween } from "../../core/understanding/place.ts";
import { nameless } from "../present.ts";
import { mayKnowReporter, presentTicketRow } from "../present-ticket.ts";
import { again } from "./again.ts";
import { compareReports } from "./compare-reports.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { type Looker, presentReport } from "./present-report.ts";
import { ticketFor, viewerFor } from "./view-ticket.ts";

const hourMs = 3_600_000;
/** Incidents of a list; more than that are worked on in no ward at once. */
const listLength = 100;

function presentChild(child: Ticket, parent: Ticket, viewer: Looker) {
  const isProposed = child.proposedParent === parent.code;
  const proposal = child.changes.findLast(({ kind, facts }) => kind === "proposal" && facts.parentCode === parent.code);
  return {
    ...presentReport(child, viewer),
    state: isProposed ? ("proposed" as const) : ("merged" as const),
    hoursApart: hoursBetween(child, parent),
    ...given({ distanceMetres: metresBetween(child.place, parent.place), likeness: proposal?.facts.likeness }),
  };
}

function presentFlood({ area, startedAt, startedBy, endedAt, facts }: Incident, now: Date) {
  const newest = newestFact({ facts });
  return {
    area,
    startedAt: startedAt.toISOString(),
    startedBy: startedBy.name,
    ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    facts: facts.map(({ id, text, at, by }) => ({ id, text, at: at.toISOString(), byName: by.name })).reverse(),
    isAged: newest !== undefined && now.getTime() - newest.at.getTime() > agedFactHours * hourMs,
  };
}

async function viewIncident(deps: ApiDeps, staff: Staff, code: string) {
  const viewer: Looker = { ...(await viewerFor(deps, staff)), map: deps.map };
  return deps.store.transaction(async (tx) => {
    const parent = await ticketFor(tx, code, staff);
    const children = (await tx.tickets.childrenOf(code)).filter((child) => canSeeTicket(staff, child));
    const flood = await tx.incidents.ofTicket(code);
    const mayManage = can(staff, "incident.manage");
    const isOver = !flood || flood.endedAt !== undefined;
    const waiting = children.filter((child) => child.proposedParent === code);
    return {
      parent: presentReport(parent, viewer),
      children: [...waiting, ...children.filter((child) => !waiting.includes(child))].map((child) =>
        presentChild(child, parent, viewer),
      ),
      reporters: await tx.tickets.reporters(code),
      ...(flood ? { flood: presentFlood(flood, viewer.now) } : {}),
      ...given({ kind: incidentKindOf(parent.category) }),
      mayFlood: mayManage && mayFlood(parent) && isOver,
      mayTell: mayManage && mayTell(parent) && isOver,
      at: viewer.now.toISOString(),
    };
  });
}

function presentReader({ conversation: { displayName }, message, plan }: Told, isKnown: boolean) {
  const way = plan.do === "send" ? plan.way : { to: plan.do === "forward" ? plan.to : message.to, asTemplate: false };
  const channel = plan.do === "give-up" ? null : way.to.channel;
  return { name: (isKnown && displayName) || nameless, channel, asTemplate: way.asTemplate };
}

/** What a person would write, and who would read it; what it is worded from is found in the same transaction. */
async function preview(
  { store, world }: ApiDeps,
  { staff, params }: { staff: Staff; params: { code: string } },
  newsFor: (tx: Transaction, ticket: Ticket) => Promise<News>,
) {
  return store.transaction(async (tx) => {
    const ticket = await ticketFor(tx, params.code, staff);
    const news = await newsFor(tx, ticket);
    const told = await previewNews({ tx, world, ticket, news });
    const isKnown = mayKnowReporter(staff, ticket);
    return {
      text: news.word(undefined)?.text ?? "",
      readers: told.map((one) => presentReader(one, isKnown)),
    };
  });
}

/** Several tickets become reports of one incident, all or none. */
function gatherUnder(
  { store, world }: ApiDeps,
  staff: Staff,
  { code, children }: { code: string; children: { code: string; version: number }[] },
) {
  return store.transaction(async (tx) => {
    for (const one of [{ code }, ...children]) await ticketFor(tx, one.code, staff);
    await gather({ tx, world, code, actor: staffActor(staff), children });
  });
}

/** Incidents and flood mode; who may see which ticket is said by `ticketFor`, what is allowed by core. */
export function incidentHandlers(deps: ApiDeps) {
  const { store, world, desk } = deps;
  /** An act on a ticket this person may see; what moved under it meanwhile is no reason to send them back. */
  const act = async (
    { staff, params: { code } }: { staff: Staff; params: { code: string } },
    work: (tx: Transaction) => Promise<unknown>,
  ) => {
    await again(() =>
      store.transaction(async (tx) => {
        await ticketFor(tx, code, staff);
        await work(tx);
      }),
    );
    return viewIncident(deps, staff, code);
  };
  const ready = ({ text, at = world.clock.now() }: { text: string; at?: Date | undefined }) => ({ text, at });
  return {
    listIncidents: async ({ staff }) => {
      const viewer = await viewerFor(deps, staff);
      const rows = await desk.listIncidents(staff, listLength);
      const items = await store.transaction((tx) =>
        Promise.all(
          rows.map(async ({ ticket, newestAt, ...row }) => ({
            ...row,
            ticket: presentTicketRow(ticket, viewer),
            reporters: await tx.tickets.reporters(ticket.code),
            newestAt: newestAt.toISOString(),
          })),
        ),
      );
      return { items, at: viewer.now.toISOString() };
    },
    compareReports: (context) => compareReports(deps, context),
    getIncident: ({ staff, params }) => viewIncident(deps, staff, params.code),
    startFlood: (context) => {
      const { staff, params, body } = context;
      const [id, actor] = [actId(staff.id, body.clientId), staffActor(staff)];
      const start = { world, code: params.code, actor, id, area: given(body.area), fact: ready(body) };
      return act(context, (tx) => startFlood({ tx, ...start }));
    },
    tellFact: (context) => {
      const { staff, params, body } = context;
      const [id, actor] = [actId(staff.id, body.clientId), staffActor(staff)];
      return act(context, (tx) => tellFact({ tx, world, code: params.code, actor, id, fact: ready(body) }));
    },
    previewFact: (context) => {
      const { label, ...body } = context.body;
      return preview(deps, context, async (tx, { code, category }) => {
        const where = label ?? (await tx.incidents.ofTicket(code))?.area.label ?? "";
        return newsOf(world, { category, where }, { id: "preview", ...ready(body) });
      });
    },
    tellNews: (context) => {
      const { staff, params, body } = context;
      const [id, actor] = [actId(staff.id, body.clientId), staffActor(staff)];
      return act(context, (tx) => tellNews({ tx, world, code: params.code, actor, id, text: body.text }));
    },
    previewNews: (context) =>
      preview(deps, context, async (_, ticket) => newsOfIncident(world, ticket, "preview", context.body.text)),
    gatherTickets: async ({ staff, params: { code }, body: { children } }) => {
      await gatherUnder(deps, staff, { code, children });
      return viewIncident(deps, staff, code);
    },
    endFlood: (context) => {
      const actor = staffActor(context.staff);
      return act(context, (tx) => endFlood({ tx, world, code: context.params.code, actor }));
    },
    refuseMerge: async ({ staff, body: { child, version, reason } }) => {
      await store.transaction(async (tx) => {
        await ticketFor(tx, child, staff);
        await refuseParent({ tx, world, code: child, actor: staffActor(staff), reason, version });
      });
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
