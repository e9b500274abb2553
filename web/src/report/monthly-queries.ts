import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { noteServerTime } from "../shared/time.ts";
import { monthlyWords } from "../words-monthly.vi.ts";

export type Monthly = Schemas["MonthlyReport"];
export type Spans = Pick<Monthly["figures"], "now" | "before" | "yearBefore">;
export type Shortfall = Monthly["shortfalls"][number];

/** A month's report as it stands, or one of its editions. */
export const monthlyQuery = (month: string, edition: number | undefined) =>
  queryOptions({
    queryKey: ["report", "monthly", month, edition],
    queryFn: async () => {
      const query = { month, ...(edition ? { edition } : {}) };
      const report = await call(api.GET("/api/reports/monthly", { params: { query } }));
      noteServerTime(report.at);
      return report;
    },
  });

/** Keeping what was written of a month, and approving it. */
export function useMonthlyActs() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ["report", "monthly"] });
  const act = <T>(mutationFn: (body: T) => Promise<unknown>, done: string) => ({
    mutationFn,
    onSuccess: () => showDone(done),
    onError: showFailure,
    onSettled,
  });
  return {
    save: useMutation(
      act(
        (body: Body<"saveMonthlyReport">) => call(api.POST("/api/reports/monthly", { body })),
        monthlyWords.editor.saved,
      ),
    ),
    approve: useMutation(
      act(
        (body: Body<"approveMonthlyReport">) => call(api.POST("/api/reports/monthly/approve", { body })),
        monthlyWords.editor.done,
      ),
    ),
  };
}
