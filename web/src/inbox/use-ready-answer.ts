import { useState } from "react";
import type { Schemas } from "../api.ts";
import type { useConversationActs } from "./acts.ts";
import { type Answer, type AnswerAct, forNewTicket } from "./answer-acts.ts";
import type { TriageDesk } from "./use-triage.ts";

interface ReadyAnswerInput {
  triage: TriageDesk;
  acts: ReturnType<typeof useConversationActs>;
  /** A ticket can be opened with the words. */
  mayOpen: boolean;
  setText: (text: string) => void;
}

/** A canned answer put into the reply box, and what it does besides. */
export function useReadyAnswer({ triage, acts, mayOpen, setText }: ReadyAnswerInput) {
  const [extra, setExtra] = useState<AnswerAct[]>([]);
  /** Its category is chosen at once; what else it does waits for the words. */
  const put = ({ text, missing, acts: all }: Answer): void => {
    setText(mayOpen && missing.includes("mã") ? forNewTicket(text) : text);
    const category = all.find((one) => one.do === "category")?.category;
    if (category) triage.chooseCategory(category as Schemas["CategoryId"]);
    setExtra(all.filter((one) => one.do !== "category"));
  };
  /** Done once the words are on their way; sending takes over by itself. */
  const doExtra = (onDone?: () => void): void => {
    setExtra([]);
    for (const one of extra) {
      if (one.do === "note") acts.note.mutate({ text: one.text, mentions: [] });
      if (one.do === "done") acts.hold.mutate("done", { onSuccess: () => onDone?.() });
    }
  };
  return { extra, put, doExtra, dropExtra: () => setExtra([]) };
}
