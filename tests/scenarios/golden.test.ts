import { jest } from "@jest/globals";
import { openConversation } from "../../core/conversation/open-conversation.ts";
import type { Transaction } from "../../core/store.ts";
import { codeSeries } from "../../core/ticket/code.ts";
import type { Ticket } from "../../core/ticket/ticket.ts";
import { watchClocks } from "../../core/ticket/watch-clocks.ts";
import { classifierOf } from "../fakes/scripted-classifier.ts";
import { knowledgeOf } from "../fakes/scripted-knowledge.ts";
import { placesOf } from "../fakes/scripted-places.ts";
import { stageTicket } from "../fakes/stage.ts";
import { type GoldenDialogue, loadGolden, type OperatorStep, type ResidentStep } from "../golden/load-golden.ts";
import type { Desk } from "./desk.ts";
import type { Act, Line } from "./door.ts";
import { takeCall } from "./telephone.ts";
import { openTown, type Town } from "./town.ts";

const { dialogues } = loadGolden();
const intro = "Đây là trợ lý tự động của phường Bến Sen.\n";
const users: Record<string, string> = { resident: "7700000000000000123", other: "7700000000000000999" };
/** Where the other person of a dialogue writes. */
const elsewhere = "telegram";
const usernames: Record<string, string> = { "chị Lan": "lan" };
/** Who works for a unit in the demo ward. */
const officers: Record<string, string> = { KTHT: "dung", CA: "son" };

jest.setTimeout(60_000);

let town: Town;
afterEach(() => town.close());

test.each(dialogues.map((one) => [one.id, one.title, one] as const))("%s end to end: %s", async (_, __, dialogue) => {
  const knowledge = knowledgeOf(dialogue);
  const understanding = { classifier: classifierOf(dialogue), places: placesOf(dialogue), knowledge };
  const { desk } = dialogue;
  const environment = { APPOINTMENTS: "1" };
  const waiting = desk ? { waitMinutes: () => desk.waitMinutes } : {};
  town = await openTown({ understanding, now: dialogue.now, environment, ...waiting });
  await setUp(dialogue);
  const story = new Story(dialogue);
  for (const step of dialogue.steps) {
    if ("at" in step) town.clock.now = step.at;
    else if ("R" in step) await story.resident(step);
    else await story.operator(step);
  }
});

async function setUp(dialogue: GoldenDialogue): Promise<void> {
  const { store, world } = town.wired;
  const prefix = codeSeries("BS", dialogue.now);
  await store.client.ticketSeries.create({ data: { prefix, last: dialogue.counter } });
  if (!dialogue.introduced && dialogue.tickets.length === 0) return;
  const { channel } = dialogue;
  // the resident has talked with the ward before
  await town.doors.of(channel).act(town.origin, users.resident ?? "", [{ text: "alo" }]);
  const claim = await store.inbox.claim({ now: new Date(town.clock.now.getTime() + 60_000), leaseMs: 1 });
  const event = claim?.entries[0]?.event;
  if (!claim || !event) throw new Error("the resident's first word is not in the inbox");
  await store.transaction(async (tx) => {
    await tx.inbox.finish(
      claim,
      claim.entries.map(({ seq }) => seq),
      town.clock.now,
    );
    const opened = await openConversation({ tx, world, event });
    const { dialogue: state } = opened;
    await tx.conversations.save({
      ...opened,
      lastInboundAt: dialogue.now,
      dialogue: { ...state, introduced: dialogue.introduced },
    });
    for (const { moves, reporters, ...given } of dialogue.tickets) {
      const own = reporters === undefined ? [opened.id] : [];
      await file(tx, stageTicket(given, moves), own);
      for (let nth = 2; nth <= (reporters ?? 1); nth += 1) {
        // called in, so they are people without a conversation
        const code = `BS-2610-${String(nth).padStart(4, "0")}`;
        const merged = { ...stageTicket({ ...given, code }), mergedInto: given.code, status: "duplicate" as const };
        await file(tx, merged, []);
      }
    }
  });
}

/** Puts a ticket into the store, told to these conversations; the first of them reported it. */
async function file(tx: Transaction, staged: Ticket, followers: string[]): Promise<void> {
  const { ids } = town.wired.world;
  const [reporterConversationId] = followers;
  const changes = staged.changes.map((change) => ({ ...change, id: ids.next() }));
  const reporter = reporterConversationId === undefined ? {} : { reporterConversationId };
  await tx.tickets.insert({ ...staged, id: ids.next(), followers, changes, ...reporter });
}

/** One dialogue as it happens: what was read so far, and who has been introduced. */
class Story {
  readonly #dialogue: GoldenDialogue;
  readonly #read = new Map<string, number>();
  readonly #introduced = new Set<string>();

  constructor(dialogue: GoldenDialogue) {
    this.#dialogue = dialogue;
    if (dialogue.introduced) this.#introduced.add("resident");
  }

  async #news(who: string): Promise<string[]> {
    await town.settle();
    const channel = who === "other" ? elsewhere : this.#dialogue.channel;
    const lines = await town.doors.of(channel).lines(town.origin, users[who] ?? "");
    const fresh = lines.slice(this.#read.get(who) ?? 0);
    this.#read.set(who, lines.length);
    return fresh.map(printed);
  }

  async resident(step: ResidentStep): Promise<void> {
    const who = step.as ?? "resident";
    const channel = who === "other" ? elsewhere : this.#dialogue.channel;
    await town.doors.of(channel).act(town.origin, users[who] ?? "", actsOf(step));
    const news = await this.#news(who);
    expect(news.map((text) => this.#withoutIntro(who, text, step.B))).toEqual(step.B);
    await expectStored(step, this.#dialogue);
  }

  /** The golden file writes the introduction out once; tests expect it once in every new conversation. */
  #withoutIntro(who: string, text: string, expected: string[]): string {
    if (!text.startsWith(intro)) return text;
    expect(this.#introduced.has(who)).toBe(false);
    this.#introduced.add(who);
    return expected.includes(text) ? text : text.slice(intro.length);
  }

  async operator(step: OperatorStep): Promise<void> {
    const lan = await town.staff(usernames[step.operator ?? ""] ?? "lan");
    const { items } = await lan.get<{ items: { id: string }[] }>("/api/conversations?queue=all");
    const id = items[0]?.id ?? "";
    if (step.O === "take-over") await lan.post(`/api/conversations/${id}/take-over`);
    if (step.O === "give-back") await lan.post(`/api/conversations/${id}/give-back`);
    if (step.O === "reply")
      await lan.post(`/api/conversations/${id}/replies`, {
        clientId: `tra-loi-${step.text?.length}`,
        text: step.text,
        ticketCode: step.code,
      });
    if (step.O === "take-alarm") {
      const tasks = await lan.get<{ items: { id: string; kind: string }[] }>("/api/tasks");
      await lan.post(`/api/tasks/${tasks.items.find(({ kind }) => kind === "alarm")?.id}/take`);
    }
    if (step.O === "flood") {
      const area = { label: step.where, street: step.where };
      await lan.post(`/api/incidents/${step.code}/start`, { clientId: "bat-ngap", text: step.text, area });
    } else if (step.O === "flood-news")
      await lan.post(`/api/incidents/${step.code}/facts`, { clientId: "tin-ngap", text: step.text });
    else if (step.O === "call") await answerCall(step);
    else if (step.O === "silence" || step.O === "follow-up") await watchClocks({ ...town.wired, limit: 100 });
    else if (step.code && step.O !== "reply") await this.#work(step, step.code);
    const news = await this.#news("resident");
    if (step.template === undefined) return expect(news).toEqual(step.B);
    expect(news).toEqual([expect.stringContaining(step.template)]);
    type Read = { messages: { items: { text: string; choices: string[] }[] } };
    const { messages } = await lan.get<Read>(`/api/conversations/${id}`);
    const read = messages.items.map(({ text, choices }) => [text, choices.map((label) => `[${label}]`).join("")]);
    expect(read.at(-1)?.join(" ")).toBe(step.B[0]);
  }

  async #work(step: OperatorStep, code: string): Promise<void> {
    const lan = await town.staff("lan");
    let { unit, status } = await lan.ticket(code);
    if (status === "new") {
      unit = step.unit ?? unit;
      const { category, severity } = await lan.ticket(code);
      await lan.move(code, "triaged", { category, severity, unit });
      await lan.move(code, "assigned", { unit });
      status = "assigned";
    }
    const officer = await town.staff(officers[unit] ?? "dung");
    if (status === "assigned") await officer.move(code, "accepted", { officerId: officer.id });
    if (step.O === "accept") return;
    // being accepted was told as well, and is not what this line is about
    if (status === "assigned") await this.#news("resident");
    const photos = await Promise.all((step.photos ?? []).map(() => officer.upload()));
    if (step.O === "on-scene") {
      const facts = {
        onSceneAt: town.clock.now.toISOString(),
        plan: "tới xem",
        photos,
        ...(step.team ? { team: step.team } : {}),
      };
      await officer.move(code, "in-progress", facts);
    }
    if (step.O === "relay") {
      const expectedAt = step.until ?? "2026-11-18T09:00:00+07:00";
      await officer.move(code, "waiting-external", { outsideUnit: step.outsideUnit, reference: "CV-12", expectedAt });
    }
    if (step.O === "chase") await chase(officer, code, step.text);
    if (step.O === "extend") {
      const head = await town.staff("hanh");
      await head.move(code, "extended", { reason: step.text, newDueAt: step.until, photos });
    }
    if (step.O === "resolve") {
      const { severity } = await lan.ticket(code);
      const isPlain = severity === "S3" || severity === "S4";
      if (!isPlain) await officer.propose(code, step.text ?? "", photos);
      const decider = isPlain ? officer : await town.staff("hanh");
      await decider.move(code, "resolved", { text: step.text, photos });
    }
  }
}

/** Somebody calls the hotline, and what they say becomes the ticket with this code. */
async function answerCall({ phone = "", text = "", read, says, code }: OperatorStep): Promise<void> {
  const [category = ""] = Object.keys(read?.categories ?? {});
  const taken = await takeCall(town, { phone, text, placeText: text, category, answerBy: "call" });
  expect(taken).toEqual({ said: says, code });
}

/** Half of the outside unit's time is over: the desk is told to ask, and what was answered is put down. */
async function chase(officer: Desk, code: string, answer = ""): Promise<void> {
  const { store, world } = town.wired;
  await watchClocks({ store, world, limit: 100 });
  const tasks = await store.transaction((tx) => tx.tasks.open(10));
  expect(tasks).toMatchObject([{ kind: "relay", reason: "relay-chase", ticketCode: code }]);
  const { version } = await officer.ticket(code);
  await officer.post(`/api/tickets/${code}/answers`, { version, answer });
}

function actsOf({ R }: ResidentStep): Act[] {
  if (typeof R === "string") return [{ text: R }];
  if (!Array.isArray(R)) return [{ press: R.press, ...(R.value ? { value: R.value } : {}) }];
  return R.map((piece): Act => {
    if (typeof piece === "string") return { text: piece };
    if ("comment" in piece) return { comment: piece.comment };
    if ("photo" in piece) return { photo: piece.photo };
    if ("pin" in piece) return piece.pin;
    if ("voice" in piece) return { voice: piece.voice };
    return { sticker: piece.sticker };
  });
}

function printed({ text, buttons }: Line): string {
  return buttons.length === 0 ? text : `${text} ${buttons.map(({ label }) => `[${label}]`).join("")}`;
}

async function expectStored({ S: facts = {} }: ResidentStep, dialogue: GoldenDialogue): Promise<void> {
  await town.wired.store.transaction(async (tx) => {
    if (facts.opened) {
      const { photos = 0, code = "", ...expected } = facts.opened;
      const ticket = await tx.tickets.byCode(code);
      expect({ ...ticket?.clocks, ...ticket }).toMatchObject(expected);
      expect(ticket?.attachments).toHaveLength(photos);
    }
    if (facts.notes) {
      const { changes = [] } = (await tx.tickets.byCode(facts.opened?.code ?? "")) ?? {};
      expect(changes.flatMap(({ kind, note }) => (kind === "note" && note ? [note] : []))).toEqual(facts.notes);
    }
    if (facts.openedNothing) {
      const prefix = codeSeries("BS", dialogue.now);
      const series = await town.wired.store.client.ticketSeries.findUnique({ where: { prefix } });
      expect(series?.last).toBe(dialogue.counter);
    }
    if (facts.alarm) {
      const kinds = (await tx.tasks.open(10)).filter(({ kind }) => kind === "alarm").map(({ emergency }) => emergency);
      expect(kinds).toEqual(facts.alarm === "none" ? [] : [facts.alarm]);
    }
    if (facts.tasks) {
      const kinds = (await tx.tasks.open(10)).filter(({ kind }) => kind !== "alarm").map(({ kind }) => kind);
      expect(kinds).toEqual(facts.tasks);
    }
    if (facts.followed) {
      const { followers = [], attachments } = (await tx.tickets.byCode(facts.followed.code)) ?? {};
      const told = await Promise.all(followers.map((id) => tx.conversations.byId(id)));
      expect(told.map((one) => one?.address.channel)).toEqual([dialogue.channel]);
      expect(attachments).toHaveLength(facts.followed.photos);
    }
    if (facts.reopened) expect((await tx.tickets.byCode(facts.reopened))?.reopenedCount).toBe(1);
    if (facts.rated) expect((await tx.tickets.byCode(facts.rated.code))?.rating).toBe(facts.rated.score);
    if (facts.rights) expect((await tx.rightsCases.list(1))[0]?.right).toBe(facts.rights);
    if (facts.hidden) expect((await tx.tickets.byCode(facts.hidden))?.visibility).toBe("hide-name");
    if (facts.holds) {
      const days = ["2026-11-17", "2026-11-19"].map((day) => tx.appointments.ofDay(day));
      expect((await Promise.all(days)).flat().map(({ startsAt }) => startsAt)).toEqual(facts.holds);
    }
    if (facts.added) {
      const kinds = (await tx.tickets.byCode(facts.added))?.changes.map(({ kind }) => kind);
      expect(kinds).toContain("resident-update");
    }
    for (const [code, status] of Object.entries(facts.status ?? {})) {
      expect((await tx.tickets.byCode(code))?.status).toBe(status);
    }
  });
}
