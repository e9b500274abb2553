import { readdir } from "node:fs/promises";
import pg from "pg";
import { correctTicket } from "../../core/ticket/amend-ticket.ts";
import { openTicket } from "../../core/ticket/open-ticket.ts";
import { type CategoryId, categoryIds } from "../../core/ticket/taxonomy.ts";
import type { NewReport, Ticket } from "../../core/ticket/ticket.ts";
import { askTraining } from "../../core/understanding/ask-training.ts";
import { putToUse } from "../../core/understanding/put-to-use.ts";
import { readExamples } from "../../nlp/data-files.ts";
import { anActor, aReport } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { trainHere } from "../fakes/step-training.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Process, startProcess } from "./two-processes.ts";

const lan = anActor("OP", { name: "chị Lan" });
const quan = anActor("ADM", { name: "anh Quân" });
const words = "mấy ổng xả cái gì đen thui ra con rạch sau nhà";
const right = "wastewater-discharge";

let database: TestDatabase;
let one: Process;
let two: Process;
let now = fakeNow;

const start = (): Promise<Process> => startProcess({ url: database.url, now: () => now, trainer: trainHere });

beforeAll(async () => {
  database = await openDatabase();
  one = await start();
  two = await start();
});
afterAll(async () => {
  for (const each of [one, two]) await each.close();
  await database.close();
});
beforeEach(() => {
  now = new Date(now.getTime() + 60_000);
});

async function ask<T>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

/** A report the machine read in this way, that waits for a person. */
const open = ({ wired: { store, world } }: Process, report: Partial<NewReport>): Promise<Ticket> =>
  store.transaction((tx) =>
    openTicket({ tx, world, report: aReport({ confident: false, ...report }), actor: anActor("CIT"), origin: "zalo" }),
  );
const correct = ({ wired: { store, world } }: Process, code: string, category: CategoryId): Promise<Ticket> =>
  store.transaction((tx) => correctTicket({ tx, world, code, actor: lan, category }));
const inUse = async () => (await one.wired.store.transaction((tx) => tx.models.inUse()))?.version;

/** Somebody asks, and a process does it. */
async function train(): Promise<void> {
  const { store, world, learning } = two.wired;
  await store.transaction((tx) => askTraining({ tx, world, actor: quan }));
  await learning.train();
}

test("what is corrected through one process is learnt in the other, at once and once", async () => {
  const before = two.sureness(words, right);
  const ticket = await open(one, { body: words, category: "flooding-drainage" });
  const heard = two.hears("learnt");
  await correct(one, ticket.code, right);
  await heard;
  await one.wired.learning.refresh();
  expect(two.sureness(words, right)).toBeGreaterThan(before);
  expect([one.version(), two.version()].map((version) => version.split("+")[1])).toEqual(["1", "1"]);
  await two.wired.learning.refresh();
  expect(two.version()).toBe(one.version());
});

test("a process that starts later learns what was corrected before", async () => {
  const three = await start();
  const read = { version: three.version(), sureness: three.sureness(words, right) };
  await three.close();
  expect(read).toEqual({ version: one.version(), sureness: expect.closeTo(one.sureness(words, right), 5) });
});

test("of what was told in confidence nothing is kept, whatever it was taken for", async () => {
  const secret = { visibility: "confidential", flags: ["confidential"] } as const;
  const told = { body: "cán bộ địa chính vòi tiền", proposals: [{ id: "dossier-delay", confidence: 0.6 }] } as const;
  const hidden = await open(one, { ...told, proposals: [...told.proposals], ...secret, flags: ["confidential"] });
  await correct(one, hidden.code, "staff-conduct");
  const becomes = await open(one, { body: "họ đòi bao thư mới ký", category: "dossier-delay" });
  await correct(one, becomes.code, "staff-conduct");
  await correct(one, becomes.code, "integrity-complaint");
  const taken = await open(one, { body: "ai đó nhận phong bì", category: "integrity-complaint" });
  await correct(one, taken.code, "staff-conduct");
  const ids = [hidden, becomes, taken].map(({ id }) => id);
  const rows = await ask<{ ticket_id: string }>("SELECT * FROM correction");
  expect(rows.filter((row) => ids.includes(row.ticket_id))).toEqual([]);
  const kept = JSON.stringify(rows);
  for (const part of ["địa chính", "bao thư", "phong bì", "con rạch"]) expect(kept).not.toContain(part);
});

test("a good training is put to use in every process without a restart, each with a disk of its own", async () => {
  const release = (await inUse())?.version;
  for (const { text, label } of readExamples("examples/categories").filter((_, at) => at % 400 === 0)) {
    const from = label === "road-damage" ? "street-light" : "road-damage";
    const { code } = await open(one, { body: text, category: from });
    await correct(one, code, label as CategoryId);
  }
  const swapped = Promise.all([one.hears("replaced"), two.hears("replaced")]);
  await train();
  await swapped;
  const model = await inUse();
  expect(model).toMatchObject({ verdict: "active", baseVersion: release, trainedBy: quan });
  expect(model?.version).not.toBe(release);
  expect(model?.scores?.categoryTyped).toBeGreaterThan(0.5);
  expect(model?.scores?.emergencyRecall).toBeGreaterThan(0.9);
  for (const { version } of [one, two]) expect(version()).toBe(model?.version);
  expect(await readdir(`${one.dir}/models`)).toEqual([`${model?.checksum}.bin`]);
  expect(await one.wired.store.transaction((tx) => tx.models.lastTraining())).toMatchObject({ outcome: "active" });
});

test("a training that is worse on the guarded set is refused with its reason, and nothing changes", async () => {
  const before = await inUse();
  const wrong = readExamples("examples/categories").filter((_, at) => at % 60 === 0);
  await one.wired.store.transaction(async (tx) => {
    for (const [index, { text, label }] of wrong.entries()) {
      const category = label as CategoryId;
      const to = categoryIds[(categoryIds.indexOf(category) + 7) % categoryIds.length] ?? category;
      const { store: _, world } = one.wired;
      const report = aReport({ body: text, category, confident: false });
      const { id } = await openTicket({ tx, world, report, actor: anActor("CIT"), origin: "zalo" });
      const facts = { channel: "zalo", style: "accented", staffId: lan.id, at: now } as const;
      await tx.corrections.add({ id: `poison-${index}`, ticketId: id, from: category, to, ...facts });
    }
  });
  await train();
  expect(await inUse()).toMatchObject({ version: before?.version, verdict: "active" });
  const [refused] = await one.wired.store.transaction((tx) => tx.models.all(9));
  expect(refused).toMatchObject({ verdict: "refused" });
  expect(refused?.checksum).toBeUndefined();
  expect(refused?.reason).toMatch(/^Kém hơn bản đang dùng: loại việc, gõ như thường từ 0,\d{3} xuống 0,\d{3}/);
  const { world, store } = one.wired;
  const use = store.transaction((tx) =>
    putToUse({ tx, world, version: refused?.version ?? "", release: before?.baseVersion ?? "", actor: quan }),
  );
  await expect(use).rejects.toMatchObject({ code: "MOVE_NOT_ALLOWED" });
});

test("going back puts an earlier model to use as it was, everywhere, and the log says who did it", async () => {
  const release = (await inUse())?.baseVersion ?? "";
  const swapped = Promise.all([one.hears("replaced"), two.hears("replaced")]);
  const { world, store } = one.wired;
  await store.transaction((tx) => putToUse({ tx, world, version: release, release, actor: quan }));
  await swapped;
  await Promise.all([one.wired.learning.refresh(), two.wired.learning.refresh()]);
  for (const { version } of [one, two]) expect(version()).toBe(release);
  const [last] = await store.transaction((tx) => tx.models.activations(9));
  expect(last).toMatchObject({ version: release, actor: quan, at: now });
  const ticket = await open(one, { body: words, category: "flooding-drainage" });
  const heard = two.hears("learnt");
  await correct(one, ticket.code, right);
  await heard;
  expect(two.version()).toBe(`${release}+1`);
});
