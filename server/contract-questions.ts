import { z } from "zod";
import { questionStates, refusals } from "../core/knowledge/question.ts";
import { aspects } from "../core/understanding/knowledge.ts";
import { channel, moment, named } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

const state = z.enum(questionStates);
/** A calendar day in Việt Nam, "2026-11-16". */
const day = z.iso.date();
const maxTitleChars = 120;
const maxAnswerChars = 2_000;
const maxSourceChars = 300;

const proposedAnswer = z.object({
  title: z.string().trim().min(1).max(maxTitleChars),
  text: z.string().trim().min(1).max(maxAnswerChars),
  sourceTitle: z.string().trim().min(1).max(maxSourceChars),
  checkedOn: day,
  validTo: day.optional(),
});

const groupRow = {
  id: z.string(),
  version: z.number(),
  state,
  /** How many times it was asked within the time questions are kept. */
  asked: z.number(),
  lastAt: moment,
  examples: z.array(z.string()),
  /** The nearest record. */
  procedure: z.object({ id: z.string(), name: z.string() }).optional(),
  aspect: z.enum(aspects).optional(),
  /** The article that was made of the answer, whether or not it is in force. */
  articleId: z.string().optional(),
  /** Who settled it last, and when. */
  byName: z.string().optional(),
  actedAt: moment.optional(),
};

/** Questions that ask for the same, in a list. */
const groupItem = z.object(groupRow).register(named, { id: "QuestionGroupItem" });

/** One group with its questions, and what operators answered to them in the conversations. */
const groupView = z
  .object({
    ...groupRow,
    questions: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        why: z.enum(refusals),
        channel,
        conversationId: z.string(),
        at: moment,
      }),
    ),
    replies: z.array(z.object({ conversationId: z.string(), text: z.string(), byName: z.string(), at: moment })),
    answer: proposedAnswer.optional(),
  })
  .register(named, { id: "QuestionGroup" });

const settled = z.object({ version: z.number() });

/** Questions residents asked that no record answers. */
export const questionRoutes = {
  listQuestions: {
    method: "get",
    path: "/api/questions",
    access: "question.list",
    summary: "Groups of unanswered questions, the most asked first",
    query: z.object({ state: state.default("open") }),
    response: z.object({
      items: z.array(groupItem),
      counts: z.object({ open: z.number(), proposed: z.number(), answered: z.number(), dismissed: z.number() }),
      /** Questions are kept so many days. */
      days: z.number(),
      at: moment,
    }),
  },
  getQuestion: {
    method: "get",
    path: "/api/questions/{id}",
    access: "question.list",
    summary: "One group with its questions and what operators answered to them",
    params: byId,
    response: groupView,
  },
  answerQuestion: {
    method: "post",
    path: "/api/questions/{id}/answer",
    access: "question.answer",
    summary: "Proposes an answer to a group; residents are told nothing by it",
    params: byId,
    body: settled.extend({ answer: proposedAnswer }),
    response: groupView,
  },
  makeArticle: {
    method: "post",
    path: "/api/questions/{id}/article",
    access: "knowledge.propose",
    summary: "Makes a draft of an article of the proposed answer, or says which one there is",
    params: byId,
    body: settled,
    response: z.object({ articleId: z.string() }),
  },
  dismissQuestion: {
    method: "post",
    path: "/api/questions/{id}/dismiss",
    access: "question.answer",
    summary: "Puts a group aside as not the ward's to answer",
    params: byId,
    body: settled,
    response: groupView,
  },
  reopenQuestion: {
    method: "post",
    path: "/api/questions/{id}/reopen",
    access: "question.answer",
    summary: "Takes a dismissal back",
    params: byId,
    body: settled,
    response: groupView,
  },
} as const satisfies Record<string, Route>;
