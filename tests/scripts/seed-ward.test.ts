import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { channels } from "../../core/channel/channel.ts";
import type { Staff } from "../../core/people/staff.ts";
import { inboxQueues } from "../../core/setting/saved-views.ts";
import { afterMove } from "../../core/ticket/change-ticket.ts";
import { clocksFor } from "../../core/ticket/deadlines.ts";
import { categoryIds } from "../../core/ticket/taxonomy.ts";
import { isOpen, type Ticket, type TicketChange } from "../../core/ticket/ticket.ts";
import { judgeMove } from "../../core/ticket/transitions.ts";
import { compose } from "../../nlp/knowledge/compose.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { createDeskQueries } from "../../prisma/desk-queries.ts";
import { createPrismaStore, type PrismaStore } from "../../prisma/store.ts";
import { colleagues } from "../../scripts/seed/colleagues.ts";
import { seedWard } from "../../scripts/seed/seed-ward.ts";
import { tellWard } from "../../scripts/seed/tell-ward.ts";
import type { WardRows } from "../../scripts/seed/ward-rows.ts";
import type { TestDatabase } from "../fakes/database.ts";
import { fakeWard, fakeWorld } from "../fakes/world.ts";
import { openPeopled } from "../scenarios/peopled.ts";

const now = new Date("2026-11-30T10:00:00+07:00");
const options = { seed: "ben-sen", now, tickets: 130, days: 90, force: false };
const key = new Uint8Array(32);
const kept = new Map<string, { content: Uint8Array; mimeType: string }>();
const files = {
  put: async (content: Uint8Array, mimeType: string) => {
    const name = `picture-${kept.size + 1}`;
    kept.set(name, { content, mimeType });
    return { key: name, sizeBytes: content.length };
  },
  get: async (name: string) => kept.get(name),
};

let database: TestDatabase;
let store: PrismaStore;
let rows: WardRows;

beforeAll(async () => {
  database = await openPeopled();
  store = createPrismaStore({ url: database.url, encryptionKey: key });
  rows = (await seedWard({ store, files, ward: fakeWard }, options)) as WardRows;
}, 240_000);

afterAll(async () => {
  await store.close();
  await database.close();
});

/** A ticket as it was opened, to be moved again along its own log. */
function reopened(ticket: Ticket): Ticket {
  const { clocks: _, officerId: __, outsideUnit: ___, mergedInto: ____, rating: _____, ...rest } = ticket;
  const clocks = clocksFor(fakeWard.calendar, ticket.category, ticket.openedAt);
  return { ...rest, clocks, status: "new", flags: [], reopenedCount: 0, returnedCount: 0, changes: [] };
}

const wasReread = ({ changes }: Ticket): boolean => changes.some(({ facts, from }) => facts.category && from !== null);

/** What the log says happened, done again: the ticket after it, and moves that nobody was allowed to make. */
function replay(ticket: Ticket): { after: Ticket; forbidden: TicketChange[] } {
  const world = fakeWorld();
  const forbidden: TicketChange[] = [];
  let after = reopened(ticket);
  for (const change of ticket.changes) {
    const { kind, note, at, to, actor, facts } = change;
    if (kind === "move" && change.from !== null) {
      const verdict = judgeMove(to, { ticket: after, actor, facts, now: at, ward: fakeWard });
      if (!verdict.allowed || change.from !== after.status) forbidden.push(change);
      after = afterMove(after, change, world);
    } else if (note === "first-reply") {
      after = { ...after, clocks: { ...after.clocks, firstStoppedAt: after.clocks.firstStoppedAt ?? at } };
    }
    after = { ...after, changes: [...after.changes, change] };
  }
  return { after, forbidden };
}

describe("the seeded demo ward", () => {
  test("has every category and every door residents come in by", () => {
    expect(new Set(rows.tickets.map(({ category }) => category))).toEqual(new Set(categoryIds));
    const doors = [...channels.filter((channel) => !["zns", "sms", "email"].includes(channel)), "counter"];
    expect(new Set(rows.tickets.map(({ origin }) => origin))).toEqual(new Set(doors));
  });

  test("shows photos of results before and after, each made of a drawn one, and none of a private matter", async () => {
    const list = await store.publicTickets.list({ pictured: true, skip: 0, limit: 100 });
    const photos = await store.publicTickets.photosOf(list.map(({ code }) => code));
    expect(list.length).toBeGreaterThan(3);
    expect(new Set(photos.map(({ side }) => side))).toEqual(new Set(["before", "after"]));
    for (const { shown, approvedBy } of photos) {
      expect([approvedBy.role, kept.get(shown.picture)?.mimeType]).toEqual(["HEAD", "image/webp"]);
      expect(kept.get(shown.thumbnail)?.content.length).toBeLessThanOrEqual(25_000);
    }
    expect(await store.client.publicPhoto.count()).toBe(photos.length);
  });

  test("is in the database as it was told", async () => {
    const { tickets, conversations, lines } = rows;
    await store.transaction(async (tx) => {
      for (const ticket of tickets) expect(await tx.tickets.byCode(ticket.code)).toEqual(ticket);
      for (const { wakeAt: _, ...talk } of conversations.slice(0, 20)) {
        expect(await tx.conversations.byId(talk.id)).toEqual(talk);
        const told = lines.filter(({ conversationId }) => conversationId === talk.id);
        expect((await tx.conversations.history(talk.id, 1_000)).map(({ text }) => text)).toEqual(
          told.map(({ text }) => text),
        );
      }
    });
  });

  test("stands on the desk where the verbs themselves would put it", async () => {
    const read = () =>
      store.client.conversation.findMany({ select: { id: true, activeAt: true, dueAt: true }, orderBy: { id: "asc" } });
    const before = await read();
    for (const { id } of rows.conversations.slice(0, 40)) {
      await store.transaction(async (tx) => {
        const talk = await tx.conversations.byId(id);
        if (talk) await tx.conversations.save(talk);
      });
    }
    expect(await read()).toEqual(before);
  });

  test("holds no move that its actor could not have made, and every clock its log leads to", () => {
    for (const ticket of rows.tickets) {
      const { after, forbidden } = replay(ticket);
      expect(wasReread(ticket) ? [] : forbidden).toEqual([]);
      expect(after.status).toBe(ticket.status);
      if (!wasReread(ticket)) expect(after.clocks).toEqual(ticket.clocks);
    }
  });

  test("has asked of some results whether they last; some say so, and what is back is opened again", () => {
    const answers = (is: (change: TicketChange) => boolean): number =>
      rows.tickets.filter(({ changes }) => changes.some(is)).length;
    const asked = answers(({ facts }) => facts.followUp === "asked");
    const lasting = answers(({ facts }) => facts.followUp === "lasts");
    const back = answers(({ facts }) => facts.reason === "Bị lại");
    expect(asked).toBeGreaterThan(lasting + back);
    expect(Math.min(lasting, back)).toBeGreaterThan(0);
  });

  test("counts the same wherever it is asked", async () => {
    const operator = await store.client.staff.findUniqueOrThrow({ where: { username: "tam" } });
    const staff = await store.transaction((tx) => tx.people.staffById(operator.id));
    if (!staff) throw new Error("the leader is missing");
    const desk = createDeskQueries(store.client);
    const open = await desk.listTickets({ staff, queue: "open", limit: 500, now });
    expect(open.items.map(({ code }) => code).sort()).toEqual(
      rows.tickets
        .filter(({ status }) => isOpen(status))
        .map(({ code }) => code)
        .sort(),
    );
    const late = await desk.listTickets({ staff, queue: "late", limit: 500, now });
    expect(late.items.every(({ flags }) => flags.includes("overdue"))).toBe(true);
    const counts = await desk.countConversations(staff, inboxQueues);
    expect(counts.all).toBe(rows.conversations.length);
    expect(counts.attention).toBe(
      rows.conversations.filter(({ attention, heldBy }) => attention || heldBy.kind === "queue").length,
    );
  });

  test("is mostly on time, and not always", () => {
    const done = rows.tickets.filter(({ clocks }) => clocks.resultStoppedAt);
    const onTime = done.filter(({ clocks }) => (clocks.resultStoppedAt ?? now) <= clocks.resultDueAt);
    expect(onTime.length / done.length).toBeGreaterThan(0.8);
    expect(onTime.length / done.length).toBeLessThan(0.95);
  });

  test("says nothing with a gap in it, and nothing the same way all over", () => {
    const texts = [
      ...rows.lines.map(({ text }) => text),
      ...rows.tickets.flatMap(({ title, body, result = "" }) => [title, body, result]),
    ];
    expect(texts.filter((text) => /[{}]|undefined|null|NaN|\[object|-5\d{4}\b/.test(text))).toEqual([]);
    const said = rows.lines.filter(({ author, text }) => author.kind === "resident" && text.length > 40);
    const often = new Map<string, number>();
    for (const { text } of said) often.set(text, (often.get(text) ?? 0) + 1);
    expect(Math.max(...often.values())).toBeLessThanOrEqual(3);
  });

  test("sends nothing: all that was to go out has gone, and no alarm clock of a talk is set", async () => {
    const { client } = store;
    expect(await client.outbox.count({ where: { state: "waiting" } })).toBe(0);
    expect(await client.message.count({ where: { state: { in: ["queued", "sending"] } } })).toBe(0);
    expect(await client.conversation.count({ where: { wakeAt: { not: null } } })).toBe(0);
    expect(await client.lane.count({ where: { waiting: { gt: 0 } } })).toBe(0);
  });

  test("gives no number that rings", () => {
    const numbers = rows.citizens.flatMap(({ phone }) => phone ?? []);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.filter((phone) => !/^\+844\d{8}$/.test(phone))).toEqual([]);
  });

  test("tells of nothing that is over within four weeks, on the same weekdays as its files do", async () => {
    const release = loadKnowledge(fakeWard);
    const versions = await store.transaction((tx) => tx.knowledge.inState(["published"]));
    const { data, unusable } = compose(release, versions);
    expect(unusable).toEqual([]);
    const shown = new Date("2026-12-28T10:00:00+07:00");
    expect(data.articles.filter(({ ends, valid_to }) => (ends ?? valid_to) < shown)).toEqual([]);
    const told = data.articles.find(({ id }) => id === "cup-dien");
    expect(told?.answer.vi).toContain("thứ năm 31/12/2026, từ 8 giờ đến 12 giờ");
    expect(told?.ends).toEqual(new Date("2026-12-31T23:59:59.999+07:00"));
    expect(data.articles.find(({ id }) => id === "cho-hoa-tet")).toEqual(
      release.articles.find(({ id }) => id === "cho-hoa-tet"),
    );
  });

  test("is left as it is by a second seeding", async () => {
    expect(await seedWard({ store, files, ward: fakeWard }, { ...options, tickets: 900 })).toBeUndefined();
    expect(await store.client.ticket.count()).toBe(rows.tickets.length);
  });

  test("is the same ward from the same seed, and another from another", async () => {
    const gazetteer = loadGazetteer();
    const given = { gazetteer, places: createPlaceFinder(gazetteer), knowledge: openKnowledge(loadKnowledge()) };
    const staff: Staff[] = [
      ...colleagues,
      { id: "lan", username: "lan", name: "Chị Lan", role: "OP", active: true },
      { id: "hanh", username: "hanh", name: "Chị Hạnh", role: "HEAD", unit: "KTHT", active: true },
    ];
    const tell = (seed: string) => {
      kept.clear();
      return tellWard({ ...given, seed, now, tickets: 12, days: 20, ward: fakeWard, staff, files });
    };
    const one = await tell("a");
    expect(await tell("a")).toEqual(one);
    expect(await tell("b")).not.toEqual(one);
  });
});
