import type { Staff } from "../../core/people/staff.ts";
import { inboxQueues, type ViewFilters } from "../../core/setting/saved-views.ts";
import type { Handler } from "./desk-handler.ts";
import { at, type ConversationState } from "./desk-seed.ts";

const urgency = ({ clock }: ConversationState): number => (clock ? Date.parse(clock.dueAt) : Number.POSITIVE_INFINITY);

function inQueue(queue: string, person: Staff, { heldBy, attention, snooze, spam }: ConversationState): boolean {
  if (queue === "later") return snooze?.isOver === false;
  if (queue === "spam") return spam !== undefined;
  if (queue === "attention") return attention !== undefined && snooze?.isOver !== false;
  if (queue === "mine") return heldBy.staffId === person.id && snooze?.isOver !== false;
  return queue === "bot" ? heldBy.kind === "bot" : true;
}

/** Whether a talk stands in a list that is narrowed like this. */
export function inView(filters: Partial<ViewFilters>, person: Staff, talk: ConversationState): boolean {
  const { queue = "all", channel, category, severity, q = "" } = filters;
  const { name, last, proposal } = talk;
  return (
    inQueue(queue, person, talk) &&
    (!channel || talk.channel === channel) &&
    (!category || proposal?.category === category) &&
    (!severity || talk.severity === severity) &&
    `${name} ${last?.text}`.toLowerCase().includes(q.toLowerCase())
  );
}

/** One queue, narrowed, with the counts of all. */
export const listConversations: Handler<"listConversations"> = ({ desk, person, query }) => {
  const all = desk.conversations.toSorted((a, b) => urgency(a) - urgency(b));
  const count = (queue: string): number => all.filter((one) => inQueue(queue, person, one)).length;
  const counts = Object.fromEntries(inboxQueues.map((queue) => [queue, count(queue)]));
  return {
    items: all.filter((one) => inView(query as Partial<ViewFilters>, person, one)),
    counts: counts as Record<(typeof inboxQueues)[number], number>,
    at: at(0),
  };
};
