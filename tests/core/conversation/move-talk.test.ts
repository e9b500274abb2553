import { startDraft } from "../../../bots/draft.ts";
import { movedEvent } from "../../../core/conversation/move-talk.ts";
import { anEvent } from "../../builders.ts";
import { fakeNow, fakeWorld } from "../../fakes/world.ts";
import { laneBench } from "./lane-bench.ts";

const account = "page-1";
const commentAddress = { channel: "facebook" as const, account, user: "comment:2_9" };
const commentThread = `${account}:comment:2_9`;
const wakeAt = new Date(fakeNow.getTime() + 900_000);
const draft = { ...startDraft(fakeNow), text: "số 45 Hoa Sứ cống nghẹt", category: "flooding-drainage" as const };
const pending = { key: "report.confirm", choices: [], at: fakeNow };

/** A comment that was answered and whose report waits for its confirmation. */
async function commented() {
  const scene = laneBench(fakeWorld());
  scene.script((turn) => {
    if (turn.events[0]?.kind !== "comment") return;
    const dialogue = { ...turn.conversation.dialogue, introduced: true, draft, pending };
    turn.decide({ do: "say", purpose: "comment", phrases: [{ key: "comment.public" }] });
    turn.decide({ do: "remember", dialogue, wakeAt });
  });
  const envelope = { channel: "facebook" as const, from: commentAddress, thread: commentThread };
  const words = { text: "số 45 Hoa Sứ cống nghẹt", attachments: [], postRef: "post-1", public: true as const };
  await scene.hear(anEvent("comment", { ...envelope, ...words, displayName: "Chị Mẫu" }));
  await scene.work();
  const byThread = (thread: string) =>
    scene.tx(async (tx) => {
      const found = await tx.conversations.byThread("facebook", thread);
      if (!found) throw new Error("no such talk");
      return found;
    });
  const moved = movedEvent({
    from: { thread: commentThread, address: commentAddress },
    reachedAs: "psid-1",
    at: fakeNow,
  });
  return { ...scene, byThread, moved, comment: () => byThread(commentThread), private: () => byThread(moved.thread) };
}

test("the talk goes on in the person's own conversation: report, question, alarm clock and lines go along", async () => {
  const scene = await commented();
  await scene.hear(scene.moved, { ...scene.moved, id: "told-by-the-echo" });
  await scene.work();
  const [left, goes] = [await scene.comment(), await scene.private()];
  expect(goes).toMatchObject({
    displayName: "Chị Mẫu",
    citizenId: left.citizenId,
    wakeAt,
    dialogue: { draft, pending },
  });
  expect(goes.dialogue.introduced).toBe(true);
  expect(goes.lastInboundAt).toBeUndefined();
  expect(goes.postRef).toBeUndefined();
  expect(left).toMatchObject({ postRef: "post-1" });
  expect([left.wakeAt, left.dialogue.draft, left.dialogue.pending]).toEqual([undefined, undefined, undefined]);
  expect((await scene.lines(goes.id)).map(({ text }) => text)).toEqual(
    (await scene.lines(left.id)).map(({ text }) => text),
  );
  expect(scene.faults).toEqual([]);
});

test("a person the platform knew already stays who they are, and keeps the report they are telling there", async () => {
  const scene = await commented();
  const from = { channel: "facebook" as const, account, user: "psid-1" };
  await scene.hear(
    anEvent("message", { channel: "facebook", from, thread: scene.moved.thread, text: "alo", attachments: [] }),
  );
  await scene.work();
  const known = await scene.private();
  const own = { ...draft, text: "đèn tắt" };
  await scene.tx((tx) => tx.conversations.save({ ...known, dialogue: { ...known.dialogue, draft: own } }));
  await scene.hear(scene.moved);
  await scene.work();
  const [left, goes] = [await scene.comment(), await scene.private()];
  expect(goes.dialogue.draft?.text).toBe("đèn tắt");
  expect(left).toMatchObject({ citizenId: known.citizenId, wakeAt, dialogue: { draft } });
  const citizen = await scene.tx((tx) => tx.people.citizenOf(commentAddress));
  expect(citizen?.id).toBe(known.citizenId);
});

test("news of a report opened under the post reaches the person, and not the comment, which is answered once", async () => {
  const scene = await commented();
  const { id } = await scene.comment();
  const { code } = await scene.open({}, id);
  await scene.hear(scene.moved);
  await scene.work();
  const goes = await scene.private();
  expect((await scene.ticket(code)).followers).toEqual([goes.id]);
  const own = await scene.tx((tx) => tx.people.conversationIdsOf(goes.citizenId));
  expect(own.sort()).toEqual([id, goes.id].sort());
});

test("what belongs to no comment of ours moves nothing", async () => {
  const scene = laneBench();
  const from = { thread: "page-1:comment:other", address: { ...commentAddress, user: "comment:other" } };
  await scene.hear(movedEvent({ from, reachedAs: "psid-9", at: fakeNow }));
  await scene.work();
  expect(await scene.tx((tx) => tx.conversations.byThread("facebook", "page-1:psid-9"))).toBeUndefined();
  expect(scene.faults).toEqual([]);
});
