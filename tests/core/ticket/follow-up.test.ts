import type { Conversation } from "../../../core/conversation/conversation.ts";
import { emptyDialogue } from "../../../core/conversation/dialogue.ts";
import { citizenActor } from "../../../core/people/staff.ts";
import { initialCategories, rulesOf } from "../../../core/routing/category-rules.ts";
import { answerFollowUp, noteLasting } from "../../../core/ticket/answer-result.ts";
import { askFollowUp } from "../../../core/ticket/ask-follow-up.ts";
import { followUpAskedAt } from "../../../core/ticket/follow-up.ts";
import { ringsAt } from "../../../core/ticket/rings.ts";
import type { CategoryId } from "../../../core/ticket/taxonomy.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { anActor } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, faultOf, head, off, op, photos } from "../bench.ts";
import { closed, day } from "./closed-report.ts";

const morning = new Date("2026-12-14T08:00:00+07:00");
const asked = "Bốn tuần trước phường đã xử lý việc cống nghẹt, trước số 45 Hoa Sứ. Nay chỗ đó còn ổn không ạ?";

const marks = async ({ ticket, code }: Pick<Bench, "ticket"> & { code: string }) =>
  (await ticket(code)).changes.filter(({ facts }) => facts.followUp === "asked").length;

describe("four weeks after a result", () => {
  test("whoever was told is asked once, word for word, with both answers as buttons, and the log says so", async () => {
    const scene = await closed();
    const { world, code, id, watch, taken, lines } = scene;
    expect(ringsAt(await scene.ticket(code))).toEqual(morning);
    world.pass(new Date(morning.getTime() - 1));
    expect(await watch()).toBe(0);
    world.pass(morning);
    expect(await watch()).toBe(1);
    const line = (await lines(id)).at(-1);
    expect(line).toMatchObject({ text: asked, ticketCode: code, state: "sent" });
    expect(line?.choices).toEqual([
      { label: "Vẫn ổn", value: `fine:${code}` },
      { label: "Bị lại", value: `again:${code}` },
    ]);
    const link = `https://bensen.example/p/${code}?k=${id}`;
    expect(taken).toEqual([`zalo: [${code} · cống nghẹt · trước số 45 Hoa Sứ · ${link}]`]);
    const { status, flags } = await scene.ticket(code);
    expect([status, flags, await marks(scene)]).toEqual(["closed", [], 1]);
    world.pass({ hours: 90 * day });
    expect([await watch(), taken.length]).toEqual([0, 1]);
  });

  test("of workers that look at once one asks; a question that is in the lane already is not put there again", async () => {
    const { world, code, store, work, taken, tx, ticket } = await closed();
    world.pass({ hours: 21 * day });
    const acted = await Promise.all([1, 2, 3].map(() => watchClocks({ store, world, limit: 100 })));
    expect(acted.reduce((sum, count) => sum + count)).toBe(1);
    await work();
    const asking = await ticket(code);
    const ask = (dueAt: Date) =>
      tx((t) =>
        askFollowUp({ tx: t, world, ticket: asking, ring: { clock: "follow-up", share: 1, dueAt, at: dueAt } }),
      );
    await faultOf(ask(morning), "STALE");
    await ask(fakeNow);
    await work();
    expect(taken).toHaveLength(1);
  });

  test("a second result of the same ticket is not asked of again", async () => {
    const scene = await closed();
    const { world, code, id, move, watch, taken } = scene;
    world.pass({ hours: 21 * day });
    await watch();
    await move(code, "reopened", citizenActor(id), { reason: "bị lại rồi" });
    await move(code, "accepted", off, { officerId: off.id });
    await move(code, "in-progress", off, { onSceneAt: world.clock.now(), photos });
    await move(code, "resolved", head, { text: "cống đã thay nắp mới", photos });
    for (const hours of [7 * day, 21 * day, 21 * day]) {
      world.pass({ hours });
      await watch();
    }
    expect(await marks(scene)).toBe(1);
    expect(taken.filter((line) => line.includes("cống nghẹt"))).toHaveLength(1);
  });

  test("the night is waited for", async () => {
    const { world, watch, work, taken, ticket, code } = await closed({}, { reporter: { lastInboundAt: fakeNow } });
    world.pass(new Date("2026-12-14T22:30:00+07:00"));
    await watch();
    expect([taken, (await ticket(code)).clocks.followUpAt !== undefined]).toEqual([[], true]);
    world.pass(new Date("2026-12-15T06:29:00+07:00"));
    await work();
    expect(taken).toEqual([]);
    world.pass(new Date("2026-12-15T06:31:00+07:00"));
    await work();
    expect(taken).toHaveLength(1);
  });

  test("a question that still waits when it is opened again is dropped, and is nobody's task", async () => {
    const { world, watch, work, taken, move, code, id, lines, tasks } = await closed();
    world.pass(new Date("2026-12-14T23:00:00+07:00"));
    await watch();
    await move(code, "reopened", op, { reason: "tổ trưởng gọi báo" });
    world.pass(new Date("2026-12-15T07:00:00+07:00"));
    await work();
    expect(taken.filter((line) => line.includes("cống nghẹt"))).toEqual([]);
    const question = (await lines(id)).find(
      ({ author }) => "phraseKeys" in author && author.phraseKeys.includes("followup.four-weeks"),
    );
    expect(question).toMatchObject({ state: "failed", failure: "OUTDATED" });
    expect((await tasks()).filter(({ kind }) => kind !== "alarm")).toEqual([]);
  });

  test("Messenger, silent for weeks: asked nowhere, and nobody has to call because of it", async () => {
    const facebook = { channel: "facebook", account: "page", user: "b" } as const;
    const { world, watch, taken, lines, id, tasks } = await closed({}, { reporter: { address: facebook } });
    const before = (await tasks()).length;
    world.pass({ hours: 21 * day });
    await watch();
    expect(taken).toEqual([]);
    expect((await lines(id)).at(-1)).toMatchObject({ state: "failed", failure: "OUTSIDE_WINDOW", text: asked });
    expect(await tasks()).toHaveLength(before);
  });

  test("a person who follows in two talks is asked in the one they wrote in last", async () => {
    const telegram = { channel: "telegram", account: "bot", user: "5" } as const;
    const later = new Date(fakeNow.getTime() + 60_000);
    const { world, watch, taken } = await closed(
      {},
      {
        reporter: { citizenId: "hong" },
        others: [{ address: telegram, thread: "bot:5", citizenId: "hong", lastInboundAt: later }],
      },
    );
    world.pass({ hours: 21 * day });
    await watch();
    expect(taken).toEqual([
      `telegram: ${asked.replace("cống nghẹt, trước số 45 Hoa Sứ", "ngập nước, nghẹt cống, Hoa Sứ")}`,
    ]);
  });

  test("a neighbour who follows is told the kind and the street, the house is the reporter's; no place is no gap", async () => {
    const bare = await closed({}, { reporter: { dialogue: { ...emptyDialogue, kinship: "cô" } } });
    const { place: _, ...placeless } = await bare.ticket(bare.code);
    await bare.tx((t) => t.tickets.update(placeless, []));
    bare.world.pass({ hours: 21 * day });
    await bare.watch();
    expect((await bare.lines(bare.id)).at(-1)?.text).toBe(
      "Bốn tuần trước phường đã xử lý việc cống nghẹt, chỗ cô đã báo. Nay chỗ đó còn ổn không ạ?",
    );
    const { world, watch, lines, readers } = await closed({}, { others: [{}] });
    world.pass({ hours: 21 * day });
    await watch();
    const text = (await lines(readers[0]?.id ?? "")).at(-1)?.text;
    expect(text).toContain("việc ngập nước, nghẹt cống, Hoa Sứ.");
    expect(text).not.toContain("45");
  });
});

describe("nobody is asked", () => {
  const held = { kind: "operator", staffId: "lan", name: "Lan", since: fakeNow } as const;
  test.each<[title: string, report: Parameters<Bench["open"]>[0], who?: Partial<Conversation>]>([
    ["of a kind that does not come back", { category: "street-light" }],
    ["of what was told in confidence", { visibility: "confidential" }],
    ["where a person of the ward has the talk", {}, { heldBy: held }],
    ["under a public post", {}, { postRef: "post-1" }],
  ])("%s, now or later", async (_, report, who = {}) => {
    const scene = await closed(report, { reporter: who });
    for (const hours of [21 * day, day, 90 * day]) {
      scene.world.pass({ hours });
      await scene.watch();
    }
    expect(await marks(scene)).toBe(0);
    expect(ringsAt(await scene.ticket(scene.code))).toBeUndefined();
    expect(scene.taken).toEqual([]);
  });

  test("of a formal complaint that a person closed", async () => {
    const scene = await closed({ flags: ["formal-complaint"] });
    await scene.move(scene.code, "closed", op);
    expect(ringsAt(await scene.ticket(scene.code))).toBeUndefined();
  });

  test("who was never told of the result, nor wrote since; who only proved a number", async () => {
    const facebook = { channel: "facebook", account: "page", user: "b" } as const;
    const sms = { channel: "sms", account: "BENSEN", user: "+84900000704" } as const;
    const long = new Date(fakeNow.getTime() - 30 * day * 3_600_000);
    const scene = await closed(
      {},
      { reporter: { address: facebook, lastInboundAt: long }, others: [{ address: sms }] },
    );
    scene.world.pass({ hours: 21 * day });
    await scene.watch();
    expect(await marks(scene)).toBe(0);
    expect(scene.taken).toEqual([]);
  });

  test("once it could not be opened again any more: after an outage of three days", async () => {
    const scene = await closed();
    scene.world.pass({ hours: 23 * day });
    expect(await scene.watch()).toBe(1);
    expect(await marks(scene)).toBe(0);
    expect(await scene.watch()).toBe(0);
  });

  test("of a kind the ward has switched off meanwhile; of one it switched on, everybody", async () => {
    const set = (scene: Bench, category: CategoryId, followsUp: boolean) => {
      const rules = { ...rulesOf(initialCategories, category), followsUp };
      const body = { categories: { ...initialCategories, [category]: rules } };
      scene.world.settings.take([{ kind: "categories", number: 1, body, author: anActor("ADM"), at: fakeNow }]);
    };
    const off = await closed();
    set(off, "flooding-drainage", false);
    off.world.pass({ hours: 21 * day });
    await off.watch();
    expect([await marks(off), off.taken]).toEqual([0, []]);
    const on = await closed({ category: "street-light" }, { before: (scene) => set(scene, "street-light", true) });
    expect((await on.ticket(on.code)).clocks.followUpAt).toEqual(morning);
  });
});

test("one person's word answers for them alone, and a move ends the question for everybody", async () => {
  const scene = await closed({}, { others: [{}] });
  const { world, watch, tx, code, id, readers, ticket, move } = scene;
  const other = readers[0]?.id ?? "";
  const page = (conversationId: string, act: string) =>
    tx((t) => answerFollowUp({ tx: t, world, code, conversationId, id: act, lasts: true, words: "" }));
  await faultOf(page(id, "too-early"), "MOVE_NOT_ALLOWED");
  world.pass({ hours: 21 * day });
  await watch();
  await page(id, "first");
  await page(id, "first");
  await faultOf(page(id, "second"), "MOVE_NOT_ALLOWED");
  await faultOf(page("a-stranger", "third"), "NOT_FOUND");
  const answered = await ticket(code);
  expect(answered.changes.filter(({ facts }) => facts.followUp === "lasts")).toMatchObject([
    { kind: "resident-update", actor: { role: "CIT", id } },
  ]);
  expect(followUpAskedAt(answered, [id])).toBeUndefined();
  expect(followUpAskedAt(answered, [other])).toEqual(world.clock.now());
  const note = () => tx((t) => noteLasting({ tx: t, world, code, actor: citizenActor(other) }));
  await note();
  await faultOf(note(), "STALE");
  expect(followUpAskedAt(await ticket(code), [other])).toBeUndefined();
  await move(code, "reopened", citizenActor(id), { reason: "mưa lại ngập" });
  expect(followUpAskedAt(await ticket(code), ["somebody"])).toBeUndefined();
});
