import { draftEntry } from "../../core/knowledge/draft-entry.ts";
import { proposeVersion } from "../../core/knowledge/propose-version.ts";
import { publishVersion } from "../../core/knowledge/publish-version.ts";
import type { EntryRef } from "../../core/knowledge/version.ts";
import { anActor } from "../builders.ts";
import { openDatabase, type TestDatabase } from "../fakes/database.ts";
import { trainHere } from "../fakes/step-training.ts";
import { fakeNow } from "../fakes/world.ts";
import { classArticle, dearer, hallRecord } from "../nlp/knowledge/written.ts";
import { type Process, startProcess } from "./two-processes.ts";

const lan = anActor("OP", { id: "lan" });
const tam = anActor("LD", { id: "tam" });
const question = "sao y bản chính bao nhiêu tiền";

let database: TestDatabase;
let one: Process;
let two: Process;
const start = (): Promise<Process> => startProcess({ url: database.url, now: () => fakeNow, trainer: trainHere });

beforeAll(async () => {
  database = await openDatabase();
  one = await start();
  two = await start();
});
afterAll(async () => {
  for (const each of [one, two]) await each.close();
  await database.close();
});

/** Written by one, put in force by another. */
async function publish({ wired: { store, world, library } }: Process, { kind, entryId }: EntryRef, body: unknown) {
  const { validators } = library;
  const { id } = await store.transaction((tx) =>
    draftEntry({ tx, world, actor: lan, kind, entryId, base: 0, body, validators }),
  );
  await store.transaction((tx) => proposeVersion({ tx, world, actor: lan, id, validators }));
  await store.transaction((tx) => publishVersion({ tx, world, actor: tam, id, validators }));
}

test("what is put in force through one process is answered by the other without a restart, and by one that starts later", async () => {
  expect(await two.answer(question)).toContain("2.000 đồng");
  const heard = two.hears("exchanged");
  await publish(one, { kind: "procedure", entryId: "chung-thuc-ban-sao" }, dearer(8_000));
  await heard;
  expect(await two.answer(question)).toContain("8.000 đồng");
  const three = await start();
  const said = await three.answer(question);
  await three.close();
  expect(said).toContain("8.000 đồng");
});

test("an article put in force through one process is told by the other", async () => {
  const asked = "lớp dưỡng sinh tập mấy giờ";
  expect(await two.answer(asked)).toContain("unsure");
  const heard = two.hears("exchanged");
  await publish(one, { kind: "article", entryId: classArticle.id }, classArticle);
  await heard;
  expect(await two.answer(asked)).toContain("công viên Hoa Sứ");
});

test("a version that is no record any more is left out and told once; everything else is answered", async () => {
  const { store } = one.wired;
  const body = { ...hallRecord, confidence: "sure" };
  const facts = { number: 1, base: 0, author: lan, approver: tam, createdAt: fakeNow, publishedAt: fakeNow };
  await store.transaction((tx) =>
    tx.knowledge.add({ id: "of-old", kind: "procedure", entryId: hallRecord.id, body, state: "published", ...facts }),
  );
  for (const { wired } of [one, two, one]) await wired.library.refresh();
  const late = await start();
  expect(await late.answer(question)).toContain("8.000 đồng");
  await late.close();
  expect(await one.answer("mượn nhà văn hóa khu phố bao nhiêu tiền")).toContain("unsure");
  const tasks = await store.transaction((tx) => tx.tasks.open(9));
  expect(tasks).toMatchObject([{ kind: "knowledge", reason: `procedure: ${hallRecord.id}` }]);
});

test("while the database cannot be asked the answers stay", async () => {
  const three = await start();
  await three.wired.store.close();
  await three.wired.library.refresh();
  expect(await three.answer(question)).toContain("8.000 đồng");
  await three.close();
});
