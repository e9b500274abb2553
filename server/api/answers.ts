import { speakTime } from "../../bots/spoken-time.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import { AppError } from "../../core/errors.ts";
import { canSeeTicket } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { unitName } from "../../core/routing/units.ts";
import { type AnswerValues, answerVariables, fillAnswer, placesOf } from "../../core/setting/canned-answers.ts";
import { nextDue } from "../../core/ticket/deadlines.ts";
import { isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import type { World } from "../../core/world.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

/** Tickets of one talk that are looked at. */
const maxTickets = 50;

function valuesFor(world: World, staff: Staff, talk: Conversation, ticket: Ticket | undefined): AnswerValues {
  const { kind, name } = world.ward;
  const now = world.clock.now();
  const dueAt = ticket && nextDue(ticket.clocks);
  return given({
    tên: talk.displayName,
    "anh chị": talk.dialogue.kinship ?? "anh/chị",
    mã: ticket?.code,
    hạn: dueAt && dueAt > now ? speakTime(dueAt, "due", now) : undefined,
    "đơn vị": ticket && unitName(world.ward.units, ticket.unit),
    phường: `${kind} ${name}`,
    "người trực": staff.name,
  });
}

/** Words with a place of a canned answer left open are not sent: the resident would read "{mã}". Throws BAD_INPUT. */
export function demandFilled(text: string): void {
  const open = placesOf(text).filter((name) => (answerVariables as readonly string[]).includes(name));
  if (open.length === 0) return;
  throw new AppError("BAD_INPUT", "a place is not filled in", {
    details: { issues: open.map((name) => `body.text: {${name}}`) },
  });
}

/** The answers that are set, with what is known of this talk in their places; a deadline is only one that lies ahead. */
export function answerHandlers({ store, world }: Pick<ApiDeps, "store" | "world">) {
  return {
    listAnswers: async ({ staff, params: { id } }) => {
      const [talk, tickets] = await store.transaction(async (tx) => [
        await tx.conversations.byId(id),
        await tx.tickets.ofConversations([id], maxTickets),
      ]);
      if (!talk) throw new AppError("NOT_FOUND", "no such conversation");
      const ticket = tickets.find((one) => isOpen(one.status) && canSeeTicket(staff, one));
      const values = valuesFor(world, staff, talk, ticket);
      const { answers } = world.settings.of("canned-answers");
      return { items: answers.map((answer) => ({ ...answer, ...fillAnswer(answer.text, values) })) };
    },
  } satisfies Partial<Handlers>;
}
