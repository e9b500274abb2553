import { z } from "zod";
import { assignmentBody } from "../core/assignment/rules.ts";
import { retentionBody } from "../core/privacy/kept-kinds.ts";
import { categoriesBody } from "../core/routing/category-rules.ts";
import { routingBody } from "../core/routing/routing.ts";
import { unitsBody } from "../core/routing/units.ts";
import { assistantBody } from "../core/setting/assistant.ts";
import { calendarBody } from "../core/setting/calendar.ts";
import { cannedAnswersBody } from "../core/setting/canned-answers.ts";
import { deadlinesBody } from "../core/setting/deadlines.ts";
import { settingKinds } from "../core/setting/kinds.ts";
import { savedViewsBody } from "../core/setting/saved-views.ts";
import type { SettingKind } from "../core/setting/setting.ts";
import { thresholdsBody } from "../core/setting/thresholds.ts";
import { moment, named } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

const kind = z.enum(Object.keys(settingKinds) as [SettingKind, ...SettingKind[]]);
/** What was set, without its body. */
const settingVersion = z.object({
  number: z.number(),
  authorName: z.string(),
  at: moment,
  note: z.string().optional(),
  /** Number of the version whose body it took again; 0: as it came with the release. */
  restores: z.number().optional(),
});

/** `number` is 0 while nobody set anything. `history` is newest first, and ends somewhere. */
const settingOf = <K extends SettingKind, B extends z.ZodType>(name: K, body: B) =>
  z.object({
    kind: z.literal(name),
    number: z.number(),
    body,
    /** Whoever asks may set it. */
    mayEdit: z.boolean(),
    history: z.array(settingVersion),
  });
/** One setting as it is in force. */
export const settingView = z
  .discriminatedUnion("kind", [
    settingOf("calendar", calendarBody),
    settingOf("assistant", assistantBody),
    settingOf("retention", retentionBody),
    settingOf("assignment", assignmentBody),
    settingOf("deadlines", deadlinesBody),
    settingOf("thresholds", thresholdsBody),
    settingOf("canned-answers", cannedAnswersBody),
    settingOf("units", unitsBody),
    settingOf("categories", categoriesBody),
    settingOf("routing", routingBody),
    settingOf("shared-views", savedViewsBody),
  ])
  .register(named, { id: "Setting" });

const byKind = z.object({ kind });
const base = z.int().min(0);
const note = z.string().trim().max(500).optional();

/** What a ward sets for itself. Each kind's own row of the access table says who reads and who sets it. */
export const settingRoutes = {
  getSetting: {
    method: "get",
    path: "/api/settings/{kind}",
    access: "signed-in",
    summary: "A setting as it is in force, and who set what when",
    params: byKind,
    response: settingView,
  },
  changeSetting: {
    method: "post",
    path: "/api/settings/{kind}",
    access: "signed-in",
    summary: "Puts a body in force; STALE when somebody was faster than `base`",
    params: byKind,
    body: z.object({ base, body: z.unknown(), note }),
    response: settingView,
  },
  restoreSetting: {
    method: "post",
    path: "/api/settings/{kind}/restore",
    access: "signed-in",
    summary: "Puts an earlier version's body in force again; 0: as it came with the release",
    params: byKind,
    body: z.object({ base, number: z.int().min(0), note }),
    response: settingView,
  },
} as const satisfies Record<string, Route>;
