import { startDraft, toReport } from "../../bots/draft.ts";
import { actId } from "../../core/act-id.ts";
import { callerAddress } from "../../core/call/caller.ts";
import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import { spellingsOf, toInternational } from "../../core/people/phone.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { noteOnTicket } from "../../core/ticket/amend-ticket.ts";
import { spellCode } from "../../core/ticket/code.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import { categoryOf, worse } from "../../core/ticket/taxonomy.ts";
import type { NewReport, Ticket } from "../../core/ticket/ticket.ts";
import { presentTicketRow } from "../present-ticket.ts";
import { again } from "./again.ts";
import { classifyHandler } from "./classify.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { learnFrom } from "./learn.ts";
import { viewerFor, viewTicket } from "./view-ticket.ts";

type Body = Context<"enterCall">["body"];

/** Earlier tickets shown beside a call. */
const maxEarlier = 20;
/** A call kept on a machine without a connection comes within this time, or its date is wrong. */
const maxLateMs = 7 * 24 * 3_600_000;

/** How the caller wants to hear of it, as the ticket's note says it. */
const answerWays: Record<Body["answerBy"], string> = {
  call: "gọi lại số này",
  zalo: "nhắn Zalo số này",
  none: "không cần",
};

const localTime = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});

function phoneOf({ phone }: Body): string | undefined {
  if (!phone) return undefined;
  const international = toInternational(phone);
  if (!international) throw new AppError("BAD_INPUT", "no phone number", { details: { issues: ["body.phone"] } });
  return international;
}

/** When the call began. A clock that runs ahead counts as now. */
function reportedAt({ startedAt }: Body, now: Date): Date {
  if (now.getTime() - startedAt.getTime() > maxLateMs) {
    throw new AppError("BAD_INPUT", "a call of long ago", { details: { issues: ["body.startedAt"] } });
  }
  return startedAt < now ? startedAt : now;
}

/** The report as typed; the machine's reading goes along as its proposals. */
function reportFor({ classifier }: ApiDeps, body: Body, phone: string | undefined, now: Date): NewReport {
  const { text, category, place, hideName } = body;
  const reading = classifier.classify(text, { hasOpenTicket: false, hasClosedTicket: false });
  const usual = categoryOf(category).severity;
  const read = reading.categories[0]?.id === category ? reading.severity : worse(usual, reading.severity);
  const { flags, visibility, ...report } = toReport(
    {
      ...startDraft(now),
      text,
      category,
      proposals: reading.categories,
      cues: reading.cues,
      severity: body.severity ?? read,
      flags: reading.flags,
      ...given({ place, summary: reading.summary }),
    },
    true,
  );
  return {
    ...report,
    flags: flags.filter((flag) => flag !== "needs-info"),
    visibility: hideName && visibility === "public" ? "hide-name" : visibility,
    confident: true,
    ...given({ contactPhone: phone }),
  };
}

/** The caller as a resident we know by this number; the newest name counts. */
async function rememberCaller({ world }: ApiDeps, tx: Transaction, phone: string, name?: string): Promise<void> {
  const address = callerAddress(phone);
  const known = await tx.people.citizenOf(address);
  const caller = known ?? {
    id: world.ids.next(),
    phone,
    addresses: [address],
    consents: [],
    createdAt: world.clock.now(),
  };
  await tx.people.saveCitizen({ ...caller, ...(name ? { displayName: name } : {}) });
}

/** What has no field of its own. A name is kept with the number; without a number only here, unless it is to be hidden. */
function noteFor({ name, phone, hideName, answerBy, durationSeconds }: Body, begunAt: Date): string {
  return [
    `Cuộc gọi lúc ${localTime.format(begunAt)}${durationSeconds ? `, dài ${durationSeconds} giây` : ""}.`,
    ...(name && !phone && !hideName ? [`Người gọi: ${name}.`] : []),
    `Báo lại: ${answerWays[answerBy]}.`,
  ].join(" ");
}

async function enter(deps: ApiDeps, tx: Transaction, staff: Staff, body: Body): Promise<Ticket> {
  const { world } = deps;
  const id = actId(staff.id, body.clientId);
  const known = await tx.tickets.byId(id);
  if (known) return known;
  const phone = phoneOf(body);
  const begunAt = reportedAt(body, world.clock.now());
  const report = reportFor(deps, body, phone, begunAt);
  if (phone) await rememberCaller(deps, tx, phone, body.name);
  const actor = staffActor(staff);
  const { code } = await openTicket({ tx, world, report, actor, origin: "hotline", id, reportedAt: begunAt });
  return noteOnTicket({ tx, world, code, actor, note: noteFor(body, begunAt) });
}

/** Reports taken down on the telephone. */
export function callHandlers(deps: ApiDeps) {
  const { store, desk, classifier } = deps;
  return {
    ...classifyHandler(deps),
    enterCall: async ({ staff, body }) => {
      const ticket = await again(() => store.transaction((tx) => enter(deps, tx, staff, body)));
      learnFrom(classifier, ticket);
      return { ticket: await viewTicket(deps, staff, ticket), spelledCode: spellCode(ticket.code) };
    },
    findCaller: async ({ staff, body }) => {
      const phone = toInternational(body.phone);
      if (!phone) return { tickets: [] };
      const caller = await store.transaction((tx) => tx.people.citizenOf(callerAddress(phone)));
      const earlier = await desk.ticketsByPhone(spellingsOf(phone), maxEarlier);
      const viewer = await viewerFor(deps, staff);
      const seen = earlier.filter((ticket) => canSeeTicket(staff, ticket));
      return { name: caller?.displayName, tickets: seen.map((ticket) => presentTicketRow(ticket, viewer)) };
    },
  } satisfies Partial<Handlers>;
}
