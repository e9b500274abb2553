import type { Schemas } from "../api.ts";
import { answeringWords } from "../words-answering.vi.ts";

export type Answer = Schemas["ReadyAnswer"];
export type AnswerAct = Answer["acts"][number];

const words = answeringWords.answers;

/** One act of an answer, as it is shown before it happens. */
export function actWords(act: AnswerAct, { categoryName }: { categoryName: (id: string) => string }): string {
  if (act.do === "category") return words.acts.category(categoryName(act.category));
  return act.do === "note" ? words.acts.note(act.text) : words.acts[act.do];
}

/** Places of the text that stand open; `{code}` and `{due}` are filled in when the ticket is opened. */
export function openPlaces(text: string, opensTicket: boolean): string[] {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name.trim());
  return names.filter((name) => !(opensTicket && (name === "code" || name === "due")));
}

/** Why words with this place open are not sent. */
export const whyOpen = (name: string): string =>
  name in words.unfilled && name !== "other"
    ? words.unfilled[name as "mã" | "hạn" | "đơn vị" | "tên"]
    : words.unfilled.other(name);

/** The words of an answer for the ticket that is opened with them: what is not known yet is filled in then. */
export const forNewTicket = (text: string): string => text.replaceAll("{mã}", "{code}").replaceAll("{hạn}", "{due}");
