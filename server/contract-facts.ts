import { z } from "zod";
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
] as const;

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
    .object({ act: z.enum(["started", "told", "ended"]), where: z.string(), since: moment.optional() })
    .optional(),
  rating: z.number().optional(),
});
