import { anEvent, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { greet, laneBench } from "./lane-bench.ts";

const sms = { channel: "sms" as const, account: "PBENSEN", user: "+84900000001" };
const report = (state: "delivered" | "failed", messageRefs = ["sms-1"]) =>
  anEvent("receipt", { state, messageRefs, channel: "sms", from: sms, thread: "PBENSEN:+84900000001" });

/** A resident on Zalo whose message goes out by SMS; `send` is our own commit of it. */
async function toldBySms() {
  const scene = laneBench();
  scene.script(greet);
  await scene.hear(aText("chào"));
  await scene.work();
  const { id } = await scene.resident();
  const send = async (): Promise<void> => {
    const claim = await scene.store.outbox.claim({ now: scene.world.clock.now(), leaseMs: 1_000 });
    if (!claim) throw new Error("nothing to send");
    const message = { ...claim.message, to: sms };
    await scene.store.outbox.route(claim, { to: sms, asTemplate: true });
    await scene.store.outbox.sent({ ...claim, message }, { providerIds: ["sms-1"], state: "sent", at: fakeNow });
  };
  const line = async () => (await scene.lines(id)).find(({ direction }) => direction === "out");
  return { ...scene, id, send, line };
}

test("a report of the SMS gateway reaches the message, whatever conversation it belongs to", async () => {
  const { hear, work, send, line } = await toldBySms();
  await send();
  await hear(report("delivered"));
  await work();
  expect(await line()).toMatchObject({ state: "delivered", via: "sms" });
});

test("one that is faster than our own commit waits for it; one of somebody else's message is let go after a minute", async () => {
  const { hear, work, send, line, world, faults, tasks } = await toldBySms();
  await hear(report("delivered"), report("delivered", ["somebody's"]));
  await work();
  expect(faults[0]).toEqual({ code: "NOT_FOUND", parked: false });
  await send();
  for (let minute = 0; minute < 10; minute += 1) {
    world.pass({ seconds: 30 });
    await work();
  }
  expect((await line())?.state).toBe("delivered");
  expect(faults.some(({ parked }) => parked)).toBe(false);
  expect(await tasks()).toEqual([]);
});

test("what the network could not bring is a task with the reason, once", async () => {
  const { hear, work, send, line, tasks, id } = await toldBySms();
  await send();
  await hear(report("failed"));
  await work();
  await hear({ ...report("failed"), id: "again" });
  await work();
  expect(await line()).toMatchObject({ state: "failed", failure: "RECIPIENT_GONE" });
  expect(await tasks()).toMatchObject([{ kind: "delivery-failed", conversationId: id, reason: "RECIPIENT_GONE" }]);
});
