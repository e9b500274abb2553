import { z } from "zod";
import { tryJson } from "../json.ts";

const percent = z.number().catch(0);
const use = z.looseObject({
  call_count: percent.default(0),
  total_cputime: percent.default(0),
  total_time: percent.default(0),
  /** Minutes until calls are taken again. */
  estimated_time_to_regain_access: z.number().catch(0).default(0),
});
const business = z.record(z.string(), z.array(use));

/** How much of the allowance is used up, per cent, and how long to wait when it is gone. */
export interface Usage {
  percent: number;
  waitMs: number;
}

const minuteMs = 60_000;

/**
 * What the answer's headers say of our rate limits: `X-Business-Use-Case-Usage` counts each kind of use of the Page,
 * `X-App-Usage` all calls of the app (rate-limiting page of 2026-03-23). Undefined when they say nothing.
 */
export function usageIn(headers: Record<string, string>): Usage | undefined {
  const kinds = business.safeParse(tryJson(headers["x-business-use-case-usage"] ?? ""));
  const app = use.safeParse(tryJson(headers["x-app-usage"] ?? ""));
  const all = [...(kinds.success ? Object.values(kinds.data).flat() : []), ...(app.success ? [app.data] : [])];
  if (all.length === 0) return undefined;
  const shares = all.flatMap(({ call_count, total_cputime, total_time }) => [call_count, total_cputime, total_time]);
  const minutes = Math.max(...all.map((one) => one.estimated_time_to_regain_access));
  return { percent: Math.max(...shares), waitMs: minutes * minuteMs };
}
