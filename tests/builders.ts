import type { Channel } from "../core/channel/channel.ts";
import type { EventKind, EventOf, InboundEvent } from "../core/channel/event.ts";
import type { Conversation } from "../core/conversation/conversation.ts";
import { emptyDialogue } from "../core/conversation/dialogue.ts";
import type { Decision, Turn } from "../core/conversation/turn.ts";
import type { Message } from "../core/delivery/message.ts";
import type { Actor, Role, Staff } from "../core/people/staff.ts";
import { clocksFor } from "../core/ticket/deadlines.ts";
import { categoryOf, keeperOf, outsideLeadOf } from "../core/ticket/taxonomy.ts";
import type { NewReport, Ticket, TicketStatus } from "../core/ticket/ticket.ts";
import { fakeLimits, fakeNow, fakeWard } from "./fakes/world.ts";

let count = 0;
function nextNumber(): number {
  count += 1;
  return count;
}

/** A string no other call in this test file returns. */
export function anId(prefix = "id"): string {
  return `${prefix}-${nextNumber()}`;
}

/** What a resident told: a blocked drain in front of 45 Hoa Sứ, sure enough to be routed. */
export function aReport(overrides: Partial<NewReport> = {}): NewReport {
  const category = overrides.category ?? "flooding-drainage";
  return {
    title: "cống nghẹt, nước dơ tràn ra đường",
    body: "cong truoc nha 45 hoa su nghet ca tuan nay",
    category,
    secondary: [],
    proposals: [{ id: category, confidence: 0.93 }],
    cues: ["nghet"],
    severity: categoryOf(category).severity,
    flags: [],
    place: { label: "trước nhà 45 Hoa Sứ, khu phố 3", precision: "house", street: "Hoa Sứ", house: "45" },
    attachments: [],
    visibility: "public",
    confident: true,
    ...overrides,
  };
}

/** A ticket in the state asked for, opened at the story's "now", with the one line in its log that every ticket has. */
export function aTicket(overrides: Partial<Ticket> & { status?: TicketStatus } = {}): Ticket {
  const { confident: _, ...report } = aReport(overrides.category ? { category: overrides.category } : {});
  const row = categoryOf(report.category);
  const openedAt = overrides.openedAt ?? fakeNow;
  const outsideUnit = outsideLeadOf(row);
  return {
    ...report,
    id: anId("ticket"),
    code: `BS-2611-${String(nextNumber()).padStart(4, "0")}`,
    status: "new",
    unit: keeperOf(row),
    ...(outsideUnit ? { outsideUnit } : {}),
    proof: [],
    followers: [],
    origin: "zalo",
    openedAt,
    clocks: clocksFor(fakeWard.calendar, report.category, openedAt),
    reopenedCount: 0,
    returnedCount: 0,
    version: 0,
    changes: [
      {
        id: anId("change"),
        seq: 1,
        at: openedAt,
        actor: anActor("CIT"),
        from: null,
        to: "new",
        kind: "move",
        facts: {},
      },
    ],
    ...overrides,
  };
}

/** A conversation on Zalo that the bot holds and nobody has written in yet. */
export function aConversation(overrides: Partial<Conversation> = {}): Conversation {
  const id = overrides.id ?? anId("conversation");
  return {
    id,
    address: { channel: "zalo", account: "oa-1", user: `user-of-${id}` },
    thread: `thread-of-${id}`,
    citizenId: `citizen-of-${id}`,
    heldBy: { kind: "bot" },
    dialogue: emptyDialogue,
    openedAt: fakeNow,
    version: 0,
    ...overrides,
  };
}

type Envelope = Partial<
  Pick<InboundEvent, "id" | "channel" | "from" | "thread" | "at" | "displayName" | "raw" | "elsewhere">
>;

/** An event of the kind asked for; everything about its sender is one resident on Zalo unless told otherwise. */
export function anEvent<K extends EventKind>(
  kind: K,
  body: Omit<EventOf<K>, "kind" | keyof Envelope> & Envelope,
): EventOf<K> {
  const channel: Channel = body.channel ?? "zalo";
  return {
    id: anId("event"),
    channel,
    from: { channel, account: "oa-1", user: "resident-1" },
    thread: "thread-1",
    at: fakeNow,
    raw: null,
    kind,
    ...body,
  } as unknown as EventOf<K>;
}

/** A text a resident sends. */
export function aText(text: string, envelope: Envelope = {}): EventOf<"message"> {
  return anEvent("message", { text, attachments: [], ...envelope });
}

/** A turn as a step sees it; what the step decides is in `decisions`. */
export function aTurn(overrides: Partial<Turn> = {}): Turn {
  const decisions: Decision[] = [];
  return {
    events: [aText("xin chào")],
    conversation: aConversation(),
    limits: fakeLimits("zalo"),
    history: [],
    tickets: [],
    mentioned: [],
    followable: [],
    typedCodes: [],
    conversationIds: [],
    findAlike: async () => undefined,
    findIncident: async () => undefined,
    findDossier: async () => ({ kind: "off" }),
    desk: { isOpen: true, dueAt: new Date(fakeNow.getTime() + 7_200_000) },
    isCrowded: false,
    recent: [],
    ward: fakeWard,
    now: fakeNow,
    decisions,
    decide: (decision) => {
      decisions.push(decision);
    },
    ...overrides,
  };
}

/** A line of a conversation that went out and was taken by the platform. */
export function aMessage(overrides: Partial<Message> = {}): Message {
  return {
    id: anId("message"),
    conversationId: "conversation-1",
    direction: "out",
    author: { kind: "bot", phraseKeys: ["report.opened"] },
    text: "Dạ, phường đã nhận.",
    choices: [],
    attachments: [],
    providerIds: [],
    state: "sent",
    at: fakeNow,
    ...overrides,
  };
}

/** Chị Lan at the desk, or whoever the overrides make of her. */
export function aStaff(overrides: Partial<Staff> = {}): Staff {
  return { id: anId("staff"), username: "lan", name: "chị Lan", role: "OP", active: true, ...overrides };
}

/** Somebody of this role, as the log names them. */
export function anActor(role: Role, overrides: Partial<Actor> = {}): Actor {
  return { role, id: `${role.toLowerCase()}-1`, name: role, ...overrides };
}
