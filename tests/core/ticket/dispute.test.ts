import { disputeOf, mayDispute } from "../../../core/ticket/dispute.ts";
import { disputeUnit, ruleOnUnit } from "../../../core/ticket/rule-on-unit.ts";
import { movesFor } from "../../../core/ticket/transitions.ts";
import { watchClocks } from "../../../core/ticket/watch-clocks.ts";
import { anActor } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";
import { bench, faultOf, ld, op } from "../bench.ts";

const roads = anActor("OFF", { id: "dung", unit: "KTHT" });
const police = anActor("HEAD", { id: "son", unit: "CA" });

/** A ticket that the roads unit sent to the police, who have it now and do not want it either. */
async function returnedOnce() {
  const scene = bench();
  const { code } = await scene.open();
  await scene.move(code, "triaged", roads, { reason: "việc của công an", unit: "CA" });
  const { version } = await scene.move(code, "assigned", op, { unit: "CA" });
  const { tx, world } = scene;
  const claim = { world, code, unit: "KTHT" as const, reason: "cống là hạ tầng", version };
  return {
    ...scene,
    code,
    dispute: (actor = police) => tx((t) => disputeUnit({ tx: t, actor, ...claim })),
    rule: (unit: "KTHT" | "CA", actor = ld) =>
      tx(async (t) => {
        const version = (await t.tickets.byCode(code))?.version ?? 0;
        return ruleOnUnit({ tx: t, ...claim, unit, actor, version, reason: "mặt đường thì hạ tầng lo" });
      }),
    tasks: () => tx((t) => t.tasks.open(10)),
  };
}

test("the second “not ours” moves nothing: a leader gets both reasons and one hour", async () => {
  const { dispute, ticket, code, tasks, world } = await returnedOnce();
  const before = await ticket(code);
  expect(
    movesFor({ ticket: before, actor: police, now: world.clock.now(), ward: fakeWard }).map(({ to }) => to),
  ).not.toContain("triaged");
  expect([mayDispute(before, police), mayDispute(before, roads), mayDispute(before, op)]).toEqual([true, false, false]);
  const after = await dispute();
  expect(after).toMatchObject({ status: "assigned", unit: "CA", returnedCount: 1 });
  const { claims = [], dueAt } = disputeOf(after) ?? {};
  expect(claims.map(({ actor, facts }) => [actor.unit, facts.reason, facts.unit])).toEqual([
    ["KTHT", "việc của công an", "CA"],
    ["CA", "cống là hạ tầng", "KTHT"],
  ]);
  expect(dueAt).toEqual(new Date(fakeNow.getTime() + 3_600_000));
  expect(await tasks()).toMatchObject([{ kind: "competence", ticketCode: code, state: "open" }]);
  await faultOf(dispute(), "STALE");
});

test("the decision binds: the ticket goes there at once and no unit sends it back", async () => {
  const { dispute, rule, ticket, code, tasks, move } = await returnedOnce();
  await dispute();
  const ruled = await rule("KTHT");
  expect(ruled).toMatchObject({ status: "assigned", unit: "KTHT" });
  expect(await tasks()).toEqual([]);
  expect(disputeOf(ruled)).toBeUndefined();
  expect(mayDispute(ruled, roads)).toBe(false);
  await faultOf(move(code, "triaged", roads, { reason: "không", unit: "CA" }), "MOVE_NOT_ALLOWED");
  await faultOf(rule("CA"), "MOVE_NOT_ALLOWED");
  expect((await ticket(code)).changes.filter(({ facts }) => facts.ruled)).toMatchObject([
    { actor: { role: "LD" }, facts: { unit: "KTHT", reason: "mặt đường thì hạ tầng lo" } },
  ]);
});

test("decided for the unit that has it, it stays; only a leader decides", async () => {
  const { dispute, rule, tasks } = await returnedOnce();
  await dispute();
  await faultOf(rule("CA", police), "MOVE_NOT_ALLOWED");
  expect(await rule("CA")).toMatchObject({ status: "assigned", unit: "CA" });
  expect(await tasks()).toEqual([]);
});

test("past the hour the leader is rung for once; a unit that accepts after all ends it", async () => {
  const { dispute, world, store, ticket, code, move, tasks } = await returnedOnce();
  await dispute();
  const rings = async () => (await ticket(code)).changes.filter(({ facts }) => facts.rang?.clock === "ruling");
  world.pass({ minutes: 59 });
  await watchClocks({ store, world, limit: 10 });
  expect(await rings()).toEqual([]);
  const published = store.published.length;
  world.pass({ minutes: 1 });
  await watchClocks({ store, world, limit: 10 });
  await watchClocks({ store, world, limit: 10 });
  expect(await rings()).toHaveLength(1);
  expect((await ticket(code)).flags).toContain("escalated");
  const [task] = await tasks();
  expect(store.published.slice(published).filter(({ id }) => id === task?.id)).toMatchObject([
    { name: "task.updated" },
  ]);
  await move(code, "accepted", police, { officerId: "son" });
  expect(await tasks()).toEqual([]);
});
