import type { z } from "zod";
import { attentionReasons } from "../../core/conversation/conversation.ts";
import { initialUnits } from "../../core/routing/units.ts";
import { answerRules } from "../../core/ticket/answer-check.ts";
import { farMetres } from "../../core/ticket/proof.ts";
import {
  bases,
  type CategoryId,
  categories,
  categoryGroups,
  categoryOf,
  isOutsideUnit,
  keeperOf,
} from "../../core/ticket/taxonomy.ts";
import { isOpen, refusalCodes, ticketStatuses } from "../../core/ticket/ticket.ts";
import type { classifyResult } from "../../server/contract-calls.ts";
import type { referenceView } from "../../server/contract-desk.ts";

const entries = <T extends object>(table: T) => Object.entries(table) as [keyof T & string, T[keyof T]][];

/** The tables of core in the shape of the contract. */
export const reference: z.infer<typeof referenceView> = {
  groups: [...categoryGroups],
  categories: categories.map((row) => ({
    id: row.id,
    group: row.group,
    name: row.name,
    unit: keeperOf(categoryOf(row.id)),
    severity: row.severity,
    needsPlace: row.needsPlace,
    fieldWork: row.fieldWork,
    needsPhoto: row.fieldWork,
  })),
  units: initialUnits.map(({ id, name, short }) => ({ id, name, short, outside: isOutsideUnit(id), relayed: false })),
  closedUnits: [],
  statuses: entries(ticketStatuses).map(([id, label]) => ({ id, label, open: isOpen(id) })),
  bases: entries(bases).map(([id, label]) => ({ id, label })),
  refusals: entries(refusalCodes).map(([id, label]) => ({ id, label })),
  attention: entries(attentionReasons).map(([id, label]) => ({ id, label })),
  farMetres,
  answerRules: [...answerRules],
  hasCentre: true,
};

/** Words that stand for a category. */
const cues: [RegExp, CategoryId][] = [
  [/cống|ngập|nước dơ/i, "flooding-drainage"],
  [/đèn/i, "street-light"],
  [/rác|xà bần/i, "litter-dumping"],
  [/ổ gà|đường/i, "road-damage"],
];
const shares = [0.71, 0.2, 0.05];

/** A classifier one can foresee: a few words, one street. */
export function classify(text: string, placeText = ""): z.input<typeof classifyResult> {
  const found = cues.filter(([pattern]) => pattern.test(text)).map(([, category]) => category);
  const isFire = /cháy|lửa/i.test(text);
  const where = /(\d+ )?hoa sứ/i.exec(placeText || text)?.[0];
  const place = { label: `${where?.replace(/hoa sứ/i, "Hoa Sứ")}, khu phố 3`, precision: "house" as const };
  return {
    proposals: found.slice(0, 3).map((category, index) => ({ category, confidence: shares[index] ?? 0 })),
    decision: "confirm",
    severity: isFire ? "S1" : "S3",
    cues: [],
    flags: [],
    ...(isFire
      ? { emergency: { kind: "fire", when: "now", words: "Anh/chị ra khỏi chỗ cháy, gọi ngay 114 giúp phường." } }
      : {}),
    place: where ? { kind: "found", places: [place] } : { kind: "none", places: [] },
  };
}
