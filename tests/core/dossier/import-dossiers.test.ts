import type { Dossier } from "../../../core/dossier/dossier.ts";
import { importDossiers } from "../../../core/dossier/import-dossiers.ts";
import { watchDossier } from "../../../core/dossier/watch-dossier.ts";
import { aConversation } from "../../builders.ts";
import { FakeStore } from "../../fakes/fake-store.ts";
import { fakeNow, fakeWorld } from "../../fakes/world.ts";

const hour = (hours: number): Date => new Date(fakeNow.getTime() + hours * 3_600_000);
const aDossier = (overrides: Partial<Dossier> = {}): Dossier => ({
  code: "HS-251103-0012",
  procedure: "Đăng ký thường trú",
  state: "processing",
  changedAt: hour(-48),
  phoneTail: "0456",
  ...overrides,
});

let store: FakeStore;
let world: ReturnType<typeof fakeWorld>;
beforeEach(() => {
  store = new FakeStore();
  world = fakeWorld();
});
const take = (asOf: Date, ...dossiers: Dossier[]) => importDossiers({ store, world, dossiers, asOf });
const stored = (code = "HS-251103-0012") => store.transaction((tx) => tx.dossiers.byCode(code));

test("lines are counted as new, changed, unchanged or older than what is known", async () => {
  const others = ["HS-251103-0013", "HS-251103-0014"].map((code) => aDossier({ code }));
  expect(await take(hour(-24), aDossier(), ...others)).toEqual({
    ...{ added: 3, changed: 0, unchanged: 0, older: 0, told: 0 },
  });
  const next = [
    aDossier({ state: "ready", changedAt: hour(-12) }),
    others[0] ?? aDossier(),
    aDossier({ code: "HS-251103-0014", state: "received", changedAt: hour(-72) }),
    aDossier({ code: "HS-251103-0015" }),
  ];
  expect(await take(hour(-1), ...next)).toEqual({ added: 1, changed: 1, unchanged: 1, older: 1, told: 0 });
  expect(await take(hour(-1), ...next)).toMatchObject({ added: 0, changed: 0, unchanged: 3, older: 1 });
  expect((await stored("HS-251103-0014"))?.dossier.state).toBe("processing");
});

test("an older file never overwrites a newer one, also where it tells of the same day", async () => {
  await take(hour(-2), aDossier({ state: "ready" }));
  expect(await take(hour(-3), aDossier({ state: "supplement" }))).toMatchObject({ changed: 0, older: 1 });
  expect(await stored()).toMatchObject({ dossier: { state: "ready" }, asOf: hour(-2) });
  expect(await take(hour(-1), aDossier({ state: "returned" }))).toMatchObject({ changed: 1 });
});

test("a file that finds nothing changed says so as of now, an older one does not", async () => {
  await take(hour(-24), aDossier());
  await take(hour(-1), aDossier());
  expect((await stored())?.asOf).toEqual(hour(-1));
  await take(hour(-12), aDossier());
  expect((await stored())?.asOf).toEqual(hour(-1));
});

describe("who watches a dossier", () => {
  const conversation = aConversation();
  const texts = async (): Promise<string[]> => {
    const lines = await store.transaction((tx) => tx.conversations.history(conversation.id, 20));
    return lines.map(({ text }) => text);
  };
  const told = { code: "HS-251103-0012", state: "processing" as const, changedAt: hour(-48), asOf: hour(-24) };
  beforeEach(async () => {
    await store.transaction((tx) => tx.conversations.save(conversation));
    await take(hour(-24), aDossier());
  });
  const watch = () => store.transaction((tx) => watchDossier({ tx, world, conversation, told, now: fakeNow }));

  test("reads each change once, however often the file comes, and nothing of an older file", async () => {
    await watch();
    const ready = aDossier({ state: "ready", changedAt: hour(-2) });
    expect(await take(hour(-1), ready)).toMatchObject({ told: 1 });
    expect(await take(hour(-1), ready)).toMatchObject({ told: 0 });
    expect(await take(hour(-20), aDossier({ state: "supplement", changedAt: hour(-22) }))).toMatchObject({ told: 0 });
    expect(await texts()).toEqual([
      [
        "Hồ sơ HS-251103-0012 có tin mới. Đăng ký thường trú: đã có kết quả.",
        "Anh/chị mang giấy hẹn tới nơi đã nộp để nhận kết quả ạ.",
        "Theo số liệu một cửa lúc 13 giờ 06.",
      ].join("\n"),
    ]);
  });

  test("hears of a new promised day, and not of what residents would not read", async () => {
    await watch();
    expect(await take(hour(-3), aDossier({ changedAt: hour(-4), phoneTail: "9999" }))).toMatchObject({ told: 0 });
    const later = aDossier({ changedAt: hour(-2), dueAt: hour(48) });
    expect(await take(hour(-1), later)).toMatchObject({ told: 1 });
    expect((await texts())[0]).toContain("Hẹn trả kết quả ngày 18/11/2026.");
  });

  test("is told at once what changed between being shown and pressing the button", async () => {
    await take(hour(-1), aDossier({ state: "ready", changedAt: hour(-2) }));
    await watch();
    expect(await texts()).toHaveLength(1);
    await watch();
    expect(await texts()).toHaveLength(1);
  });

  test("hears no more once it is done", async () => {
    await watch();
    await take(hour(-2), aDossier({ state: "returned", changedAt: hour(-3) }));
    expect(await store.transaction((tx) => tx.dossierWatches.ofDossiers([told.code]))).toEqual([]);
    await take(hour(-1), aDossier({ state: "stopped", changedAt: hour(-2) }));
    expect(await texts()).toHaveLength(1);
  });

  test("reads it in English who talks English", async () => {
    const dialogue = { ...conversation.dialogue, language: "en" as const };
    await store.transaction(async (tx) => {
      const known = await tx.conversations.byId(conversation.id);
      await tx.conversations.save({ ...(known ?? conversation), dialogue });
    });
    await watch();
    await take(hour(-1), aDossier({ state: "supplement", changedAt: hour(-2) }));
    expect((await texts())[0]?.split("\n")).toEqual([
      "News of dossier HS-251103-0012. Đăng ký thường trú: more papers are needed.",
      "Please bring the missing papers named on the notice to where you filed it.",
      "One-stop data as of 13:06.",
    ]);
  });

  test("loses nothing when the power fails: neither the change nor the news of it is there", async () => {
    await watch();
    const ready = [aDossier({ state: "ready", changedAt: hour(-2) })];
    const failing = {
      transaction: <T>(work: Parameters<typeof store.transaction<T>>[0]) =>
        store.transaction<T>(async (tx) => {
          await work(tx);
          throw new Error("the power failed");
        }),
    };
    await expect(importDossiers({ store: failing, world, dossiers: ready, asOf: hour(-1) })).rejects.toThrow("power");
    expect(await texts()).toEqual([]);
    expect((await stored())?.dossier.state).toBe("processing");
    expect(await take(hour(-1), ...ready)).toMatchObject({ changed: 1, told: 1 });
  });
});
