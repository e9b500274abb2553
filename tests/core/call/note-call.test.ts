import type { EventOf } from "../../../core/channel/event.ts";
import { receive } from "../../../core/channel/receive.ts";
import { handleLane } from "../../../core/conversation/handle-event.ts";
import { takeTask } from "../../../core/people/take-task.ts";
import { anEvent, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

type State = EventOf<"call-state">;

const phone = "+84900000001";
const at = (seconds: number): Date => new Date(fakeNow.getTime() + seconds * 1000);

/** A hotline: what the exchange tells is received and handled at once. */
function aHotline() {
  const { store, world, tx } = bench();
  const tell = async (
    callId: string,
    phase: State["phase"],
    seconds: number,
    more: Partial<State> & { hidden?: true } = {},
  ) => {
    const { hidden, ...rest } = more;
    const user = hidden ? `call:${callId}` : phone;
    const state = anEvent("call-state", {
      id: `${callId}:${phase}:${seconds}`,
      channel: "hotline",
      from: { channel: "hotline", account: "1022", user },
      thread: `1022:${user}`,
      callId,
      phase,
      direction: "inbound",
      at: at(seconds),
      ...(hidden ? {} : { phone }),
      ...rest,
    });
    await receive({ events: [state], store, world });
    const now = new Date(Math.max(at(seconds).getTime(), world.clock.now().getTime()));
    world.pass(now);
    for (let lane = await store.inbox.claim({ now, leaseMs: 30_000 }); lane; ) {
      await handleLane({ store, world, claim: lane });
      lane = await store.inbox.claim({ now, leaseMs: 30_000 });
    }
  };
  const missed = async (callId: string, seconds: number, more: Parameters<typeof tell>[3] = {}) => {
    await tell(callId, "ringing", seconds, { extension: "101", ...more });
    await tell(callId, "ended", seconds + 20, { disposition: "missed", talkSeconds: 0, ...more });
  };
  const tasks = () => tx((t) => t.tasks.open(20));
  const talk = () => tx((t) => t.conversations.byThread("hotline", `1022:${phone}`));
  return { store, world, tx, tell, missed, tasks, talk };
}

test("whoever calls with a number has a conversation and is known by it; the desk hears of each state", async () => {
  const { tell, talk, tx, store } = aHotline();
  await tell("c1", "ringing", 0, { extension: "101" });
  await tell("c1", "answered", 5, { extension: "101" });
  const conversation = await talk();
  expect(conversation).toMatchObject({ address: { channel: "hotline", account: "1022", user: phone } });
  expect(await tx((t) => t.people.citizenById(conversation?.citizenId ?? ""))).toMatchObject({ phone, consents: [] });
  expect(await tx((t) => t.calls.byId("c1"))).toMatchObject({ state: "answered", conversationId: conversation?.id });
  expect(store.published.filter(({ name }) => name === "call.updated")).toHaveLength(2);
  await tell("c2", "ringing", 60);
  expect((await tx((t) => t.calls.byId("c2")))?.conversationId).toBe(conversation?.id);
});

test("a call that nobody took makes one task to call back, with the number and why", async () => {
  const { missed, tell, tasks, talk } = aHotline();
  await missed("c1", 0);
  const conversation = await talk();
  expect(await tasks()).toMatchObject([
    { kind: "call-back", phone, reason: "missed", state: "open", conversationId: conversation?.id },
  ]);
  await tell("c1", "ended", 21, { disposition: "missed" });
  await tell("c1", "answered", 5, { extension: "101", phase: "ringing" });
  await missed("c2", 300);
  expect(await tasks()).toHaveLength(1);
});

test("outside the desk's hours the task says so", async () => {
  const { missed, tasks } = aHotline();
  await missed("c1", 8 * 3600);
  expect(await tasks()).toMatchObject([{ reason: "after-hours" }]);
});

test("a hidden number has neither conversation nor task, and its call is known all the same", async () => {
  const { missed, tasks, talk, tx } = aHotline();
  await missed("c1", 0, { hidden: true });
  expect(await tasks()).toEqual([]);
  expect(await talk()).toBeUndefined();
  expect(await tx((t) => t.calls.byId("c1"))).toMatchObject({ state: "ended", disposition: "missed" });
});

test.each([
  ["they call again and are answered", {}],
  ["somebody calls them back and they answer", { direction: "outbound" as const }],
])("the task is done when %s, by whoever has that telephone", async (_, more) => {
  const { missed, tell, tasks, tx } = aHotline();
  const lan = aStaff({ id: "lan", name: "chị Lan", extension: "101" });
  await tx((t) => t.people.saveStaff(lan));
  await missed("c1", 0);
  const [task] = await tasks();
  await tell("c2", "ringing", 200, { extension: "101", ...more });
  expect(await tasks()).toHaveLength(1);
  await tell("c2", "answered", 205, { extension: "101", ...more });
  expect(await tasks()).toEqual([]);
  expect(await tx((t) => t.tasks.byId(task?.id ?? ""))).toMatchObject({ state: "done", takenBy: { id: "lan" } });
  await tell("c2", "ended", 260, { disposition: "answered", talkSeconds: 55, ...more });
  await tell("c1", "ended", 22, { disposition: "missed" });
  expect(await tasks()).toEqual([]);
});

test("who took the task keeps it, whoever talked with the caller in the end", async () => {
  const { missed, tell, tasks, tx, world } = aHotline();
  const lan = aStaff({ id: "lan", extension: "101" });
  const tuan = aStaff({ id: "tuan", username: "tuan", extension: "102" });
  await tx(async (t) => {
    for (const one of [lan, tuan]) await t.people.saveStaff(one);
  });
  await missed("c1", 0);
  const [task] = await tasks();
  await tx((t) => takeTask({ tx: t, world, id: task?.id ?? "", staff: lan }));
  await tell("c2", "answered", 200, { extension: "102", direction: "outbound" });
  expect(await tx((t) => t.tasks.byId(task?.id ?? ""))).toMatchObject({ state: "done", takenBy: { id: "lan" } });
});

test("that it was missed is told late: somebody has talked with them since, so nobody is to call", async () => {
  const { tell, tasks } = aHotline();
  await tell("c2", "answered", 100, { extension: "101" });
  await tell("c2", "ended", 160, { disposition: "answered" });
  await tell("c1", "ended", 20, { disposition: "missed" });
  expect(await tasks()).toEqual([]);
});

test("missed again after somebody talked with them, they are called back again", async () => {
  const { missed, tell, tasks } = aHotline();
  await missed("c1", 0);
  await tell("c2", "answered", 100, { extension: "101" });
  await missed("c3", 500);
  expect(await tasks()).toMatchObject([{ kind: "call-back", openedAt: at(520) }]);
  // the end of the talk before it is told last
  await tell("c2", "ended", 160, { disposition: "answered" });
  expect(await tasks()).toHaveLength(1);
});
