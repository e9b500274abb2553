import { ringsAt } from "../../../core/ticket/rings.ts";
import type { Ticket } from "../../../core/ticket/ticket.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { anActor } from "../../builders.ts";
import { type Bench, bench, head, off, op, photos } from "../bench.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);
const watch = ({ store, world }: Bench, limit = 100) => watchClocks({ store, world, limit });
/** What the watcher spoke up for, in order: clock and share. */
const rung = (ticket: Ticket) =>
  ticket.changes.flatMap(({ facts: { rang } }) => (rang ? [`${rang.clock} ${Math.round(rang.share * 100)}`] : []));

/** Asked of the resident on Monday at 14:06. */
async function asked(report: Parameters<Bench["open"]>[0] = {}, channel: "webchat" | "facebook" = "webchat") {
  const scene = bench();
  const { id } = await scene.conversation({ address: { channel, account: "a", user: "u" } });
  const { code } = await scene.open({ category: "street-light", confident: false, ...report }, id);
  await scene.move(code, "needs-info", op, { question: "Đèn ở trước số nhà nào ạ?" });
  return { ...scene, id, code };
}

async function resolved(report: Parameters<Bench["open"]>[0] = {}) {
  const scene = bench();
  const { id } = await scene.conversation();
  const { code } = await scene.open({ category: "street-light", ...report }, id);
  await scene.move(code, "accepted", off, { officerId: off.id });
  await scene.move(code, "in-progress", off, { plan: "sáng mai" });
  await scene.move(code, "resolved", head, { text: "đèn sáng lại", photos });
  return { ...scene, id, code };
}

describe("deadlines", () => {
  test("the desk is reminded of danger soon at half and at four fifths of the first deadline, then it is late", async () => {
    const scene = bench();
    const { code } = await scene.open();
    for (const [time, marks, flags] of [
      ["2026-11-16T16:05", [], []],
      ["2026-11-16T16:06", ["first 50"], ["at-risk"]],
      ["2026-11-16T17:18", ["first 50", "first 80"], ["at-risk"]],
      ["2026-11-16T18:06", ["first 50", "first 80", "first 100"], ["overdue", "escalated"]],
    ] as const) {
      scene.world.pass(at(time));
      await watch(scene);
      const ticket = await scene.ticket(code);
      expect(rung(ticket)).toEqual(marks);
      expect(ticket.flags).toEqual(flags);
    }
  });

  test("nobody is reminded of a nuisance before it is late", async () => {
    const scene = bench();
    const { code } = await scene.open({ category: "litter-dumping" });
    scene.world.pass(at("2026-11-16T18:05"));
    expect(await watch(scene)).toBe(0);
    scene.world.pass(at("2026-11-16T18:06"));
    expect(await watch(scene)).toBe(1);
    expect(rung(await scene.ticket(code))).toEqual(["first 100"]);
  });

  test("each is raised once, however often the clocks are looked at, and consoles are told", async () => {
    const scene = bench();
    const { code } = await scene.open();
    scene.world.pass(at("2026-11-16T18:30"));
    scene.store.published.length = 0;
    expect(await watch(scene)).toBe(1);
    expect(await watch(scene)).toBe(0);
    expect(await watch(scene)).toBe(0);
    expect(scene.store.published.map((event) => [event.name, event.id])).toEqual([["ticket.updated", code]]);
  });

  test("after an outage only the last of the missed moments is told", async () => {
    const scene = bench();
    const { code } = await scene.open();
    scene.world.pass({ hours: 24 * 30 });
    expect(await watch(scene)).toBe(1);
    expect(rung(await scene.ticket(code))).toEqual(["first 100", "result 100", "ceiling 100"]);
    expect(await watch(scene)).toBe(0);
  });

  test("two workers that look at once raise it once", async () => {
    const scene = bench();
    const { code } = await scene.open();
    scene.world.pass(at("2026-11-16T18:30"));
    const acted = await Promise.all([watch(scene), watch(scene), watch(scene)]);
    expect(acted.reduce((sum, count) => sum + count)).toBe(1);
    expect(rung(await scene.ticket(code))).toEqual(["first 100"]);
  });

  test("residents are told nothing of it", async () => {
    const scene = bench();
    const { id } = await scene.conversation();
    await scene.open({}, id);
    scene.world.pass({ hours: 24 * 11 });
    await watch(scene);
    expect(await scene.told(id)).toEqual([]);
  });

  test("once people are there the first deadline rings no more, and its flags are gone", async () => {
    const scene = bench();
    const { code } = await scene.open();
    scene.world.pass(at("2026-11-16T18:30"));
    await watch(scene);
    await scene.move(code, "accepted", off, { officerId: off.id });
    expect((await scene.ticket(code)).flags).toContain("overdue");
    await scene.move(code, "in-progress", off, { onSceneAt: at("2026-11-16T18:40"), photos });
    const ticket = await scene.ticket(code);
    expect(ticket.flags).toEqual(["escalated"]);
    expect(ringsAt(ticket)).toEqual(at("2026-11-19T02:06"));
  });

  test("a new date is watched anew", async () => {
    const scene = bench();
    const { code } = await scene.open({ category: "street-light" });
    await scene.move(code, "accepted", off, { officerId: off.id });
    await scene.move(code, "in-progress", off, { onSceneAt: at("2026-11-16T15:00"), photos });
    scene.world.pass(at("2026-11-19T14:06"));
    await watch(scene);
    await scene.move(code, "extended", head, { reason: "mưa", photos, newDueAt: at("2026-11-24T17:00") });
    expect((await scene.ticket(code)).flags).toEqual(["escalated"]);
    scene.world.pass(at("2026-11-24T17:00"));
    await watch(scene);
    expect(rung(await scene.ticket(code))).toEqual(["result 100", "result 100"]);
  });

  test("a ticket that cannot be handled does not hold up the others, and is not passed over in silence", async () => {
    const scene = bench();
    const { id } = await scene.conversation({ address: { channel: "webchat", account: "a", user: "u" } });
    const broken = await scene.open({ confident: false }, id);
    await scene.move(broken.code, "needs-info", op, { question: "Ở đâu ạ?" });
    const { code } = await scene.open();
    scene.world.pass({ hours: 25 });
    const fault = new Error("no words today");
    const world = {
      ...scene.world,
      phrasebook: {
        say: () => {
          throw fault;
        },
      },
    };
    await expect(watchClocks({ store: scene.store, world, limit: 100 })).rejects.toBe(fault);
    expect(rung(await scene.ticket(code))).toEqual(["first 100"]);
    expect(rung(await scene.ticket(broken.code))).toEqual([]);
  });
});

describe("a question to the resident", () => {
  test("is asked once again after a day; after three days the ticket is closed with notice", async () => {
    const scene = await asked();
    const { world, ticket, told, lines, code, id } = scene;
    world.pass({ hours: 23 });
    await watch(scene);
    expect(await told(id)).toEqual(["push.needs-info"]);
    world.pass({ hours: 1 });
    await watch(scene);
    await watch(scene);
    expect(await told(id)).toEqual(["push.needs-info", "push.needs-info"]);
    const [first, second] = await lines(id);
    expect(second?.text).toBe(first?.text);
    world.pass({ hours: 47 });
    expect(await watch(scene)).toBe(0);
    world.pass({ hours: 1 });
    await watch(scene);
    expect(await told(id)).toEqual(["push.needs-info", "push.needs-info", "push.closed"]);
    const closed = await ticket(code);
    expect(closed.status).toBe("closed");
    expect(closed.changes.at(-1)).toMatchObject({ actor: { role: "SYS" }, facts: { reasonCode: "no-reply" } });
    expect(ringsAt(closed)).toBeUndefined();
  });

  test("answered in time, rings no more", async () => {
    const scene = await asked();
    scene.world.pass({ hours: 30 });
    await watch(scene);
    await scene.move(scene.code, "triaged", anActor("SYS"));
    scene.world.pass({ hours: 60 });
    await watch(scene);
    expect((await scene.ticket(scene.code)).status).toBe("triaged");
  });

  test("after an outage the reminder still comes first, and a day of time with it", async () => {
    const scene = await asked();
    scene.world.pass({ hours: 100 });
    await watch(scene);
    expect(await scene.told(scene.id)).toEqual(["push.needs-info", "push.needs-info"]);
    scene.world.pass({ hours: 23 });
    expect(await watch(scene)).toBe(0);
    scene.world.pass({ hours: 1 });
    await watch(scene);
    expect((await scene.ticket(scene.code)).status).toBe("closed");
  });

  test("is not repeated into a closed window, and the desk's log says it was due", async () => {
    const scene = await asked({}, "facebook");
    scene.world.pass({ hours: 25 });
    await watch(scene);
    expect(await scene.told(scene.id)).toEqual(["push.needs-info"]);
    expect(rung(await scene.ticket(scene.code))).toEqual(["answer 33"]);
  });

  test.each<[string, Parameters<Bench["open"]>[0]]>([
    ["danger soon", { category: "flooding-drainage" }],
    ["danger", { category: "manhole-cover" }],
    ["a formal complaint", { flags: ["formal-complaint"] }],
  ])("about %s ends in triage by a person, never in closing", async (_, report) => {
    const scene = await asked(report);
    scene.world.pass({ hours: 24 });
    await watch(scene);
    scene.world.pass({ hours: 48 });
    await watch(scene);
    const ticket = await scene.ticket(scene.code);
    expect(ticket.status).toBe("triaged");
    expect(ticket.clocks.pausedAt).toBeUndefined();
  });

  test("that nobody can be told of (a call) ends in triage, too", async () => {
    const scene = bench();
    const { code } = await scene.open({ category: "street-light", confident: false });
    await scene.move(code, "needs-info", op, { question: "Ở đâu ạ?" });
    for (let day = 0; day < 4; day += 1) {
      scene.world.pass({ hours: 24 });
      await watch(scene);
    }
    expect((await scene.ticket(code)).status).toBe("triaged");
  });
});

describe("a result", () => {
  test("counts as accepted after seven silent days, and the resident is told", async () => {
    const scene = await resolved();
    scene.world.pass({ hours: 7 * 24 - 1 });
    expect(await watch(scene)).toBe(0);
    scene.world.pass({ hours: 1 });
    expect(await watch(scene)).toBe(1);
    expect((await scene.ticket(scene.code)).status).toBe("closed");
    expect((await scene.told(scene.id)).at(-1)).toBe("push.closed");
    expect(await watch(scene)).toBe(0);
  });

  test("of a formal complaint is never closed by silence", async () => {
    const scene = await resolved({ flags: ["denunciation"] });
    expect(ringsAt(await scene.ticket(scene.code))).toBeUndefined();
    scene.world.pass({ hours: 400 * 24 });
    expect(await watch(scene)).toBe(0);
    expect((await scene.ticket(scene.code)).status).toBe("resolved");
  });
});

test("what is finished never rings", async () => {
  const scene = await resolved();
  await scene.move(scene.code, "closed", op);
  expect(ringsAt(await scene.ticket(scene.code))).toBeUndefined();
});
