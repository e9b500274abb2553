import { z } from "zod";
import { answerAct } from "../core/setting/canned-answers.ts";
import { named } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

/** An answer filled in for one talk. */
const readyAnswer = z
  .object({
    id: z.string(),
    shortcut: z.string(),
    title: z.string(),
    text: z.string(),
    /** Places nothing is known for; they stand in the text as they are, and it cannot be sent like that. */
    missing: z.array(z.string()),
    acts: z.array(answerAct),
  })
  .register(named, { id: "ReadyAnswer" });

/** Answers that staff have ready. */
export const answerRoutes = {
  listAnswers: {
    method: "get",
    path: "/api/conversations/{id}/answers",
    access: "conversation.reply",
    summary: "The ward's canned answers, filled in from this talk and its newest ticket",
    params: byId,
    response: z.object({ items: z.array(readyAnswer) }),
  },
} as const satisfies Record<string, Route>;
