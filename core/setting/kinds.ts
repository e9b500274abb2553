import type { z } from "zod";
import { assignmentBody, initialAssignment } from "../assignment/rules.ts";
import type { Action } from "../people/access.ts";
import type { Staff } from "../people/staff.ts";
import { firstRetention, retentionBody } from "../privacy/kept-kinds.ts";
import { categoriesBody } from "../routing/category-rules.ts";
import { routingBody, routingFaults } from "../routing/routing.ts";
import { reviveUnits, unitFaults, unitsBody } from "../routing/units.ts";
import type { Ward } from "../ward.ts";
import { assistantBody } from "./assistant.ts";
import { calendarBody, calendarOf } from "./calendar.ts";
import { cannedAnswersBody, firstAnswers } from "./canned-answers.ts";
import { deadlinesBody } from "./deadlines.ts";
import { savedViewsBody } from "./saved-views.ts";
import { releaseThresholds, thresholdsBody } from "./thresholds.ts";

/** One thing a ward sets for itself: its shape, what holds until somebody sets it, and whose it is. */
export interface SettingDefinition<B> {
  schema: z.ZodType<B>;
  initial(ward: Ward): B;
  /** What the body alone cannot tell, as "path: code" for each fault; `before` is in force, `ward` as it is set now. */
  faults?(given: { body: B; before: B; ward: Ward; staff: readonly Staff[] }): string[];
  /** An earlier body as it may come back now. */
  revive?(earlier: B, now: B): B;
  /** Rows of the access table. */
  read: Action;
  edit: Action;
}

/** Set by the administrator, seen by leaders too. */
const administrators = { read: "setting.read", edit: "setting.edit" } as const;
const define = <S extends z.ZodType>(definition: SettingDefinition<z.output<S>> & { schema: S }) => definition;

/** Everything a ward sets for itself, by kind. A new kind is a line here; its page is the console's. */
export const settingKinds = {
  calendar: define({
    ...{ schema: calendarBody, initial: calendarOf },
    ...administrators,
  }),
  "canned-answers": define({
    ...{ schema: cannedAnswersBody, initial: firstAnswers },
    ...{ read: "answer.read", edit: "answer.edit" },
  }),
  assistant: define({
    ...{ schema: assistantBody, initial: () => ({ off: [] }) },
    ...administrators,
  }),
  deadlines: define({
    ...{ schema: deadlinesBody, initial: () => ({ rows: [] }) },
    ...administrators,
  }),
  thresholds: define({
    ...{ schema: thresholdsBody, initial: releaseThresholds },
    ...administrators,
  }),
  retention: define({
    ...{ schema: retentionBody, initial: firstRetention },
    ...{ read: "privacy.read", edit: "privacy.manage" },
  }),
  assignment: define({
    ...{ schema: assignmentBody, initial: () => initialAssignment },
    ...administrators,
  }),
  units: define({
    ...{ schema: unitsBody, initial: ({ units }) => ({ units: [...units] }) },
    ...administrators,
    faults: ({ body, before, staff }) => unitFaults(before, body, staff),
    revive: reviveUnits,
  }),
  categories: define({
    ...{ schema: categoriesBody, initial: ({ categories }) => ({ categories }) },
    ...administrators,
  }),
  routing: define({
    ...{ schema: routingBody, initial: ({ routing }) => routing },
    ...administrators,
    faults: ({ body, ward }) => routingFaults(body, ward.units),
  }),
  "shared-views": define({
    ...{ schema: savedViewsBody, initial: () => ({ views: [] }) },
    ...{ read: "view.share", edit: "view.share" },
  }),
};
