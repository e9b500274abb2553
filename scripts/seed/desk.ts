import type { Conversation } from "../../core/conversation/conversation.ts";
import { giveBack, settleAttention } from "../../core/conversation/hold-conversation.ts";
import { replyAsOperator } from "../../core/conversation/reply-as-operator.ts";
import { finishTask, takeTask } from "../../core/people/take-task.ts";
import type { DeskTask } from "../../core/task.ts";
import { isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import type { Album } from "./album.ts";
import { localHour } from "./calendar.ts";
import { type Case, minutesAfter, type Step } from "./case.ts";
import type { Cast } from "./colleagues.ts";
import { deskWords } from "./desk-words.ts";
import { type Fate, throwFate } from "./fate.ts";
import type { PlannedReport } from "./reports.ts";
import type { Scene } from "./scene.ts";
import { afterSteps } from "./steps-after.ts";
import { intakeSteps, mergeStep } from "./steps-intake.ts";
import { workSteps } from "./steps-work.ts";
import type { Talk } from "./talk.ts";

const steps = { ...intakeSteps, ...workSteps, ...afterSteps };
/** Talks somebody asked to be answered in, rather than looked at. */
const answered: readonly string[] = ["asked-human", "question", "unsure", "misunderstood"];
/** Share of the desk's tasks of the last days that are still to be done, and of the talks of the last hours that wait or go on. */
const leftUndone = 0.3;
const stillWaiting = 0.55;
const lastHoursMs = 16 * 3_600_000;
const stillRingingMs = 20 * 60_000;
const lastDaysMs = 60 * 3_600_000;
/** What was forgotten longer ago than this has mostly been found again. */
const foundAfterMs = 30 * 24 * 3_600_000;
const neverFound = 0.12;

/** Everybody who works at the ward, watching one scene: plans what is done next about each ticket, task and talk. */
export class Desk {
  readonly #cast: Cast;
  readonly #album: Album;
  readonly #talks: readonly Talk[];
  readonly #planned: readonly PlannedReport[];
  readonly #fates = new Map<string, Fate>();
  readonly #versions = new Map<string, number>();
  readonly #seen = new Set<string>();

  /** `planned`: what the story is about, whatever the machine takes it for. */
  constructor(input: { cast: Cast; album: Album; talks: readonly Talk[]; planned: readonly PlannedReport[] }) {
    this.#cast = input.cast;
    this.#album = input.album;
    this.#talks = input.talks;
    this.#planned = input.planned;
  }

  look = (scene: Scene): void => {
    const { tickets, tasks, conversations } = scene.store.rows;
    for (const ticket of tickets) this.#follow(scene, ticket);
    for (const task of tasks) this.#take(scene, task);
    for (const conversation of conversations) this.#answer(scene, conversation);
  };

  #follow(scene: Scene, ticket: Ticket): void {
    const { id, version } = ticket;
    if (this.#versions.get(id) === version) return;
    this.#versions.set(id, version);
    const meant = this.#planned.find(({ told }) => ticket.body.includes(told.text))?.category ?? ticket.category;
    const fate = this.#fates.get(id) ?? throwFate(scene.dice, meant);
    this.#fates.set(id, fate);
    const talk = this.#talks.find(({ conversation }) => conversation?.id === ticket.reporterConversationId);
    const step = nextStep({ scene, cast: this.#cast, album: this.#album, ticket, fate, talk });
    if (!step) return;
    // Whatever happens to the ticket meanwhile makes a new plan of it.
    scene.plan(later(step.at, scene.now), async () => {
      if (this.#versions.get(id) === version) await step.act();
    });
  }

  /** Alarms are taken within minutes, calls and the rest within the day. */
  #take(scene: Scene, { id, kind, state }: DeskTask): void {
    if (state !== "open" || this.#seen.has(id)) return;
    this.#seen.add(id);
    const { dice, world, store } = scene;
    const isAlarm = kind === "alarm";
    const age = scene.end.getTime() - scene.now.getTime();
    if (age < (isAlarm ? stillRingingMs : lastDaysMs) && dice.chance(isAlarm ? stillWaiting : leftUndone)) return;
    const staff = this.#cast.operator(dice);
    const at = isAlarm ? minutesAfter(scene.now, 0.5 + 3 * dice.next()) : inHours(scene, 10 + 600 * dice.next());
    const stateOf = () => store.rows.tasks.find((task) => task.id === id)?.state;
    scene.plan(at, async () => {
      if (stateOf() !== "open") return;
      await store.transaction((tx) => takeTask({ tx, world, id, staff }));
      scene.plan(minutesAfter(scene.now, 4 + 40 * dice.next()), async () => {
        if (stateOf() === "taken") await store.transaction((tx) => finishTask({ tx, world, id, staff }));
      });
    });
  }

  /** Whoever waits for a person is answered; what only had to be looked at is put away. */
  #answer(scene: Scene, { id, attention, heldBy }: Conversation): void {
    const mark = attention && `${id}:${attention.reason}:${attention.since.getTime()}`;
    if (!mark || this.#seen.has(mark)) return;
    this.#seen.add(mark);
    const { dice, world, store } = scene;
    const isRecent = scene.end.getTime() - scene.now.getTime() < lastHoursMs;
    if (isRecent && dice.chance(stillWaiting)) return;
    const staff = this.#cast.operator(dice);
    const given = { world, conversationId: id, staff };
    const isWaiting = answered.includes(attention.reason) && heldBy.kind !== "operator";
    const wait = attention.reason === "emergency" ? 60 + 60 * dice.next() : 4 + 70 * dice.next();
    scene.plan(isWaiting ? inHours(scene, wait) : minutesAfter(scene.now, wait), async () => {
      const words = { text: dice.pick(deskWords.humanReplies), attachments: [], clientId: world.ids.next() };
      await store.transaction(async (tx) => {
        if (isWaiting) await replyAsOperator({ tx, ...given, ...words, overrule: true });
        else await settleAttention({ tx, ...given });
      });
      if (isRecent && dice.chance(stillWaiting)) return;
      scene.plan(minutesAfter(scene.now, 15 + 90 * dice.next()), async () => {
        await store.transaction((tx) => giveBack({ tx, ...given }));
      });
    });
  }
}

function nextStep(one: Case): Step | undefined {
  const { ticket, fate, scene, talk } = one;
  const isOld = scene.end.getTime() - ticket.openedAt.getTime() > foundAfterMs;
  if (fate.stallsAt === ticket.status && (!isOld || fate.share("found") < neverFound)) return undefined;
  const isFresh = isOpen(ticket.status) && ticket.status !== "resolved";
  const mayTakeBack = ticket.severity !== "S1" && ticket.visibility !== "confidential";
  if (fate.isWithdrawn && talk?.writes && isFresh && mayTakeBack) {
    const at = minutesAfter(ticket.openedAt, 5 + 50 * fate.share("withdraw"));
    return { at, act: () => talk.press(`withdraw:${ticket.code}`, "Rút mã đã gửi") };
  }
  const usual = steps[ticket.status]?.(one);
  return mergeStep(one, usual) ?? usual;
}

const later = (at: Date, now: Date): Date => (at > now ? at : minutesAfter(now, 1));

/** So many minutes from now, or the same after the desk has opened again. */
function inHours({ now, dice }: Scene, minutes: number): Date {
  const at = minutesAfter(now, minutes);
  const hour = localHour(at);
  if (hour >= 7 && hour < 20) return at;
  return minutesAfter(at, ((7 - hour + 24) % 24) * 60 + 50 * dice.next());
}
