import { replyAsOperator } from "../../../core/conversation/reply-as-operator.ts";
import type { DeskTask } from "../../../core/task.ts";
import { anId, aStaff } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const lan = aStaff();

/** A resident two pieces of whose news found no way, and what is left of the tasks after a person wrote. */
async function afterReply(tasks: Partial<DeskTask>[], ticketCode?: string) {
  const { tx, world, conversation } = bench();
  const { id: conversationId } = await conversation();
  await tx(async (t) => {
    for (const task of tasks) {
      const id = anId("task");
      await t.tasks.save({ id, kind: "delivery-failed", conversationId, state: "open", openedAt: fakeNow, ...task });
    }
  });
  const more = ticketCode ? { ticketCode } : {};
  const reply = { world, conversationId, staff: lan, text: "đã xong ạ", attachments: [], clientId: anId("client") };
  await tx((t) => replyAsOperator({ tx: t, ...reply, ...more }));
  return (await tx((t) => t.tasks.open(9))).map(({ kind, ticketCode: code }) => [kind, code].filter(Boolean).join(" "));
}

const [one, two] = ["BS-2611-0412", "BS-2611-0421"];

test("a person's words about a ticket settle what could not be told of it, and nothing else", async () => {
  const tasks = [{ ticketCode: one }, { ticketCode: one, kind: "call-back" as const }, { ticketCode: two }];
  expect(await afterReply(tasks, one)).toEqual([`delivery-failed ${two}`]);
});

test("words about no ticket settle the only one there is", async () => {
  expect(await afterReply([{ ticketCode: one }])).toEqual([]);
});

test("words about no ticket settle nothing where it could be either", async () => {
  expect(await afterReply([{ ticketCode: one }, { ticketCode: two }])).toHaveLength(2);
});

test("alarms, other people's news and tasks about nobody stay", async () => {
  const tasks = [
    { kind: "alarm" as const, ticketCode: one },
    { conversationId: "somebody-else", ticketCode: one },
  ];
  expect(await afterReply(tasks, one)).toEqual([`alarm ${one}`, `delivery-failed ${one}`]);
});
