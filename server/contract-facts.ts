import { z } from "zod";
import { doubtIds } from "../core/ticket/ticket.ts";
import {
  attachmentView,
  categoryId,
  moment,
  momentIn,
  place,
  refusalCode,
  severity,
  staffText,
  ticketCode,
  unitId,
  uploadedFiles,
} from "./contract-base.ts";

/** What a move can carry; which of it is demanded is said by `TicketRow.moves[].carries`. */
export const factNames = [
  "category",
  "severity",
  "unit",
  "question",
  "reason",
  "reasonCode",
  "officerId",
  "plan",
  "photos",
  "onSceneAt",
  "outsideUnit",
  "reference",
  "expectedAt",
  "newDueAt",
  "text",
  "team",
  "parentCode",
  "explanation",
] as const;

const coordinates = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) };
/** Where a phone says it is. */
const positionIn = z.object({ ...coordinates, accuracyMetres: z.number().min(0).max(100_000).optional() });
/** What is known of how a photo was taken, by the photo's key. */
export const shotsIn = z
  .array(z.object({ key: z.string().min(1).max(200), takenAt: momentIn.optional(), position: positionIn.optional() }))
  .max(10);
const shotsView = z.array(z.object({ key: z.string(), takenAt: moment.optional(), position: positionIn.optional() }));
/** What about a result's photos asks for a word; `metres`: how far from the reported place. */
export const doubtView = z.object({ id: z.enum(doubtIds), metres: z.number().optional() });

/** Facts of a move as the console sends them. */
export const factsIn = z.object({
  category: categoryId.optional(),
  severity: severity.optional(),
  unit: unitId.optional(),
  question: staffText.optional(),
  reason: staffText.optional(),
  reasonCode: refusalCode.optional(),
  officerId: z.string().optional(),
  plan: staffText.optional(),
  photos: uploadedFiles.optional(),
  onSceneAt: momentIn.optional(),
  outsideUnit: unitId.optional(),
  reference: z.string().trim().max(200).optional(),
  expectedAt: momentIn.optional(),
  newDueAt: momentIn.optional(),
  text: staffText.optional(),
  team: z.string().trim().max(200).optional(),
  parentCode: ticketCode.optional(),
  position: positionIn.optional(),
  shots: shotsIn.optional(),
  explanation: staffText.optional(),
});

/** Facts of a past move as the timeline shows them; photos are ready to look at. */
export const factsView = z.object({
  category: categoryId.optional(),
  severity: severity.optional(),
  unit: unitId.optional(),
  place: place.optional(),
  question: z.string().optional(),
  reason: z.string().optional(),
  reasonCode: z.string().optional(),
  plan: z.string().optional(),
  photos: z.array(attachmentView).optional(),
  onSceneAt: moment.optional(),
  outsideUnit: unitId.optional(),
  reference: z.string().optional(),
  expectedAt: moment.optional(),
  answer: z.string().optional(),
  newDueAt: moment.optional(),
  text: z.string().optional(),
  team: z.string().optional(),
  parentCode: z.string().optional(),
  splitFrom: z.string().optional(),
  flood: z
    .object({ act: z.enum(["started", "told", "ended", "news"]), where: z.string(), since: moment.optional() })
    .optional(),
  rating: z.number().optional(),
  /** Four weeks after the result people were asked whether it has lasted, or nobody could be; somebody said that it has. */
  followUp: z.enum(["asked", "nobody", "lasts"]).optional(),
  /** It was the second "not ours"; it was a leader's decision whose it is. */
  disputed: z.boolean().optional(),
  ruled: z.boolean().optional(),
  position: positionIn.optional(),
  /** When it was done, where it was sent later. */
  doneAt: moment.optional(),
  shots: shotsView.optional(),
  doubts: z.array(doubtView).optional(),
  explanation: z.string().optional(),
});
