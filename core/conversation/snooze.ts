import { AppError, isAppError } from "../errors.ts";
import { asLocal } from "../local-time.ts";
import type { Store, Transaction } from "../store.ts";
import { nextDue } from "../ticket/deadlines.ts";
import { isOpen } from "../ticket/ticket.ts";
import { localMinute, workingHours } from "../ticket/working-time.ts";
import type { World } from "../world.ts";
import type { Conversation } from "./conversation.ts";
import { actOn, conversationFor, type HoldInput, store } from "./hold-conversation.ts";
import { noteBy } from "./note-for-staff.ts";

/** Longer than this nobody remembers what it was about. */
const maxSnoozeMs = 31 * 24 * 3_600_000;
/** A reminder is seen to within this time. */
const reminderMs = 3_600_000;
/** Tickets of one talk that are looked at, and talks that come back in one go. */
const maxTickets = 50;
const batch = 100;

const dayMs = 24 * 3_600_000;
/** Minutes after midnight. */
const noon = 12 * 60;
/** The longest the office is closed at a stretch: Tết. */
const maxDaysOff = 12;

const two = (value: number): string => String(value).padStart(2, "0");
/** "14:00 ngày 17/11", as clocks in the ward show it. */
function momentWords(at: Date): string {
  const local = asLocal(at);
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
  return `${time} ngày ${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}`;
}

/** Danger and what is late already are never put off. */
async function mayWait({ tx, world }: HoldInput, conversation: Conversation): Promise<boolean> {
  const now = world.clock.now();
  const { attention, dialogue } = conversation;
  if (attention?.reason === "emergency" || dialogue.draft?.severity === "S1") return false;
  if (attention && attention.dueAt <= now) return false;
  const tickets = await tx.tickets.ofConversations([conversation.id], maxTickets);
  return tickets
    .filter(({ status }) => isOpen(status))
    .every(({ severity, clocks }) => severity !== "S1" && (nextDue(clocks) ?? now) >= now);
}

/**
 * Puts a conversation off: it leaves the queues of what waits until then, until a deadline, or until the resident
 * writes, whichever comes first; the thread says who did it and why. Throws BAD_INPUT for a time that is past or too
 * far, MUST_NOT_WAIT for danger and for what is late already.
 */
export async function snooze(input: HoldInput & { until: Date; why?: string }): Promise<Conversation> {
  const { world, staff, until, why } = input;
  const before = await conversationFor(input);
  const at = world.clock.now();
  const ms = until.getTime() - at.getTime();
  if (ms <= 0 || ms > maxSnoozeMs) {
    throw new AppError("BAD_INPUT", "no such time", { details: { issues: ["body.until: within the next 31 days"] } });
  }
  if (!(await mayWait(input, before))) throw new AppError("MUST_NOT_WAIT", "danger, or a deadline that is over");
  await noteBy(input, `Hẹn xem lại lúc ${momentWords(until)}${why ? `: ${why}` : "."}`);
  const { id: staffId, name } = staff;
  return store(input, {
    ...before,
    snooze: { untilAt: until, at, staffId, name, ...(why ? { why } : {}) },
    lastAct: actOn(input, before, "snooze"),
  });
}

/** Usual times to come back: in an hour, this afternoon while it lies ahead, and when the office opens next. */
export function snoozeTimes({ clock, ward }: World): { hour: Date; afternoon?: Date; morning?: Date } {
  const now = clock.now();
  const opening = (days: number): Date[] =>
    workingHours(ward.calendar, new Date(now.getTime() + days * dayMs)).map(({ from }) => from);
  const afternoon = opening(0).find((from) => from > now && localMinute(from) >= noon);
  const [morning] = Array.from({ length: maxDaysOff }, (_, day) => opening(day + 1)).flat();
  const hour = new Date(now.getTime() + reminderMs);
  return { hour, ...(afternoon ? { afternoon } : {}), ...(morning ? { morning } : {}) };
}

/** What was put off and has come due is back, with its mark and, where nothing else asks for a person, a reminder. */
export async function comeBack({ store: db, world }: { store: Store; world: World }): Promise<number> {
  const now = world.clock.now();
  const due = await db.transaction((tx) => tx.conversations.toComeBack(now, batch));
  for (const conversation of due) {
    // Somebody changed it this very moment: the next look decides again.
    await db
      .transaction((tx) => remind(tx, conversation, now))
      .catch((error: unknown) => {
        if (!isAppError(error, "STALE")) throw error;
      });
  }
  return due.length;
}

async function remind(tx: Transaction, conversation: Conversation, now: Date): Promise<void> {
  const { snooze: put } = conversation;
  if (!put) return;
  const dueAt = new Date(now.getTime() + reminderMs);
  const attention = conversation.attention ?? { reason: "reminder" as const, since: now, dueAt };
  const saved = await tx.conversations.save({ ...conversation, attention, snooze: { ...put, isOver: true } });
  await tx.publish([{ topic: "desk", name: "conversation.updated", id: saved.id, version: saved.version }]);
}
