import { wakeConversations } from "../../../core/conversation/wake-conversations.ts";
import { aText } from "../../builders.ts";
import { laneBench } from "./lane-bench.ts";

test("a conversation whose alarm clock has rung gets one turn, in order, and no line in its thread", async () => {
  const { hear, work, script, turns, store, world, lines, resident } = laneBench();
  const wakeAt = new Date(world.clock.now().getTime() + 15 * 60_000);
  script((turn) => turn.decide({ do: "remember", dialogue: turn.conversation.dialogue, wakeAt }));
  await hear(aText("đèn tắt"));
  await work();
  world.pass({ minutes: 14 });
  expect(await wakeConversations({ store, world })).toBe(0);
  world.pass({ minutes: 1 });
  expect(await wakeConversations({ store, world })).toBe(1);
  expect(await wakeConversations({ store, world })).toBe(0);
  script(() => undefined);
  await work();
  expect(turns.slice(1).map((turn) => turn.events.map((event) => event.kind))).toEqual([["wake"]]);
  const { id, lastInboundAt, wakeAt: left } = await resident();
  expect(left).toBeUndefined();
  expect(lastInboundAt).toEqual(new Date("2026-11-16T14:06:00+07:00"));
  expect((await lines(id)).map((line) => line.text)).toEqual(["đèn tắt"]);
  expect(await wakeConversations({ store, world })).toBe(0);
});
