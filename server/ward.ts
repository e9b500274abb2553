import { initialCategories } from "../core/routing/category-rules.ts";
import { initialRouting } from "../core/routing/routing.ts";
import { initialUnits } from "../core/routing/units.ts";
import { officeWeek, publicHolidays } from "../core/ticket/working-time.ts";
import type { Ward } from "../core/ward.ts";
import type { Config } from "./config.ts";
import { counterOf } from "./config-counter.ts";

/** The authority this installation serves, from its settings. */
export function wardOf(config: Config): Ward {
  const counter = counterOf(config);
  return {
    kind: config.WARD_KIND,
    name: config.WARD_NAME,
    codePrefix: config.WARD_CODE_PREFIX,
    calendar: { timeZone: "Asia/Ho_Chi_Minh", week: officeWeek, holidays: publicHolidays },
    units: initialUnits,
    categories: initialCategories,
    routing: initialRouting,
    ...(counter && { counter }),
    publicUrl: config.PUBLIC_URL,
  };
}
