import { adoptRelease } from "../../../core/understanding/adopt-release.ts";
import { askTraining, dueTraining } from "../../../core/understanding/ask-training.ts";
import { type ModelScores, whyWorse } from "../../../core/understanding/model-version.ts";
import { putToUse } from "../../../core/understanding/put-to-use.ts";
import { trainModel } from "../../../core/understanding/train-model.ts";
import type { Trainer } from "../../../core/understanding/trainer.ts";
import { anActor, anId, aTicket } from "../../builders.ts";
import { type Bench, bench } from "../bench.ts";

const quan = anActor("ADM");
const release = "base-1";
const night = new Date("2026-11-17T02:00:00+07:00");
const scores = (categoryTyped: number): ModelScores => ({
  ...{ categoryTyped, categoryBare: 0.8, intentTyped: 0.9, intentBare: 0.9, emergencyRecall: 1 },
});
const file = new TextEncoder().encode("model");

let b: Bench;
beforeEach(async () => {
  b = bench();
  await b.tx((tx) => adoptRelease({ tx, world: b.world, release }));
});

/** So many people corrected something. */
async function correctMany(count: number): Promise<void> {
  for (let each = 0; each < count; each += 1) {
    const { id: ticketId, category: from } = await b.insert(aTicket());
    const facts = { channel: "zalo", style: "bare", staffId: "lan", at: b.world.clock.now() } as const;
    await b.tx((tx) => tx.corrections.add({ id: anId("c"), ticketId, from, to: "waste-collection", ...facts }));
  }
}
const last = () => b.tx((tx) => tx.models.lastTraining());
const inUse = async () => (await b.tx((tx) => tx.models.inUse()))?.version.version;
const due = (atNightFrom = 25) => b.tx((tx) => dueTraining({ tx, world: b.world, release, atNightFrom }));

/** Somebody asks, and it is done. */
async function train(trainer: Trainer, signal = new AbortController().signal): Promise<unknown[]> {
  await b.tx((tx) => askTraining({ tx, world: b.world, actor: quan }));
  const training = await due(0);
  const faults: unknown[] = [];
  if (!training) throw new Error("nobody asked");
  const checksumOf = (): string => "sum";
  const { store, world } = b;
  const onFault = (error: unknown): void => void faults.push(error);
  await trainModel({ store, world, trainer, release, checksumOf, training, signal, onFault });
  b.world.pass({ minutes: 5 });
  return faults;
}
const gives =
  (version: string, categoryTyped: number, before = 0.9): Trainer =>
  async () => ({ version, file, scores: scores(categoryTyped), activeScores: scores(before) });

test("a model may lose half a point of a hundred and no more, and the reason names what fell", () => {
  expect(whyWorse(scores(0.896), scores(0.9))).toBeUndefined();
  expect(whyWorse(scores(0.95), scores(0.9))).toBeUndefined();
  expect(whyWorse(scores(0.893), scores(0.9))).toBe(
    "Kém hơn bản đang dùng: loại việc, gõ như thường từ 0,900 xuống 0,893.",
  );
});

test("the release's model is in use from the start; a better one takes its place, a worse one does not", async () => {
  expect(await inUse()).toBe(release);
  await correctMany(2);
  await train(gives("good", 0.91));
  expect(await inUse()).toBe("good");
  expect(await last()).toMatchObject({ outcome: "active", version: "good", attempts: 1 });
  expect(await b.tx((tx) => tx.models.byVersion("good"))).toMatchObject({ corrections: 2, upTo: 2, checksum: "sum" });
  await train(gives("bad", 0.8, 0.91));
  expect(await inUse()).toBe("good");
  expect(await b.tx((tx) => tx.models.byVersion("bad"))).toMatchObject({
    verdict: "refused",
    reason: expect.any(String),
  });
  await train(gives("good", 0.91));
  expect(await last()).toMatchObject({ outcome: "known", version: "good" });
});

test("a model is kept aside when somebody changed what is in use while it was trained", async () => {
  await train(gives("good", 0.91));
  await train(async (order) => {
    await b.tx((tx) => putToUse({ tx, world: b.world, version: release, release, actor: quan }));
    return gives("better", 0.95)(order);
  });
  expect(await inUse()).toBe(release);
  expect(await last()).toMatchObject({ outcome: "ready" });
  await b.tx((tx) => putToUse({ tx, world: b.world, version: "better", release, actor: quan }));
  expect(await inUse()).toBe("better");
});

test("a training that breaks is tried three times, one that is stopped begins anew without counting", async () => {
  const stop = new AbortController();
  const stopped: Trainer = async () => {
    stop.abort();
    throw new Error("stopped");
  };
  expect(await train(stopped, stop.signal)).toEqual([]);
  expect(await last()).toMatchObject({ attempts: 0 });
  const breaks: Trainer = async () => {
    throw new Error("no memory");
  };
  const faults = [...(await train(breaks)), ...(await train(breaks)), ...(await train(breaks))];
  expect(faults).toHaveLength(3);
  expect(await last()).toMatchObject({ attempts: 3, outcome: "failed" });
  expect(await inUse()).toBe(release);
});

test("a training whose process died three times is given up", async () => {
  await b.tx((tx) => tx.models.askTraining({ id: "t", askedAt: b.world.clock.now(), actor: quan, attempts: 3 }));
  await train(gives("never", 1));
  expect(await last()).toMatchObject({ id: "t", outcome: "failed" });
  expect(await inUse()).toBe(release);
});

test("enough corrections make a training at night, once, and not again for those a refused one has seen", async () => {
  await correctMany(3);
  expect(await due(3)).toBeUndefined();
  b.world.pass(night);
  expect(await due(4)).toBeUndefined();
  expect(await due(0)).toBeUndefined();
  expect(await due(3)).toMatchObject({ actor: { role: "SYS" } });
  await train(gives("bad", 0.1));
  expect(await due(3)).toBeUndefined();
  b.world.pass({ hours: 24 });
  expect(await due(3)).toBeUndefined();
  await correctMany(3);
  expect(await due(3)).toBeDefined();
});

test("another release's models are neither compared with nor gone back to; its first start puts its own to use", async () => {
  await train(gives("good", 0.91));
  const next = "base-2";
  await b.tx((tx) => adoptRelease({ tx, world: b.world, release: next }));
  expect(await inUse()).toBe(next);
  await b.tx((tx) => adoptRelease({ tx, world: b.world, release }));
  expect(await inUse()).toBe(next);
  const back = b.tx((tx) => putToUse({ tx, world: b.world, version: "good", release: next, actor: quan }));
  await expect(back).rejects.toMatchObject({ code: "MOVE_NOT_ALLOWED" });
  const unknown = b.tx((tx) => putToUse({ tx, world: b.world, version: "none", release, actor: quan }));
  await expect(unknown).rejects.toMatchObject({ code: "NOT_FOUND" });
});
