import { newsKey, type OutboundMessage } from "../delivery/message.ts";
import { isAppError } from "../errors.ts";
import { chatTopic } from "../live.ts";
import type { Store, Transaction } from "../store.ts";
import type { World } from "../world.ts";
import type { Appointment } from "./appointment.ts";
import { reminderTalk } from "./reminder-talk.ts";
import { remindedNow } from "./reminder-time.ts";

const newsPrefix = "appointment:";

/** A reminder is news of one hour: moved, the appointment is reminded of anew. */
const newsOf = ({ id, startsAt }: Appointment): string => `${newsPrefix}${id}:${startsAt.getTime()}`;

/** Whether a message reminds of an hour that was moved, given up, or has begun. */
export async function isOutdated(tx: Transaction, { newsId = "" }: OutboundMessage, now: Date): Promise<boolean> {
  if (!newsId.startsWith(newsPrefix)) return false;
  const [id = "", at] = newsId.slice(newsPrefix.length).split(":");
  const appointment = await tx.appointments.byId(id);
  return appointment?.state !== "booked" || +appointment.startsAt !== Number(at) || appointment.startsAt <= now;
}

/** What goes out where the talk's window is closed, and by SMS. */
function templateOf({ code, startsAt }: Appointment, world: World, lead: string): OutboundMessage["template"] {
  const now = world.clock.now();
  const place = world.centre?.name ?? "";
  const params = { code, time: world.phrasebook.say("page.due", { due: { dueFull: startsAt } }, now).text, place };
  const { text } = world.phrasebook.say(`${lead}appt.template`, { code, time: { dueFull: startsAt }, place }, now);
  return { name: "appt.template", params, text };
}

async function write(tx: Transaction, world: World, appointment: Appointment): Promise<void> {
  const { startsAt, id } = appointment;
  const conversation = await reminderTalk({ tx, world, appointment });
  if (!conversation || !world.centre) return;
  const { address, lastInboundAt, dialogue } = conversation;
  const now = world.clock.now();
  const lead = dialogue.language === "vi" ? "" : "en.";
  const template = templateOf(appointment, world, lead);
  const { key, text, choices } = world.phrasebook.say(
    `${lead}appt.remind`,
    {
      ...{ time: { dueFull: startsAt }, place: world.centre.name, which: `:${id}` },
      ...(dialogue.kinship ? { addr: dialogue.kinship } : {}),
    },
    now,
  );
  const message: OutboundMessage = {
    ...{ id: world.ids.next(), conversationId: conversation.id, to: address, purpose: "status", text, choices },
    attachments: [],
    newsId: newsOf(appointment),
    createdAt: now,
    notAfter: startsAt,
    ...(template ? { template } : {}),
    ...(lastInboundAt ? { lastInboundAt } : {}),
  };
  const author = { kind: "bot" as const, phraseKeys: [key] };
  await tx.messages.enqueue([{ message, author, key: newsKey(newsOf(appointment), conversation.id) }]);
  await tx.publish([
    { topic: "desk", name: "message.added", id: conversation.id },
    { topic: chatTopic(conversation), name: "message.added", id: conversation.id },
  ]);
}

/**
 * In the evening reminds everybody who has an hour tomorrow, once: in their talk, or by SMS to the number they left. Where no
 * way is open the delivery ends with a task for a person. The mark and the message are one transaction; of two
 * workers that meet at one appointment the slower one leaves it. Called every half minute. Returns how many were seen to.
 */
export async function remindAppointments(input: { store: Store; world: World; limit: number }): Promise<number> {
  const { store, world, limit } = input;
  const now = world.clock.now();
  const span = world.centre && remindedNow(now);
  if (!span) return 0;
  const due = await store.transaction((tx) => tx.appointments.toRemind(span, limit));
  let seen = 0;
  for (const { id } of due) {
    try {
      await store.transaction(async (tx) => {
        const appointment = await tx.appointments.byId(id);
        if (appointment?.state !== "booked" || appointment.remindedAt) return;
        await tx.appointments.save({ ...appointment, remindedAt: now });
        await write(tx, world, appointment);
      });
      seen += 1;
    } catch (error) {
      if (!isAppError(error, "STALE")) throw error;
    }
  }
  return seen;
}
