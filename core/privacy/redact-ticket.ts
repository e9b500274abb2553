import { categoryOf } from "../ticket/taxonomy.ts";
import type { MoveFacts, Ticket, TicketChange } from "../ticket/ticket.ts";

/** What a line of the log keeps when its words go: values of our own tables, counts and clocks. */
const counted: readonly (keyof MoveFacts)[] = [
  ...(["category", "severity", "unit", "confidence", "reasonCode", "officerId", "onSceneAt", "doneAt"] as const),
  ...([
    "outsideUnit",
    "expectedAt",
    "newDueAt",
    "machineWritten",
    "parentCode",
    "splitFrom",
    "distanceMetres",
  ] as const),
  ...(["hoursApart", "likeness", "aboutStaffId", "rating", "followUp", "naming", "disputed", "ruled", "rang"] as const),
];

/** A line of the log without words, places and files. */
export function redactChange({ note: _, facts, ...change }: TicketChange): TicketChange {
  const kept = Object.entries(facts).filter(([name]) => (counted as readonly string[]).includes(name));
  return { ...change, facts: Object.fromEntries(kept) as MoveFacts };
}

/** A ticket as a counted fact: what kind, where it went and when, and nothing anybody said, showed or was told. */
export function redactTicket(ticket: Ticket): Ticket {
  const {
    place: _,
    when: __,
    proposedResult: ___,
    result: ____,
    contactPhone: _____,
    dossierCode: ______,
    ...rest
  } = ticket;
  return {
    ...rest,
    title: categoryOf(ticket.category).name,
    body: "",
    cues: [],
    attachments: [],
    proof: [],
    followers: [],
    changes: ticket.changes.map(redactChange),
  };
}
