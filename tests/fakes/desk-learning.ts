import { AppError } from "../../core/errors.ts";
import { otherBar } from "../../core/understanding/drift.ts";
import type { Handler } from "./desk-handler.ts";
import { rowOf } from "./desk-present.ts";
import { at } from "./desk-seed.ts";

type Mine = "getLearning" | "listReadings" | "askTraining" | "useModel";
type Page = ReturnType<Handler<"getLearning">>;
type Model = Page["models"][number];

const scores = (category: number): NonNullable<Model["scores"]> => ({
  ...{ categoryTyped: category, categoryBare: category - 0.012, intentTyped: 0.931, intentBare: 0.918 },
  emergencyRecall: 1,
});
const seed = (): Pick<Page, "models" | "activations" | "training"> => ({
  models: [
    {
      ...{ version: "linear-2-9c1f0a7b24de-c61-4be1d7a0", isRelease: false, trainedAt: at(-600), corrections: 61 },
      ...{ trainedByName: "Hệ thống", scores: scores(0.872), verdict: "refused", mayUse: false },
      reason:
        "Kém hơn bản đang dùng: loại việc, gõ như thường từ 0,903 xuống 0,872; loại việc, gõ không dấu từ 0,891 xuống 0,860.",
    },
    {
      ...{ version: "linear-2-9c1f0a7b24de-c34-77aa01c3", isRelease: false, trainedAt: at(-9 * 1440), corrections: 34 },
      ...{ trainedByName: "Anh Quân", scores: scores(0.903), verdict: "active", mayUse: false },
    },
    {
      ...{ version: "linear-2-9c1f0a7b24de", isRelease: true, trainedAt: at(-30 * 1440), corrections: 0 },
      ...{ trainedByName: "Hệ thống", scores: scores(0.898), verdict: "retired", mayUse: true },
    },
  ],
  activations: [
    { version: "linear-2-9c1f0a7b24de-c34-77aa01c3", at: at(-9 * 1440), byName: "Anh Quân" },
    { version: "linear-2-9c1f0a7b24de", at: at(-30 * 1440), byName: "Hệ thống" },
  ],
  training: { askedAt: at(-602), byName: "Hệ thống", startedAt: at(-601), endedAt: at(-600), outcome: "refused" },
});

let state = seed();
const counts = (reports: number, other: number, asked: number, triaged: number, corrected: number) => ({
  ...{ reports, other, asked, triaged, corrected },
});

/** A new story begins with the models of the beginning. */
export function resetLearning(): void {
  state = seed();
}

/** Models at the fake desk: one in use, one refused, one to go back to. */
export const learningHandlers: { [K in Mine]: Handler<K> } = {
  getLearning: () => {
    return {
      ...state,
      waiting: {
        count: 31,
        pairs: [
          { from: "flooding-drainage", to: "wastewater-discharge", count: 14 },
          { from: "sidewalk-encroachment", to: "street-vending", count: 11 },
          { from: "other-unclassified", to: "health-education-service", count: 6 },
        ],
      },
      atNightFrom: 25,
      drift: {
        otherBar,
        windows: [
          { days: 7, all: counts(212, 15, 28, 197, 13), byVersion: [] },
          {
            days: 28,
            all: counts(871, 33, 120, 860, 61),
            byVersion: [
              { version: "linear-2-9c1f0a7b24de", ...counts(590, 17, 88, 585, 45) },
              { version: "linear-2-9c1f0a7b24de-c34-77aa01c3", ...counts(281, 16, 32, 275, 16) },
            ],
          },
        ],
      },
      quality: {
        ...{ days: 28, judged: 640, confirmed: 579 },
        agreement: [
          { category: "flooding-drainage", judged: 88, confirmed: 71 },
          { category: "street-light", judged: 61, confirmed: 60 },
          { category: "illegal-advertising", judged: 7, confirmed: 5 },
        ],
      },
      at: at(0),
    };
  },
  listReadings: ({ desk, person }) => {
    const items = desk.tickets.slice(0, 2).map((ticket) => rowOf(ticket, person));
    return { items, total: items.length, at: at(0) };
  },
  askTraining: ({ desk, person }) => {
    state.training = { askedAt: at(0), byName: person.name };
    desk.tell("model.updated", "training");
    return { ok: true };
  },
  useModel: ({ desk, person, params: { id: version } }) => {
    const chosen = state.models.find((model) => model.version === version);
    if (!chosen?.mayUse) throw new AppError("NOT_FOUND", "no such model");
    state.models = state.models.map((model) => ({
      ...model,
      ...(model.verdict === "active" ? { verdict: "retired" as const, mayUse: true } : {}),
      ...(model === chosen ? { verdict: "active" as const, mayUse: false } : {}),
    }));
    state.activations.unshift({ version, at: at(0), byName: person.name });
    desk.tell("model.updated", version);
    return { ok: true };
  },
};
