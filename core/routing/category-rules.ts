import { z } from "zod";
import { type CategoryId, categories, categoryIds, categoryOf } from "../ticket/taxonomy.ts";
import { categoryLabels } from "./category-labels.vi.ts";

export const categoryId = z.enum(categoryIds as unknown as [CategoryId, ...CategoryId[]]);
/** A button of the narrowest channel. */
const maxLabelChars = 20;

const rules = z.object({
  /** As staff read it. */
  name: z.string().trim().min(1, "no-name").max(80),
  /** As residents read it on pages and in sentences, where that is not `name`. */
  publicName: z.string().trim().min(1, "no-name").max(80).optional(),
  /** On the buttons residents press. */
  label: z.string().trim().min(1, "no-name").max(maxLabelChars, "too-long"),
  /** Other systems and public forms may offer it; residents may always tell of it in words. */
  isOffered: z.boolean(),
  /** Its reports may stand on public lists. */
  isPublished: z.boolean(),
  /** No result without a photo. */
  needsPhoto: z.boolean(),
  /** Four weeks after a result people are asked whether it has lasted; unset: as the taxonomy has it. */
  followsUp: z.boolean().optional(),
});
export type CategoryRules = z.output<typeof rules>;
export type CategoriesSetting = { [id in CategoryId]?: CategoryRules };

/** Heard in confidence: no form offers it, no list shows it, whatever a ward would like. */
const inConfidence: readonly CategoryId[] = ["integrity-complaint"];

function firstRules(id: CategoryId): CategoryRules {
  const { name, fieldWork: needsPhoto, recurs: followsUp = false } = categoryOf(id);
  const isOpen = !inConfidence.includes(id);
  return { name, label: categoryLabels[id], isOffered: isOpen, isPublished: isOpen, needsPhoto, followsUp };
}

/** What a ward begins with. */
export const initialCategories: CategoriesSetting = Object.fromEntries(
  categories.map(({ id }) => [id, firstRules(id)]),
);

const isUnique = (values: string[]): boolean => new Set(values).size === values.length;
const of = (key: "name" | "label") => (all: CategoriesSetting) =>
  isUnique(Object.values(all).map((row) => row[key].toLowerCase()));

/** What was set before a ward could say which kinds are asked of: as the taxonomy has it. */
function withFollowUps(all: CategoriesSetting): CategoriesSetting {
  const whole = Object.entries(all).map(([id, row]) => {
    const { followsUp } = firstRules(id as CategoryId);
    return [id, { followsUp, ...row }];
  });
  return Object.fromEntries(whole);
}

/** What the ward calls kinds of matters and what holds for them; what it says nothing of is as it came. */
export const categoriesBody = z.object({
  categories: z
    .partialRecord(categoryId, rules)
    .refine(of("name"), { error: "same-name" })
    .refine(of("label"), { error: "same-label" })
    .check(({ value, issues }) => {
      for (const id of inConfidence) {
        if (!value[id]?.isOffered && !value[id]?.isPublished && !value[id]?.followsUp) continue;
        issues.push({ code: "custom", message: "in-confidence", path: [id], input: value[id] });
      }
    })
    .overwrite(withFollowUps),
});

/** What holds for a category. */
export function rulesOf(all: CategoriesSetting, id: CategoryId): CategoryRules {
  return all[id] ?? firstRules(id);
}

/** As staff read it. */
export const categoryName = (all: CategoriesSetting, id: CategoryId): string => rulesOf(all, id).name;

/** As residents read it. */
export function publicName(all: CategoriesSetting, id: CategoryId): string {
  const { name, publicName: said = name } = rulesOf(all, id);
  return said;
}

/** The same inside a sentence. */
export function spokenName(all: CategoriesSetting, id: CategoryId): string {
  const name = publicName(all, id);
  return name.charAt(0).toLocaleLowerCase("vi") + name.slice(1);
}
