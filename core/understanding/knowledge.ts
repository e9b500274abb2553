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
    }
  /** A telephone line, and what one calls it for. */
  | { kind: "line"; name: string; numbers: readonly string[]; use: string; source: Source }
  /** The asked fee is not confirmed: say so, give nothing. */
  | { kind: "fee-unsure"; procedureId: string }
  /** Two or three procedures fit; labels go on buttons (≤ 20 characters). */
  | { kind: "which"; procedures: { id: string; label: string }[] }
  /** Nothing certain; the nearest thing that is. */
  | { kind: "unsure"; question: string; aspect?: Aspect; nearest?: { procedureId: string; label: string } };

export interface Question {
  text: string;
  /** The procedure the conversation is about, for follow-ups ("còn phí?"). */
  procedureId?: string;
  /** When given, answer this procedure (a pressed button). */
  chosenId?: string;
  now: Date;
}

/** Answers questions on procedures from checked records. Called by the bot's answer step; never throws on any text. */
export interface KnowledgeBase {
  /** At once, or when an encoder has read the question, where one is on. */
  answer(question: Question): Answer | Promise<Answer>;
  /** Official name of a procedure, for buttons and lists. */
  nameOf(procedureId: string): string | undefined;
}
