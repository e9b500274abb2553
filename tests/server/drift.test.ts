import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { adoptRelease } from "../../core/understanding/adopt-release.ts";
import { driftQuery } from "../../prisma/drift.ts";
import { anActor } from "../builders.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const dayMs = 86_400_000;
const daysAgo = (days: number): Date => new Date(fakeNow.getTime() - days * dayMs);
const opened = (days: number, overrides: Partial<Ticket> = {}): Promise<Ticket> =>
  desk.ticket({ openedAt: daysAgo(days), status: "triaged", ...overrides });

/** A talk in which the bot asked this just before the ticket was opened. */
async function askedBefore(days: number, phrase: string): Promise<Ticket> {
  const { id } = await desk.talk();
  const at = new Date(daysAgo(days).getTime() - 60_000);
  await desk.store.transaction(async (tx) => {
    const line = { id: `asked-${id}`, conversationId: id, direction: "out" as const, text: "?", choices: [], at };
    const rest = { attachments: [], providerIds: [], state: "sent" as const };
    await tx.conversations.append([{ ...line, ...rest, author: { kind: "bot", phraseKeys: [phrase] } }]);
  });
  return opened(days, { reporterConversationId: id });
}

test("the tiles count what fell into other, what had to be asked and what was corrected, this week and this month, for each model", async () => {
  const { store, world } = desk;
  await store.transaction((tx) => adoptRelease({ tx, world, release: "base-1" }));
  const correct = ({ code, version }: Ticket, category: CategoryId) =>
    desk.call("lan", "correctTicket", { params: { code }, body: { version, category } });
  await opened(1, { category: "other-unclassified", status: "new" });
  await correct(
    await opened(2, { category: "other-unclassified", proposals: [{ id: "road-damage", confidence: 0.4 }] }),
    "road-damage",
  );
  await correct(await opened(3), "waste-collection");
  const undone = await opened(3);
  const { version } = await correct(undone, "waste-collection");
  await correct({ ...undone, version }, undone.category);
  await askedBefore(2, "report.choose-category");
  await askedBefore(2, "report.confirm");
  await opened(20);
  await opened(40, { category: "other-unclassified" });
  await opened(1, { status: "spam" });
  await opened(1, { machine: { source: "camera", sensor: "1", times: 1, lastAt: fakeNow } });
  await opened(0, { openedAt: fakeNow });
  const { drift, waiting } = await desk.call("ba", "getLearning");
  const [week, month] = drift.windows;
  expect(week).toMatchObject({ days: 7, all: { reports: 7, other: 2, asked: 1, triaged: 6, corrected: 1 } });
  expect(month).toMatchObject({ days: 28, all: { reports: 8, other: 2, asked: 1, triaged: 7, corrected: 1 } });
  expect(month?.byVersion).toEqual([
    { reports: 7, other: 2, asked: 1, triaged: 6, corrected: 1 },
    { version: "base-1", reports: 1, other: 0, asked: 0, triaged: 1, corrected: 0 },
  ]);
  expect(drift.otherBar).toBe(0.05);
  expect(waiting.count).toBe(4);
  expect(waiting.pairs).toContainEqual({ from: "other-unclassified", to: "road-damage", count: 1 });
});

test("a leader asks for a training and sees it wait; what is in use and who put it to use is told", async () => {
  await desk.call("ba", "askTraining", { body: {} });
  await desk.call("quan", "askTraining", { body: {} });
  const { training, models, activations } = await desk.call("quan", "getLearning");
  expect(training).toEqual({ askedAt: fakeNow.toISOString(), byName: "ông Ba" });
  expect(models).toMatchObject([{ version: "base-1", isRelease: true, verdict: "active", mayUse: false }]);
  expect(activations).toEqual([{ version: "base-1", at: fakeNow.toISOString(), byName: "Hệ thống" }]);
  const other = { version: "aside", baseVersion: "base-1", trainedAt: fakeNow, trainedBy: anActor("ADM") };
  const model = { ...other, corrections: 1, upTo: 1, verdict: "ready", checksum: "sum" } as const;
  await desk.store.transaction((tx) => tx.models.add(model));
  await desk.call("quan", "useModel", { params: { id: "aside" } });
  const after = await desk.call("quan", "getLearning");
  expect(after.activations[0]).toMatchObject({ version: "aside", byName: "anh Quân" });
  expect((await desk.refused("quan", "useModel", { params: { id: "unknown" } })).code).toBe("NOT_FOUND");
});

test("drift is counted by indexes: no table of reports, messages or corrections is read through", async () => {
  const { client } = desk.store;
  const { text, values } = driftQuery(fakeNow);
  const plan = await client.$transaction(async (db) => {
    await db.$executeRawUnsafe("SET LOCAL enable_seqscan = off");
    return db.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`EXPLAIN ${text}`, ...values);
  });
  const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
  expect(lines).toContain("ticket_opened_at_idx");
  expect(lines).toContain("correction_ticket_id_seq_idx");
  expect(lines).toMatch(/Index Scan using message_(conversation_id_at_seq|at)_idx on message/);
  expect(lines).not.toMatch(/Seq Scan on (ticket|message|correction|model_activation)/);
});
