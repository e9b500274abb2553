import { AppError } from "../../core/errors.ts";
import { type Aspect, aspects } from "../../core/understanding/knowledge.ts";
import { readHands } from "../data-files.ts";

/** A question as somebody asks it, with the procedure and the aspect it is about. */
export interface LabelledQuestion {
  text: string;
  /** A record's id, "none" where no record answers it, "follow-up" where only the conversation tells. */
  procedure: string;
  aspect: Aspect;
}

/** Whether a question names a record by itself. */
export function namesRecord({ procedure }: Pick<LabelledQuestion, "procedure">): boolean {
  return procedure !== "none" && procedure !== "follow-up";
}

const shape = /^([a-z_]+) \| (.+)$/;
const known: ReadonlySet<string> = new Set(aspects);

/** Reads a folder of questions by hand: `[procedure]` opens a section, then `aspect | question` lines. */
export function readQuestions(folder: string): Map<string, LabelledQuestion[]> {
  const hands = [...readHands(folder)].map(([hand, lines]): [string, LabelledQuestion[]] => [
    hand,
    lines.map(({ text: line, label }) => {
      const [, aspect = "", text = ""] = shape.exec(line) ?? [];
      if (!known.has(aspect)) throw new AppError("CONFIG_INVALID", `${folder}/${hand}.txt: no aspect in "${line}"`);
      return { text, procedure: label, aspect: aspect as Aspect };
    }),
  ]);
  return new Map(hands);
}
