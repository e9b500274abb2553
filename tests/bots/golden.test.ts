import { createCitizenBot } from "../../bots/citizen.ts";
import { createPhrasebook } from "../../bots/phrasebook.ts";
import { speakCode } from "../../bots/spoken-code.ts";
import type { Channel } from "../../core/channel/channel.ts";
import type { PhraseParams } from "../../core/conversation/phrasebook.ts";
import type { Decision } from "../../core/conversation/turn.ts";
import type { Choice } from "../../core/delivery/message.ts";
import type { Incident } from "../../core/incident/incident.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Ticket, TicketStatus } from "../../core/ticket/ticket.ts";
import { anActor } from "../builders.ts";
import { classifierOf } from "../fakes/scripted-classifier.ts";
import { knowledgeOf } from "../fakes/scripted-knowledge.ts";
import { placesOf } from "../fakes/scripted-places.ts";
import { Stage, type StageEvent, type StageTurn, stageTicket, stageWard } from "../fakes/stage.ts";
import { followedUp, move } from "../fakes/stage-ticket.ts";
import { type GoldenDialogue, loadGolden, type OperatorStep, type ResidentStep } from "../golden/load-golden.ts";

const golden = loadGolden();
const phrasebook = createPhrasebook({ ward: stageWard });
const intro = "Đây là trợ lý tự động của phường Bến Sen.";

test.each(golden.dialogues.map((one) => [one.id, one.title, one] as const))("%s: %s", async (_, __, dialogue) => {
  const stage = setUp(dialogue);
  for (const step of dialogue.steps) {
    if ("at" in step) stage.now = step.at;
    else if ("R" in step) await playResident(stage, dialogue, step);
    else playOperator(stage, step);
  }
});

function setUp(dialogue: GoldenDialogue): Stage {
  const bot = createCitizenBot({
    classifier: classifierOf(dialogue),
    knowledge: knowledgeOf(dialogue),
    places: placesOf(dialogue),
  });
  const stage = new Stage({ bot, phrasebook, now: dialogue.now, counter: dialogue.counter });
  stage.waitMinutes = dialogue.desk?.waitMinutes;
  for (const { moves, reporters, ...given } of dialogue.tickets) {
    const ticket = stageTicket(given, moves);
    stage.tickets.push({ ticket, owner: reporters === undefined ? "resident" : "neighbour-1" });
    for (let nth = 2; nth <= (reporters ?? 1); nth += 1) {
      const merged = {
        ...ticket,
        code: `${ticket.code}-${nth}`,
        mergedInto: ticket.code,
        status: "duplicate" as const,
      };
      stage.tickets.push({ ticket: merged, owner: `neighbour-${nth}` });
    }
  }
  const { dialogue: empty } = stage.conversation("resident", dialogue.channel);
  stage.change("resident", { dialogue: { ...empty, introduced: dialogue.introduced } });
  return stage;
}

async function playResident(stage: Stage, dialogue: GoldenDialogue, step: ResidentStep): Promise<void> {
  const user = step.as ?? "resident";
  const channel: Channel = step.as ? "telegram" : dialogue.channel;
  const { dialogue: before } = stage.conversation(user, channel);
  const heard = await stage.hear(user, channel, eventsOf(step, stage.offered(user)));
  expect(heard.said.map(printed)).toEqual(withIntro(step.B, heard, before.introduced));
  expectDecided(stage, heard, step);
}

/** The first words that are not about danger open with the introduction, in every new conversation. */
function withIntro(texts: string[], { said }: StageTurn, isIntroduced: boolean): string[] {
  const first =
    isIntroduced || texts.some((text) => text.startsWith(intro))
      ? -1
      : said.findIndex((phrase) => !phrase.key.startsWith("emergency."));
  return texts.map((text, index) => (index === first && !text.startsWith(intro) ? `${intro}\n${text}` : text));
}

function expectDecided(stage: Stage, { decisions }: StageTurn, { S: facts = {} }: ResidentStep): void {
  const of = <K extends Decision["do"]>(kind: K) =>
    decisions.filter((one): one is Extract<Decision, { do: K }> => one.do === kind);
  if (facts.opened) {
    const { photos, status: _, ...expected } = facts.opened;
    const { clocks, ...ticket } = stage.tickets.at(-1)?.ticket ?? stageTicketMissing();
    expect({ ...clocks, ...ticket }).toMatchObject(expected);
    expect(ticket.attachments).toHaveLength(photos ?? 0);
    expect(of("openTicket")).toHaveLength(1);
    if (facts.opened.status) expect(of("openTicket")[0]?.report.confident).toBe(facts.opened.status === "assigned");
  }
  if (facts.notes) expect(notesOf(stage.tickets.at(-1)?.ticket)).toEqual(facts.notes);
  if (facts.openedNothing) expect(of("openTicket")).toEqual([]);
  if (facts.alarm) expect(of("alarm").map((one) => one.kind)).toEqual(facts.alarm === "none" ? [] : [facts.alarm]);
  if (facts.handedOver) expect(of("handOver")[0]?.what).toBe(facts.handedOver);
  if (facts.question) expect(of("handOver")[0]?.question).toBe(facts.question);
  if (facts.added) expect(of("addToTicket")[0]?.ticket).toEqual({ code: facts.added });
  if (facts.followed) {
    const [decided] = of("followByDigits");
    expect(decided?.ticket).toEqual({ code: facts.followed.code });
    expect(decided?.attachments).toHaveLength(facts.followed.photos);
  }
  if (facts.reopened) expect(of("reopen")[0]?.ticket).toEqual({ code: facts.reopened });
  if (facts.rated)
    expect(of("rate")).toEqual([{ do: "rate", ticket: { code: facts.rated.code }, score: facts.rated.score }]);
  if (facts.rights) expect(of("openRightsCase").map((one) => one.right)).toEqual([facts.rights]);
  if (facts.hidden) expect(of("hideName")).toEqual([{ do: "hideName", ticket: { code: facts.hidden } }]);
  if (facts.tasks) expect(of("task").map((one) => one.kind)).toEqual(facts.tasks);
  if (facts.holds) expect(stage.centre.own("resident").map(({ startsAt }) => startsAt)).toEqual(facts.holds);
  if (facts.draft) expect(of("draft")).toHaveLength(1);
  for (const [code, status] of Object.entries(facts.status ?? {})) {
    expect(stage.tickets.find((one) => one.ticket.code === code)?.ticket.status).toBe(status);
  }
}

function notesOf(ticket: Ticket | undefined): string[] {
  return (ticket?.changes ?? []).flatMap(({ kind, note }) => (kind === "note" && note ? [note] : []));
}

function stageTicketMissing(): never {
  throw new Error("no ticket was opened");
}

const operatorMoves: Partial<Record<OperatorStep["O"], TicketStatus>> = {
  accept: "accepted",
  "on-scene": "in-progress",
  relay: "waiting-external",
  resolve: "resolved",
};

/** Core says these; here the sentence is checked, and who holds the conversation is set. */
function playOperator(stage: Stage, step: OperatorStep): void {
  const name = step.operator ?? "";
  if (step.O === "take-over" || step.O === "take-alarm") {
    stage.change("resident", { heldBy: { kind: "operator", staffId: "lan", name, since: stage.now } });
  }
  if (step.O === "give-back") stage.change("resident", { heldBy: { kind: "bot" } });
  if (step.O === "reply") stage.write("resident", name, step.text ?? "");
  if (step.O === "flood") stage.incidents.push(floodOf(stage, step));
  if (step.O === "call") takeCall(stage, step);
  if (step.O === "silence") stage.happen(step.code ?? "", (ticket, now) => move(ticket, "closed", now));
  if (step.O === "follow-up") stage.happen(step.code ?? "", followedUp);
  // a move nobody in this talk was told of
  if (step.O === "on-scene" && step.code && !step.phrase) stage.arriveAt(step.code);
  if (!step.phrase) return;
  if (step.unsent && step.code)
    stage.moveUnheard("resident", step.code, operatorMoves[step.O] ?? "resolved", step.phrase.key);
  if (step.unsent) return;
  const phrase = phrasebook.say(step.phrase.key, withDates(step.phrase.params), stage.now);
  stage.show("resident", phrase);
  expect([printed(phrase)]).toEqual(step.B);
}

function floodOf({ now: at }: Stage, { code = "", where = "", text = "" }: OperatorStep): Incident {
  const by = anActor("OP");
  const area = { label: where, street: where };
  const spell = { id: "flood", parentCode: code, category: "flooding-drainage", area, startedAt: at } as const;
  return { ...spell, startedBy: by, facts: [{ id: "fact", text, at, postedAt: at, by }], version: 1 };
}

/** A call is taken down by a person; here what they say is checked. The caller never writes. */
function takeCall(stage: Stage, { code = "", phone, read, place, says }: OperatorStep): void {
  const [category] = Object.keys(read?.categories ?? {}) as CategoryId[];
  if (!category || !phone || !place || !("found" in place)) throw new Error("the call says too little");
  const title = read?.summary ?? "";
  const given = { code, category, title, openedAt: stage.now, place: place.found, contactPhone: phone };
  stage.tickets.push({ ticket: stageTicket(given), owner: "caller" });
  const say = (key: string, params: PhraseParams = {}) => phrasebook.say(key, params, stage.now).text;
  const where = place.found.label;
  expect([
    say("call.open"),
    say("report.confirm", { what: title, where }),
    say("call.code", { spelled: speakCode(code) }),
  ]).toEqual(says);
}

function withDates(params: Record<string, unknown>): PhraseParams {
  const convert = (value: unknown) =>
    typeof value === "object" && value
      ? Object.fromEntries(Object.entries(value).map(([style, at]) => [style, new Date(at as string)]))
      : value;
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, convert(value)])) as PhraseParams;
}

function eventsOf({ R }: ResidentStep, offered: readonly Choice[]): StageEvent[] {
  if (typeof R === "string") return [{ kind: "message", text: R, attachments: [] }];
  if (!Array.isArray(R)) {
    const value = R.value ?? offered.find((choice) => choice.label === R.press)?.value;
    if (value === undefined) throw new Error(`no such button: ${R.press}`);
    return [{ kind: "choice", value, label: R.press }];
  }
  return R.map((piece): StageEvent => {
    if (typeof piece === "string") return { kind: "message", text: piece, attachments: [] };
    if ("comment" in piece)
      return { kind: "comment", text: piece.comment, attachments: [], postRef: "post", public: true };
    if ("photo" in piece) return { kind: "message", attachments: [{ kind: "image", url: piece.photo }] };
    if ("voice" in piece) {
      const transcript = piece.heard === undefined ? {} : { transcript: piece.heard };
      return { kind: "message", attachments: [{ kind: "audio", url: "voice.m4a", ...transcript }] };
    }
    if ("sticker" in piece) return { kind: "message", attachments: [{ kind: "sticker", stickerId: piece.sticker }] };
    return {
      kind: "message",
      attachments: [],
      place: { label: "gần hẻm 12 Hoa Sứ", precision: "alley", ...piece.pin },
    };
  });
}

function printed({ text, choices }: { text: string; choices: readonly Choice[] }): string {
  return choices.length === 0 ? text : `${text} ${choices.map((choice) => `[${choice.label}]`).join("")}`;
}
