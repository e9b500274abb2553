import type { z } from "zod";
import { assignmentBody, initialAssignment } from "../assignment/rules.ts";
import type { Action } from "../people/access.ts";
import { firstRetention, retentionBody } from "../privacy/kept-kinds.ts";
import type { Ward } from "../ward.ts";
import { assistantBody } from "./assistant.ts";
import { calendarBody, calendarOf } from "./calendar.ts";
import { cannedAnswersBody, firstAnswers } from "./canned-answers.ts";

/** One thing a ward sets for itself: its shape, what holds until somebody sets it, and whose it is. */
export interface SettingDefinition<B> {
  schema: z.ZodType<B>;
  initial(ward: Ward): B;
  /** Rows of the access table. */
  read: Action;
  edit: Action;
}

const define = <S extends z.ZodType>(definition: SettingDefinition<z.output<S>> & { schema: S }) => definition;

/** Everything a ward sets for itself, by kind. A new kind is a line here; its page is the console's. */
export const settingKinds = {
  calendar: define({
    ...{ schema: calendarBody, initial: calendarOf },
    ...{ read: "setting.read", edit: "setting.edit" },
  }),
  "canned-answers": define({
    ...{ schema: cannedAnswersBody, initial: firstAnswers },
    ...{ read: "answer.read", edit: "answer.edit" },
  }),
  assistant: define({
    ...{ schema: assistantBody, initial: () => ({ off: [] }) },
    ...{ read: "setting.read", edit: "setting.edit" },
  }),
  retention: define({
    ...{ schema: retentionBody, initial: firstRetention },
    ...{ read: "privacy.read", edit: "privacy.manage" },
  }),
  assignment: define({
    ...{ schema: assignmentBody, initial: () => initialAssignment },
    ...{ read: "setting.read", edit: "setting.edit" },
  }),
};
