import type { Dossier, DossierPort } from "../../../core/dossier/dossier.ts";
import { lookAtWatched } from "../../../core/dossier/look-at-watched.ts";
import { dossierFinder } from "../../../core/dossier/look-up-dossier.ts";
import { storedDossiers, withFallback } from "../../../core/dossier/sources.ts";
import { watchDossier } from "../../../core/dossier/watch-dossier.ts";
import { AppError } from "../../../core/errors.ts";
import type { Citizen } from "../../../core/people/citizen.ts";
import { aConversation } from "../../builders.ts";
import { FakeStore } from "../../fakes/fake-store.ts";
import { fakeNow, fakeWorld } from "../../fakes/world.ts";

const code = "HS-251103-0012";
const conversation = aConversation();
const dossier: Dossier = {
  code,
  procedure: "Đăng ký thường trú",
  state: "processing",
  changedAt: new Date(fakeNow.getTime() - 3_600_000),
  phoneTail: "0456",
};

let store: FakeStore;
beforeEach(() => {
  store = new FakeStore();
});

const keep = (one: Dossier = dossier) => store.transaction((tx) => tx.dossiers.save([{ dossier: one, asOf: fakeNow }]));
const finder = (more: Partial<typeof conversation> = {}) =>
  dossierFinder({ store, world: { dossiers: storedDossiers(store) }, conversation: { ...conversation, ...more } });
const known = (contact: Partial<Citizen>) =>
  store.transaction((tx) =>
    tx.people.saveCitizen({
      ...{ id: conversation.citizenId, addresses: [conversation.address], consents: [], createdAt: fakeNow },
      ...contact,
    }),
  );
const down: DossierPort = {
  isConnected: async () => true,
  find: async () => {
    throw new AppError("PLATFORM_UNAVAILABLE", "no answer", { retryable: true });
  },
};

test("with nothing to look in nothing is known", async () => {
  expect(await finder()({ code })).toEqual({ kind: "off" });
  expect(await dossierFinder({ store, world: {}, conversation })({ code })).toEqual({ kind: "off" });
});

test("it is shown for the right digits only, and the digits are not shown with it", async () => {
  await keep();
  expect(await finder()({ code })).toEqual({ kind: "hidden" });
  expect(await finder()({ code, digits: "0457" })).toEqual({ kind: "hidden" });
  expect(await finder()({ code: "HS-251103-0099", digits: "0456" })).toEqual({ kind: "hidden" });
  const { phoneTail: _, ...shown } = dossier;
  const reading = { dossier: shown, asOf: fakeNow };
  expect(await finder()({ code, digits: "0456" })).toEqual({ kind: "shown", reading, delays: [], isWatched: false });
});

test("a dossier without a number is shown to nobody", async () => {
  const { phoneTail: _, ...bare } = dossier;
  await keep(bare);
  expect(await finder()({ code, digits: "" })).toEqual({ kind: "hidden" });
});

test("a number the platform vouches for needs no question; one that was only typed does", async () => {
  await keep();
  await known({ phone: "+84900000456", phoneVerified: false });
  expect((await finder()({ code })).kind).toBe("hidden");
  await known({ phone: "+84900000456", phoneVerified: true });
  expect((await finder()({ code })).kind).toBe("shown");
  await known({ phone: "+84900000457", phoneVerified: true });
  expect((await finder()({ code })).kind).toBe("hidden");
});

test("what does not answer is told from what is not known; what was imported is told in its place, as of then", async () => {
  const world = { dossiers: withFallback(down, storedDossiers(store)) };
  const find = dossierFinder({ store, world, conversation });
  expect(await find({ code, digits: "0456" })).toEqual({ kind: "unreachable" });
  await keep();
  expect(await find({ code, digits: "0456" })).toMatchObject({ kind: "shown", reading: { asOf: fakeNow } });
});

test("the system's word stands, also when it knows of no such dossier", async () => {
  await keep();
  const system: DossierPort = { isConnected: async () => true, find: async () => undefined };
  expect(await withFallback(system, storedDossiers(store)).find(code)).toBeUndefined();
});

test("a fault of our own is no answer", async () => {
  const broken: DossierPort = { ...down, find: () => Promise.reject(new TypeError("x")) };
  await expect(withFallback(broken, storedDossiers(store)).find(code)).rejects.toThrow(TypeError);
});

describe("looking at what is watched", () => {
  const world = fakeWorld();
  const told = { code, state: "processing" as const, changedAt: dossier.changedAt, asOf: fakeNow };
  const watch = (more: object = {}) =>
    store.transaction((tx) => watchDossier({ tx, world, conversation, told: { ...told, ...more }, now: fakeNow }));
  const asked: string[] = [];
  const answering = (answer: (asked: string) => Dossier): DossierPort => ({
    isConnected: async () => true,
    find: async (one) => {
      asked.push(one);
      return { dossier: answer(one), asOf: world.clock.now() };
    },
  });
  const round = (system: DossierPort, onFault?: (error: unknown) => void) =>
    lookAtWatched({ store, world, system, lookEveryMs: 3_600_000, limit: 10, ...(onFault ? { onFault } : {}) });
  const lines = () => store.transaction((tx) => tx.conversations.history(conversation.id, 9));
  beforeEach(async () => {
    asked.length = 0;
    world.pass(fakeNow);
    await store.transaction((tx) => tx.conversations.save(conversation));
  });

  test("each dossier is asked for once in a while, and what is new is told", async () => {
    await watch();
    const ready = answering((one) => ({ ...dossier, code: one, state: "ready", changedAt: world.clock.now() }));
    world.pass({ minutes: 1 });
    expect([await round(ready), await round(ready)]).toEqual([1, 0]);
    world.pass({ minutes: 61 });
    const same = { ...dossier, state: "ready" as const };
    expect(await round(answering(() => same))).toBe(1);
    expect(await lines()).toHaveLength(1);
  });

  test("a system that does not answer is left alone until the next round; an odd answer holds up nobody", async () => {
    await watch();
    await watch({ code: "HS-251103-0013" });
    const faults: unknown[] = [];
    expect(await round(down, (error) => faults.push(error))).toBe(1);
    expect(faults).toHaveLength(1);
    world.pass({ minutes: 61 });
    const odd = answering((one) => {
      if (one === code) throw new AppError("BAD_INPUT", "odd");
      return { ...dossier, code: one };
    });
    expect(await round(odd, (error) => faults.push(error))).toBe(2);
    expect(asked.sort()).toEqual([code, "HS-251103-0013"]);
  });
});
