import type { Attachment, InboundEvent } from "../../core/channel/event.ts";
import type { Conversation } from "../../core/conversation/conversation.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Resident } from "./residents.ts";
import type { Scene } from "./scene.ts";
import { type Style, typePlace } from "./words.ts";

const minuteMs = 60_000;
/** Questions after which a resident stops answering, whatever is asked. */
const maxAnswers = 7;
const written: readonly Resident["channel"][] = ["zalo", "facebook", "telegram", "webchat"];
const yeses = ["Đúng rồi", "đúng rồi", "ok", "dung r", "dạ đúng"];

/** When and at which counter somebody was asked for more than is due. */
const occasions = [
  "dạ sáng thứ hai, quầy số 1",
  "chieu thu tu tuan roi, quay so 3",
  "hôm kia, người ở quầy ngoài cùng",
];

const accounts: Partial<Record<Resident["channel"], string>> = {
  zalo: "demo-oa",
  facebook: "demo-page",
  telegram: "demo-bot",
  webchat: "web",
  hotline: "1022",
  open311: "demo-city",
  machine: "demo-camera",
};

/** What a resident knows of their matter, to answer what the bot asks. */
export interface Matter {
  category: CategoryId;
  place: string;
  style: Style;
  /** Gives up before the report is filed. */
  leaves?: boolean;
}

type Said = DistributedOmit<
  Extract<InboundEvent, { kind: "message" | "choice" | "call" | "call-state" | "report" }>,
  keyof Envelope
>;
type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Envelope = Pick<InboundEvent, "id" | "channel" | "from" | "thread" | "at" | "raw" | "displayName">;

/** Somebody at their end of a talk. */
export class Talk {
  readonly resident: Resident;
  readonly #scene: Scene;
  #answers = 0;

  constructor(scene: Scene, resident: Resident) {
    this.#scene = scene;
    this.resident = resident;
  }

  get #envelope(): Envelope {
    const { channel, user, name } = this.resident;
    const account = accounts[channel] ?? channel;
    const thread = channel === "hotline" ? `${account}:${user}` : user;
    const at = this.#scene.now;
    return {
      id: this.#scene.eventId(),
      channel,
      from: { channel, account, user },
      thread,
      at,
      raw: null,
      displayName: name,
    };
  }

  say(said: Said): Promise<void> {
    return this.#scene.hear({ ...this.#envelope, ...said } as InboundEvent);
  }

  write(text: string, attachments: Attachment[] = []): Promise<void> {
    return this.say({ kind: "message", text, attachments });
  }

  press(value: string, label?: string): Promise<void> {
    return this.say({ kind: "choice", value, ...(label ? { label } : {}) });
  }

  /** Whether they read and answer what is written to them here. */
  get writes(): boolean {
    return written.includes(this.resident.channel);
  }

  get conversation(): Conversation | undefined {
    const { channel, user } = this.resident;
    return this.#scene.store.rows.conversations.find(
      ({ address }) => address.channel === channel && address.user === user,
    );
  }

  /** Answers what the bot asks about this matter, one question after the other, until it asks nothing more. */
  answerFrom(matter: Matter): void {
    const { dice } = this.#scene;
    const at = new Date(this.#scene.now.getTime() + dice.between(0.3, dice.chance(0.15) ? 14 : 3) * minuteMs);
    this.#scene.plan(at, async () => {
      const answer = this.#answerTo(matter);
      if (!answer || this.#answers >= maxAnswers || (matter.leaves && this.#answers >= 1)) return;
      this.#answers += 1;
      await answer();
      this.answerFrom(matter);
    });
  }

  #answerTo({ category, place, style }: Matter): (() => Promise<void>) | undefined {
    const { dice } = this.#scene;
    const conversation = this.conversation;
    const pending = conversation?.dialogue.pending;
    if (!pending || conversation.heldBy.kind !== "bot") return undefined;
    const press = (value: string) => {
      const label = pending.choices.find((choice) => choice.value === value)?.label;
      return () => this.press(value, label);
    };
    const tellPlace = () => this.write(typePlace(place, style));
    const answers: Record<string, () => Promise<void>> = {
      "report.ask-where": tellPlace,
      "report.ask-landmark": tellPlace,
      "report.ask-street": tellPlace,
      "report.ask-which": press("place:0"),
      "report.choose-category": press(`category:${category}`),
      "report.ask-visibility": press("show:hide-name"),
      "report.ask-danger": press("no"),
      "report.same": press(dice.chance(0.8) ? "join" : "other"),
      "report.ask-contact": dice.chance(0.5) ? press("skip") : () => this.write(localSpelling(this.resident.phone)),
      "emergency.ask-place": tellPlace,
      "emergency.check": press("now"),
      "integrity.lane": () => this.write(dice.pick(occasions)),
    };
    if (/^report\.(confirm|corrected)/.test(pending.key)) {
      return dice.chance(0.55) ? press("yes") : () => this.write(dice.pick(yeses));
    }
    return answers[pending.key];
  }
}

/** As people write their own number. */
function localSpelling(phone: string): string {
  return phone.replace(/^\+84/, "0");
}
