import type { Assignment, Conversation } from "../conversation/conversation.ts";
import { waitingSince } from "../conversation/conversation.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import { choose } from "./choose.ts";
import { type Colleague, isThere, standingOf } from "./duty.ts";
import type { AssignmentSetting, Matter } from "./rules.ts";
import { takeTurns } from "./take-turns.ts";
import { type Passing, passingOf, wordChoice, wordNobody } from "./words.ts";

const minuteMs = 60_000;
/** A conversation in which nothing was said for so long no longer counts as somebody's. */
export const goesOnMs = 60 * minuteMs;
/** Lines looked at to find who answered last. */
const recentLines = 60;

interface Scene {
  tx: Transaction;
  world: World;
  setting: AssignmentSetting;
  colleagues: Colleague[];
  now: Date;
}

/** Nobody is given a matter that is kept closed: who reads it is for the leaders to say. */
const isClosed = ({ attention }: Conversation): boolean => attention?.reason === "integrity";

/** What it is about: the report in the making, else the newest ticket of it. */
async function matterOf({ tx, now: at }: Scene, { id, dialogue }: Conversation): Promise<Matter> {
  const [ticket] = dialogue.draft ? [] : await tx.tickets.ofConversations([id], 1);
  const { category, place } = dialogue.draft ?? ticket ?? {};
  return { work: "talk", category, place, at };
}

/** Who answered here before, so that the resident need not tell it all again. */
async function lastAnswerer({ tx }: Scene, { id }: Conversation): Promise<string | undefined> {
  const lines = await tx.conversations.history(id, recentLines);
  const { author } = lines.findLast((line) => line.direction === "out" && line.author.kind === "operator") ?? {};
  return author?.kind === "operator" ? author.staffId : undefined;
}

/** Why it leaves whoever has it. One who held it by hand loses it only by being away, and only while somebody waits. */
function passing(scene: Scene, conversation: Conversation, kept: Assignment | undefined): Passing | undefined {
  const { heldBy } = conversation;
  const { setting, now } = scene;
  const holder = heldBy.kind === "operator" ? heldBy : undefined;
  const to = holder ?? kept?.to;
  if (!to) return undefined;
  const colleague = scene.colleagues.find(({ staff }) => staff.id === to.staffId);
  const standing = colleague ? standingOf(colleague, "talk", now, setting.seenMinutes) : { duty: "gone" as const };
  const since = holder?.since ?? kept?.since ?? now;
  return passingOf({ name: to.name, standing, now, since, ...(holder ? {} : { until: kept?.until }) });
}

/** Gives one conversation to somebody, or on to the next, or back to everybody. True when something changed. */
async function assign(scene: Scene, id: string): Promise<boolean> {
  const { tx, now, setting } = scene;
  const before = await tx.conversations.byId(id);
  if (!before || isClosed(before)) return false;
  const isHeld = before.heldBy.kind === "operator";
  const waiting = waitingSince(before);
  if (!isHeld && !waiting) return false;
  // What was given before they began to wait anew was for another question.
  const kept = waiting && before.assignment && before.assignment.since >= waiting ? before.assignment : undefined;
  const why = passing(scene, before, kept);
  if ((isHeld || kept?.to) && !why) return false;
  const holder = before.heldBy.kind === "operator" ? before.heldBy.staffId : undefined;
  const from = holder ?? kept?.to?.staffId;
  const silent = why?.because === "silent" && from ? [from] : [];
  const tried = [...new Set([...(kept?.tried ?? []), ...silent])];
  const matter = await matterOf(scene, before);
  const hadIt = tried.length > 0 ? undefined : await lastAnswerer(scene, before);
  const { choice } = choose({ setting, matter, colleagues: scene.colleagues, tried, hadIt });
  if (!choice && !why) return false;
  const conversation = isHeld ? await backInQueue(scene, before) : before;
  const assignment: Assignment = choice
    ? {
        to: { staffId: choice.colleague.staff.id, name: choice.colleague.staff.name },
        since: now,
        until: new Date(now.getTime() + choice.rule.patience * minuteMs),
        tried,
      }
    : { since: now, tried };
  const words = choice ? wordChoice(choice, why) : why && wordNobody(why, "talk");
  await keep(scene, { ...conversation, assignment }, words ?? "");
  if (why && from) await tell(scene, id, from, words ?? "");
  return true;
}

/** Nobody answers here any more, and the resident waits: with the promise that anybody in the queue is given. */
export async function backInQueue(
  { world, now }: Pick<Scene, "world" | "now">,
  conversation: Conversation,
): Promise<Conversation> {
  const { dueAt } = await world.desk(now);
  const attention = conversation.attention ?? { reason: "asked-human", since: now, dueAt };
  return { ...conversation, attention, heldBy: { kind: "queue", since: now } };
}

/** Stores it with the line that says why, for everybody at the desk to read. */
async function keep({ tx, world, now }: Scene, conversation: Conversation, text: string): Promise<void> {
  const saved = await tx.conversations.save(conversation);
  const line = {
    id: world.ids.next(),
    conversationId: saved.id,
    direction: "internal",
    author: { kind: "system" },
  } as const;
  const nothing = { choices: [], attachments: [], providerIds: [], state: "sent" as const };
  await tx.conversations.append([{ ...line, ...nothing, text, at: now }]);
  await tx.publish([
    { topic: "desk", name: "conversation.updated", id: saved.id, version: saved.version },
    { topic: "desk", name: "message.added", id: saved.id },
  ]);
}

/** Whoever had it is told that it is theirs no longer. */
async function tell({ tx, world, now }: Scene, ref: string, fromId: string, why: string): Promise<void> {
  await tx.roster.noteHandover({ id: world.ids.next(), at: now, work: "talk", ref, fromId, why });
  await tx.publish([{ topic: "desk", name: "presence.updated", id: fromId }]);
}

/** Operators with how they stand. */
async function operators(tx: Transaction, now: Date): Promise<Colleague[]> {
  const all = await tx.roster.colleagues(new Date(now.getTime() - goesOnMs));
  return all.filter(({ staff }) => staff.role === "OP");
}

/** Conversations to look at: given to nobody yet, or with somebody who is silent or no longer there. */
async function due(tx: Transaction, { setting, now, limit }: { setting: AssignmentSetting; now: Date; limit: number }) {
  const { everybody, rules, seenMinutes } = setting;
  const room = Math.max(...[everybody.talk, ...rules.filter(({ work }) => work === "talk")].map((rule) => rule.limit));
  const all = (await operators(tx, now)).map((one) => ({ one, standing: standingOf(one, "talk", now, seenMinutes) }));
  const there = all.filter(({ standing }) => isThere(standing));
  const free = there.filter(({ one, standing }) => standing.duty === "on" && one.load.talk < room);
  const ids = (some: typeof all): string[] => some.map(({ one }) => one.staff.id);
  const heldUntil = new Date(now.getTime() - everybody.talk.patience * minuteMs);
  return tx.conversations.toAssign({ there: ids(there), free: ids(free), heldUntil, now, limit });
}

/**
 * Gives waiting conversations to operators on duty by the ward's rules, and on to the next where somebody is silent or
 * away. Nobody is bound: whoever answers first holds the conversation. Where nobody is on duty it waits in the queue, with
 * what was promised. Called every few seconds by each worker; they take turns, so that nobody is given more than they may
 * have, and of an operator and a worker who meet at one conversation the slower one leaves it. Returns how many changed.
 */
export async function assignTalks(input: { store: Store; world: World; limit: number }): Promise<number> {
  const { store, world } = input;
  const setting = world.settings.of("assignment");
  const now = world.clock.now();
  const ids = await store.transaction((tx) => due(tx, { ...input, setting, now }));
  return takeTurns(store, ids, async (tx, id) =>
    assign({ tx, world, setting, colleagues: await operators(tx, now), now }, id),
  );
}
