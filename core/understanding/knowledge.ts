/** What a question about a procedure asks for. */
export const aspects = [
  "overview",
  "eligibility",
  "documents",
  "steps",
  "where",
  "online",
  "time",
  "fee",
  "result",
  "forms",
  "legal",
  "benefit",
  "penalty",
  "validity",
  "multi",
  "out_of_scope",
] as const;
export type Aspect = (typeof aspects)[number];

/** Where a fact comes from. `checked` is the date of the source, not of our reading. */
export interface Source {
  title: string;
  checked: Date;
  url?: string;
  validTo?: Date;
}

/** The parts of a full answer, already in resident's words; the bot joins them with proc.answer. */
export interface FullAnswer {
  /** "đăng ký khai sinh" */
  name: string;
  papers: string;
  fee: string;
  time: string;
  place: string;
}

/** What the knowledge base says to a question. Every text comes from one record; nothing is generated. */
export type Answer =
  | { kind: "full"; procedureId: string; parts: FullAnswer; source: Source }
  /** One aspect. `feeUnsure`: another channel's fee is not confirmed. `office`: not the ward's counter. */
  | {
      kind: "short";
      procedureId: string;
      aspect: Aspect;
      fact: string;
      source: Source;
      feeUnsure?: boolean;
      office?: string;
      /** It tells where to hand in, and the ward's own counter takes it. */
      atCounter?: true;
      /** It tells where to hand in by itself: at the ward of the home, or at any ward. Unset: its own words say all. */
      handIn?: "home" | "anywhere";
      /** What else the record can tell, most asked first. */
      rest?: readonly Aspect[];
    }
  /** A telephone line, and what one calls it for. */
  | { kind: "line"; name: string; numbers: readonly string[]; use: string; source: Source }
  /** A short answer on ward life, in the words of one article. `until`: after this day it holds no more. */
  | { kind: "article"; articleId: string; language: "vi" | "en"; fact: string; source: Source; until?: Date }
  /** The asked fee is not confirmed: say so, give nothing. */
  | { kind: "fee-unsure"; procedureId: string }
  /** Two or three procedures fit; labels go on buttons (≤ 20 characters). */
  | { kind: "which"; procedures: { id: string; label: string }[] }
  /** Nothing certain; the nearest thing that is. */
  | { kind: "unsure"; question: string; aspect?: Aspect; nearest?: Nearest };

/** What is offered where the thing asked is not known. */
export type Nearest = { procedureId: string; label: string } | { articleId: string; label: string };

export interface Question {
  text: string;
  /** The procedure the conversation is about, for follow-ups ("còn phí?"). */
  procedureId?: string;
  /** The article the conversation is about, for follow-ups ("mấy giờ đóng?"). */
  articleId?: string;
  /** When given, answer this procedure, or this article (a pressed button). */
  chosenId?: string;
  /** Of the chosen procedure, this aspect alone. */
  chosenAspect?: Aspect;
  chosenArticleId?: string;
  /** What the question is written in; unset: Vietnamese. Articles alone know English. */
  language?: "vi" | "en";
  now: Date;
}

/** How the law wants a matter to be handed in: confirmed words of one record. */
export interface LawfulWay {
  /** The steps, numbered, a line each. */
  steps: string;
  /** Until when it may be handed in ("90 ngày từ ngày nhận …."); unset where the record has nothing confirmed. */
  limit?: string;
  source: Source;
}

/** Answers questions on procedures and on ward life from checked records. Called by the bot's answer step; never throws on any text. */
export interface KnowledgeBase {
  /** At once, or when an encoder has read the question, where one is on. */
  answer(question: Question): Answer | Promise<Answer>;
  /**
   * What the words plainly ask for, whatever they were read as: a record by its bare name, a matter known to be open, an
   * article; undefined where there is none or a fault is told. Asked before a message is taken for something else.
   */
  plainlyAsked(question: Question): Answer | undefined;
  /** The lawful way of a record; undefined where it may not be quoted now or has no confirmed steps. */
  lawfulWay(procedureId: string, now: Date): LawfulWay | undefined;
  /** Official name of a procedure, for buttons and lists. */
  nameOf(procedureId: string): string | undefined;
}
