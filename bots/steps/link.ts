import { isHeldByPeople } from "../../core/conversation/conversation.ts";
import type { Step } from "../../core/conversation/turn.ts";
import { linkCodeDigits } from "../../core/people/link-code.ts";
import { read } from "../reading.ts";
import { remember } from "../talk.ts";

/** "nối 482913", however it is written: the word the operator says before the number they read out. */
const typed = new RegExp(`^\\s*n[oốó][iịì]?\\s*[:.-]?\\s*((?:\\d[ .-]?){${linkCodeDigits}})\\s*$`, "iu");

/** Joins this talk with another one of the same person, by a number an operator read out to them. */
export const link: Step = async function link(turn, next) {
  const [, digits] = typed.exec(read(turn).text.normalize("NFC")) ?? [];
  if (digits === undefined) return next();
  const code = digits.replace(/\D/g, "");
  if (isHeldByPeople(turn.conversation)) return turn.decide({ do: "linkByCode", code });
  remember(turn, { pending: undefined });
  turn.decide({ do: "linkByCode", code, linked: { key: "link.done" }, unknown: { key: "link.unknown" } });
};
