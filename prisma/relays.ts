import { AppError } from "../core/errors.ts";
import type { Relay } from "../core/relay/relay.ts";
import type { Relays, Subscriptions } from "../core/store.ts";
import type { Subscription } from "../core/subscription/notice.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable, decode, encode } from "./json.ts";
import { jsonOrNull, present } from "./rows.ts";

function toRelay(row: Rows.Relay): Relay {
  const { id, ticketCode, expectedAt, askedAt, version, note, sentAt, requestId, token, lookAt } = row;
  return {
    ...{ id, ticketCode, expectedAt, askedAt, version },
    unit: row.unit as Relay["unit"],
    state: row.state as Relay["state"],
    actor: decode(row.actor),
    ...present({ note, sentAt, requestId, token, lookAt }),
    ...present({ remote: decode<NonNullable<Relay["remote"]> | null>(row.remote) }),
  };
}

function fromRelay(relay: Relay) {
  assertStorable(relay);
  const { note, sentAt, requestId, token, lookAt, remote, actor, ...rest } = relay;
  return {
    ...rest,
    actor: encode(actor),
    note: note ?? null,
    sentAt: sentAt ?? null,
    requestId: requestId ?? null,
    token: token ?? null,
    remote: jsonOrNull(remote),
    lookAt: lookAt ?? null,
  };
}

/** Tickets handed to bodies outside the ward. */
export function createRelays(db: Db): Relays {
  return {
    byId: async (id) => {
      const row = await db.relay.findUnique({ where: { id } });
      return row ? toRelay(row) : undefined;
    },
    ofTicket: async (ticketCode) => {
      const rows = await db.relay.findMany({ where: { ticketCode }, orderBy: [{ askedAt: "asc" }, { id: "asc" }] });
      return rows.map(toRelay);
    },
    save: async (relay) => {
      const next = { ...relay, version: relay.version + 1 };
      const data = fromRelay(next);
      const { count } =
        relay.version === 0
          ? await db.relay.createMany({ data, skipDuplicates: true })
          : await db.relay.updateMany({ where: { id: relay.id, version: relay.version }, data });
      if (count !== 1) throw new AppError("STALE", "somebody changed the relay first");
      return next;
    },
    toLookAt: async (now, take) => {
      const rows = await db.relay.findMany({ where: { lookAt: { lte: now } }, orderBy: { lookAt: "asc" }, take });
      return rows.map(toRelay);
    },
  };
}

function toSubscription({ events, ...row }: Rows.Subscription): Subscription {
  return { ...row, events: events as Subscription["events"] };
}

/** Other systems that are told of changes. */
export function createSubscriptions(db: Db): Subscriptions {
  return {
    all: async () =>
      (await db.subscription.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map(toSubscription),
    byId: async (id) => {
      const row = await db.subscription.findUnique({ where: { id } });
      return row ? toSubscription(row) : undefined;
    },
    save: async (subscription) => {
      assertStorable(subscription);
      const { id, ...row } = subscription;
      await db.subscription.upsert({ where: { id }, create: { id, ...row }, update: row });
    },
    remove: async (id) => {
      await db.subscription.deleteMany({ where: { id } });
    },
  };
}
