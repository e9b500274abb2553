import { takeOver } from "../../../core/conversation/hold-conversation.ts";
import { anEvent, aStaff, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { greet, laneBench } from "./lane-bench.ts";

/** A resident whom another program of the account answers, as the platform told. */
async function takenElsewhere() {
  const scene = laneBench();
  scene.script(greet);
  await scene.hear(aText("chào"));
  await scene.work();
  await scene.hear(anEvent("routing", { state: "elsewhere", app: "Hộp thư của Trang" }));
  await scene.work();
  const { id } = await scene.resident();
  return { ...scene, id, holder: async () => (await scene.resident()).heldBy };
}

test("while another program answers the bot is silent, the desk reads along and sees who answers", async () => {
  const { hear, work, told, lines, id, holder } = await takenElsewhere();
  await hear(aText("có ai không", { elsewhere: true }));
  await work();
  expect(await holder()).toEqual({ kind: "elsewhere", name: "Hộp thư của Trang", since: fakeNow });
  expect(await told(id)).toEqual(["greet.menu"]);
  expect((await lines(id)).at(-1)).toMatchObject({ direction: "in", text: "có ai không" });
});

test("what the other program says is a line, too", async () => {
  const { hear, work, lines, id, holder } = await takenElsewhere();
  const echo = { text: "Chào anh", messageRef: "app-1", attachments: [], byStaff: false, app: "Ứng dụng 1" };
  await hear(anEvent("echo", echo));
  await work();
  expect((await lines(id)).at(-1)).toMatchObject({ direction: "out", author: { kind: "page" }, text: "Chào anh" });
  expect((await holder()).kind).toBe("elsewhere");
});

test("given back, the bot speaks again; so it does when the platform simply brings us the person's words", async () => {
  for (const back of [anEvent("routing", { state: "ours" }), aText("alo")]) {
    const { hear, work, told, id, holder } = await takenElsewhere();
    await hear(back);
    await work();
    expect(await holder()).toEqual({ kind: "bot" });
    await hear(aText("chào"));
    await work();
    expect((await told(id)).length).toBeGreaterThan(1);
  }
});

test("who writes for the first time to another program is known to the desk, and danger still rings there", async () => {
  const scene = laneBench();
  scene.script((turn) => {
    turn.decide({ do: "say", phrases: [{ key: "emergency.fire" }] });
    turn.decide({ do: "alarm", kind: "fire" });
  });
  await scene.hear(aText("cháy nhà", { elsewhere: true }));
  await scene.work();
  const { id, heldBy } = await scene.resident();
  expect(heldBy).toMatchObject({ kind: "elsewhere", name: "" });
  expect(await scene.told(id)).toEqual([]);
  expect(await scene.tasks()).toMatchObject([{ kind: "alarm", emergency: "fire" }]);
});

test("a member of staff takes over without an announcement, and stays when the platform gives the talk back", async () => {
  const { hear, work, tx, world, told, id, holder } = await takenElsewhere();
  const staff = aStaff({ id: "lan" });
  await tx((t) => takeOver({ tx: t, world, conversationId: id, staff }));
  await hear(anEvent("routing", { state: "ours" }));
  await work();
  expect(await holder()).toMatchObject({ kind: "operator", staffId: "lan" });
  expect(await told(id)).toEqual(["greet.menu"]);
});

test("another program that asks for the talk is put before a person", async () => {
  const scene = laneBench();
  scene.script(greet);
  await scene.hear(aText("chào"), anEvent("routing", { state: "asked", app: "Hộp thư của Trang" }));
  await scene.work();
  const { attention, heldBy } = await scene.resident();
  expect([attention?.reason, heldBy.kind]).toEqual(["elsewhere", "bot"]);
});

test("a reaction is a word, too: the reply window counts from it, but not from one taken back", async () => {
  const { hear, work, resident, world } = await takenElsewhere();
  world.pass({ hours: 3 });
  const later = world.clock.now();
  const reaction = { messageRef: "out-1", emoji: "❤", at: later };
  await hear(anEvent("reaction", { ...reaction, removed: false }));
  await work();
  expect((await resident()).lastInboundAt).toEqual(later);
  world.pass({ hours: 1 });
  await hear(anEvent("reaction", { ...reaction, removed: true, at: world.clock.now() }));
  await work();
  expect((await resident()).lastInboundAt).toEqual(later);
});

test("what a platform tells about the account becomes one task, however often it is told", async () => {
  const scene = laneBench();
  const from = { channel: "facebook" as const, account: "page-1", user: "" };
  const told = () =>
    anEvent("notice", { channel: "facebook", from, thread: "page-1:", name: "policy", reason: "block" });
  await scene.hear(told(), told());
  await scene.work();
  expect(await scene.tasks()).toMatchObject([{ kind: "channel", reason: "policy: block" }]);
  expect(scene.faults).toEqual([]);
});
