import type { Service } from "../../adapters/open311/payload.ts";
import { publicName, rulesOf } from "../../core/routing/category-rules.ts";
import type { SettingsInForce } from "../../core/setting/setting.ts";
import { type Category, categories, categoryGroups } from "../../core/ticket/taxonomy.ts";
import type { Ward } from "../../core/ward.ts";
import { stamp } from "./present.ts";

/** A question of a service's definition, in the standard's words. `variable: false` is only information to show. */
export type Question = {
  variable: boolean;
  code: string;
  datatype: "string" | "text" | "singlevaluelist";
  required: boolean;
  datatype_description: string | null;
  order: number;
  description: string;
  values: { key: string; name: string }[] | null;
};

type Named = Pick<Ward, "categories">;

/** When services or their questions last changed with a release. Held to the truth by a test. */
export const releaseChangeset = "2026-11-29T00:00:00+07:00";

/** When services or their questions last changed, by a release or by the ward; clients read them anew when it moves. */
export function changesetOf(settings: SettingsInForce): string {
  const set = settings.since("categories");
  return set && set > new Date(releaseChangeset) ? stamp(set) : releaseChangeset;
}

/** The leaves other systems may report, under the ids of the taxonomy: they never change their meaning. */
export const offeredCategories = (ward: Named): readonly Category[] =>
  categories.filter(({ id }) => rulesOf(ward.categories, id).isOffered);

const isDangerous = ({ severity, fieldWork }: Category): boolean =>
  fieldWork && (severity === "S1" || severity === "S2");

type Draft = Pick<Question, "code" | "datatype" | "description"> & Partial<Question>;

/** Every answer is kept with the report and read by whoever works on it. */
const questions: readonly { asks: (category: Category) => boolean; draft: Draft }[] = [
  {
    asks: isDangerous,
    draft: {
      code: "emergency",
      datatype: "text",
      variable: false,
      description: "Có người đang gặp nguy hiểm: gọi ngay 113 công an, 114 cứu nạn, 115 cấp cứu.",
    },
  },
  {
    asks: isDangerous,
    draft: {
      code: "danger",
      datatype: "singlevaluelist",
      description: "Có ai bị thương hay đang kẹt ở đó không?",
      values: [
        { key: "yes", name: "Có" },
        { key: "no", name: "Không" },
      ],
    },
  },
  {
    asks: ({ needsPlace }) => needsPlace,
    draft: { code: "landmark", datatype: "string", description: "Gần chợ, trường hay quán nào?" },
  },
  {
    asks: ({ id }) => id === "dossier-delay",
    draft: { code: "dossier", datatype: "string", description: "Mã hồ sơ trên giấy hẹn" },
  },
  { asks: () => true, draft: { code: "since", datatype: "string", description: "Từ khi nào?" } },
];

/** What a service asks besides the standard's own fields; nothing is demanded that a resident may not know. */
export function questionsOf(category: Category): Question[] {
  return questions
    .filter(({ asks }) => asks(category))
    .map(({ draft }, index) => ({
      variable: true,
      required: false,
      datatype_description: null,
      values: null,
      ...draft,
      order: index + 1,
    }));
}

const found = (ward: Named, code: string): Category | undefined =>
  offeredCategories(ward).find(({ id }) => id === code);

/** A service as a filed form is checked against it; undefined when there is none with this code. */
export function serviceOf(ward: Named, code: string): Service | undefined {
  const category = found(ward, code);
  if (!category) return undefined;
  const attributes = questionsOf(category)
    .filter(({ variable }) => variable)
    .map(({ code, required, description, values }) => ({
      code,
      required,
      description,
      ...(values ? { values } : {}),
    }));
  return { code: category.id, attributes };
}

const groupName = (id: string): string => categoryGroups.find((group) => group.id === id)?.name ?? "Khác";

/** `GET services`. Numbers are given at once, so every service is realtime. */
export function listServices(ward: Named) {
  return offeredCategories(ward).map(({ id, group }) => ({
    service_code: id,
    service_name: publicName(ward.categories, id),
    description: `${groupName(group)}: ${publicName(ward.categories, id)}`,
    metadata: true,
    type: "realtime",
    keywords: null,
    group: groupName(group),
  }));
}

/** `GET services/{code}`; undefined when there is none. */
export function defineService(ward: Named, code: string) {
  const category = found(ward, code);
  return category && { service_code: category.id, attributes: questionsOf(category) };
}
