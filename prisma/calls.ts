import type { Call } from "../core/call/call.ts";
import { AppError } from "../core/errors.ts";
import type { Calls } from "../core/store.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";
import { present } from "./rows.ts";

function toCall({ id, state, direction, startedAt, extensions, ticketCodes, version, ...rest }: Rows.Call): Call {
  const { disposition, ...facts } = rest;
  return {
    id,
    state: state as Call["state"],
    direction: direction as Call["direction"],
    extensions,
    startedAt,
    ticketCodes,
    version,
    ...present(facts),
    ...present({ disposition: disposition as NonNullable<Call["disposition"]> | null }),
  };
}

/** A call as its table has it. */
export function callRow(call: Call) {
  const { id, state, direction, startedAt, extensions, ticketCodes, version } = call;
  return {
    ...{ id, state, direction, startedAt, extensions, ticketCodes, version },
    phone: call.phone ?? null,
    calledNumber: call.calledNumber ?? null,
    queue: call.queue ?? null,
    answeredBy: call.answeredBy ?? null,
    answeredAt: call.answeredAt ?? null,
    endedAt: call.endedAt ?? null,
    waitSeconds: call.waitSeconds ?? null,
    talkSeconds: call.talkSeconds ?? null,
    disposition: call.disposition ?? null,
    recordingUrl: call.recordingUrl ?? null,
    conversationId: call.conversationId ?? null,
    callBackTaskId: call.callBackTaskId ?? null,
    transcribedAt: call.transcribedAt ?? null,
  };
}

const newestFirst = [{ startedAt: "desc" }, { id: "asc" }] as const;

/** Telephone calls, as exchanges told of them. */
export function createCalls(db: Db): Calls {
  return {
    byId: async (id) => {
      const row = await db.call.findUnique({ where: { id } });
      return row ? toCall(row) : undefined;
    },
    save: async (call) => {
      assertStorable(call);
      const { id, version } = call;
      const row = callRow({ ...call, version: version + 1 });
      const { count } =
        version === 0
          ? await db.call.createMany({ data: row, skipDuplicates: true })
          : await db.call.updateMany({ where: { id, version }, data: row });
      if (count !== 1) throw new AppError("STALE", "the call was noted by somebody else first");
      return { ...call, version: row.version };
    },
    ofPhone: async (phone, take) =>
      (await db.call.findMany({ where: { phone }, orderBy: [...newestFirst], take })).map(toCall),
    recent: async (take) => (await db.call.findMany({ orderBy: [...newestFirst], take })).map(toCall),
    liveAt: async (extension, since) => {
      const row = await db.call.findFirst({
        where: {
          startedAt: { gte: since },
          OR: [
            { state: "answered", answeredBy: extension },
            { state: { in: ["queued", "ringing"] }, extensions: { has: extension } },
          ],
        },
        orderBy: [...newestFirst],
      });
      return row ? toCall(row) : undefined;
    },
  };
}
