import { speakCode } from "../../bots/spoken-code.ts";
import type { Call } from "../../core/call/call.ts";
import { callerAddress } from "../../core/call/caller.ts";
import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import { spellingsOf, toInternational } from "../../core/people/phone.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { Transaction } from "../../core/store.ts";
import { noteOnTicket } from "../../core/ticket/amend-ticket.ts";
import { spellCode } from "../../core/ticket/code.ts";
import { isOpen } from "../../core/ticket/ticket.ts";
import { presentCall } from "../present-call.ts";
import { presentTicketRow } from "../present-ticket.ts";
import { again } from "./again.ts";
import { classifyHandler } from "./classify.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { enterCall } from "./enter-call.ts";
import { ticketFor, viewerFor, viewTicket } from "./view-ticket.ts";

/** Earlier tickets shown beside a call. */
const maxEarlier = 20;
/** Calls in the list; who looks further back looks for the caller's conversation. */
const maxCalls = 100;
/** A call whose end we were never told is not taken for one that goes on for ever. */
const longestCallMs = 4 * 3_600_000;

/** A call with what this person may know around it. */
async function viewCall(tx: Transaction, staff: Staff, call: Call) {
  const caller = call.phone ? await tx.people.citizenOf(callerAddress(call.phone)) : undefined;
  const answeredBy = call.answeredBy ? await tx.people.staffByExtension(call.answeredBy) : undefined;
  const ticketCodes: string[] = [];
  for (const code of call.ticketCodes) {
    const ticket = await tx.tickets.byCode(code);
    if (ticket && canSeeTicket(staff, ticket)) ticketCodes.push(code);
  }
  const task = call.callBackTaskId ? await tx.tasks.byId(call.callBackTaskId) : undefined;
  return presentCall(call, staff, { name: caller?.displayName, answeredByName: answeredBy?.name, ticketCodes, task });
}

/** What is known of a number, for the operator's eyes only: the caller proves nothing by it. */
async function callerOf(deps: ApiDeps, staff: Staff, phone: string) {
  const caller = await deps.store.transaction((tx) => tx.people.citizenOf(callerAddress(phone)));
  const earlier = await deps.desk.ticketsByPhone(spellingsOf(phone), maxEarlier);
  const viewer = await viewerFor(deps, staff);
  const seen = earlier.filter((ticket) => canSeeTicket(staff, ticket));
  seen.sort((a, b) => Number(isOpen(b.status)) - Number(isOpen(a.status)));
  return { name: caller?.displayName, tickets: seen.map((ticket) => presentTicketRow(ticket, viewer)) };
}

/** The address of a recording; that somebody asked for it is noted on each ticket of the call. */
async function openRecording({ world }: ApiDeps, tx: Transaction, staff: Staff, id: string): Promise<{ url: string }> {
  const call = await tx.calls.byId(id);
  if (!call?.recordingUrl) throw new AppError("NOT_FOUND", "no recording of this call");
  const actor = staffActor(staff);
  for (const code of call.ticketCodes) {
    await ticketFor(tx, code, staff);
    await noteOnTicket({ tx, world, code, actor, note: "Mở ghi âm cuộc gọi." });
  }
  if (call.ticketCodes.length === 0 && call.conversationId) {
    const author = { kind: "operator" as const, staffId: staff.id, name: staff.name };
    const line = { id: world.ids.next(), conversationId: call.conversationId, author, at: world.clock.now() };
    const parts = { choices: [], attachments: [], providerIds: [], state: "sent" as const };
    await tx.conversations.append([{ ...line, ...parts, direction: "internal", text: "Mở ghi âm cuộc gọi." }]);
    await tx.publish([{ topic: "desk", name: "message.added", id: call.conversationId }]);
  }
  return { url: call.recordingUrl };
}

/** Telephone calls, and the reports taken down in them. */
export function callHandlers(deps: ApiDeps) {
  const { store, world, learning } = deps;
  const say = (key: string, params = {}): string => world.phrasebook.say(key, params, world.clock.now()).text;
  return {
    ...classifyHandler(deps),
    enterCall: async ({ staff, body }) => {
      const ticket = await again(() => store.transaction((tx) => enterCall(deps, tx, staff, body)));
      await learning.refresh();
      const { code } = ticket;
      const script = say("call.code", { spelled: speakCode(code) });
      return { ticket: await viewTicket(deps, staff, ticket), spelledCode: spellCode(code), script };
    },
    findCaller: async ({ staff, body }) => {
      const phone = toInternational(body.phone);
      return phone ? callerOf(deps, staff, phone) : { tickets: [] };
    },
    currentCall: async ({ staff, query }) => {
      const extension = query.extension ?? staff.extension;
      const since = new Date(world.clock.now().getTime() - longestCallMs);
      const found = await store.transaction(async (tx) => {
        const call = extension ? await tx.calls.liveAt(extension, since) : undefined;
        return call && { view: await viewCall(tx, staff, call), phone: call.phone };
      });
      if (!found) return { tickets: [] };
      const { tickets } = found.phone ? await callerOf(deps, staff, found.phone) : { tickets: [] };
      return { call: found.view, tickets, greeting: say("call.open") };
    },
    listCalls: async ({ staff }) =>
      store.transaction(async (tx) => {
        const items = [];
        for (const call of await tx.calls.recent(maxCalls)) items.push(await viewCall(tx, staff, call));
        return { items, at: world.clock.now().toISOString() };
      }),
    openRecording: async ({ staff, params }) =>
      again(() => store.transaction((tx) => openRecording(deps, tx, staff, params.id))),
    setExtension: async ({ staff, body }) =>
      store.transaction(async (tx) => {
        const { extension: _, ...rest } = staff;
        const before = body.extension ? await tx.people.staffByExtension(body.extension) : undefined;
        // A telephone stands on one desk: whoever sits there now has it.
        if (before && before.id !== staff.id) {
          const { extension: __, ...left } = before;
          await tx.people.saveStaff(left);
        }
        await tx.people.saveStaff({ ...rest, ...(body.extension ? { extension: body.extension } : {}) });
        return { extension: body.extension ?? undefined };
      }),
  } satisfies Partial<Handlers>;
}
