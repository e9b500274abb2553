import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, type Body, call, type Schemas } from "../api.ts";
import { sayWhy, showDone } from "../shared/say-why.ts";
import { privacyWords as say } from "../words-privacy.vi.ts";

export type RightsCase = Schemas["RightsCase"];
export type RightsCaseRow = Schemas["RightsCaseRow"];

/** Requests about personal data, due first. */
export const casesQuery = queryOptions({
  queryKey: ["rights-cases"],
  queryFn: () => call(api.GET("/api/rights-cases")),
});

const path = (code: string) => ({ params: { path: { code } } });

/** One request whole. */
export const caseQuery = (code: string) =>
  queryOptions({
    queryKey: ["rights-cases", code],
    queryFn: () => call(api.GET("/api/rights-cases/{code}", path(code))),
  });

/** What was removed because its time was over. */
export const retentionQuery = queryOptions({
  queryKey: ["retention"],
  queryFn: () => call(api.GET("/api/retention")),
});

/** Why an act on a request was refused, in words of this screen. */
export function whyNot(error: unknown): string {
  if (!(error instanceof ApiError)) return sayWhy(error);
  const { open, busy } = error.details as { open?: string[]; busy?: boolean };
  if (open) return say.stillOpen(open.join(", "));
  return busy ? say.busy : sayWhy(error);
}

/** Every act on one request; the answer is the request as it is then. A refusal stays with the screen. */
export function useCaseAct({ code, version }: Pick<RightsCase, "code" | "version">) {
  const client = useQueryClient();
  const at = path(code);
  return useMutation({
    mutationFn: (act: CaseAct) => {
      if (act.do === "accept") {
        return call(api.POST("/api/rights-cases/{code}/accept", { ...at, body: { version, right: act.right } }));
      }
      if (act.do === "refuse" || act.do === "prolong") {
        const body = { version, reason: act.reason };
        return call(
          act.do === "refuse"
            ? api.POST("/api/rights-cases/{code}/refuse", { ...at, body })
            : api.POST("/api/rights-cases/{code}/prolong", { ...at, body }),
        );
      }
      if (act.do === "person") {
        return call(
          api.POST("/api/rights-cases/{code}/person", { ...at, body: { version, citizenId: act.citizenId } }),
        );
      }
      if (act.do === "correct") {
        const { name, phone } = act;
        const body = { version, ...(name && { name }), ...(phone && { phone }) };
        return call(api.POST("/api/rights-cases/{code}/correct", { ...at, body }));
      }
      const body = { version };
      if (act.do === "hand-over") return call(api.POST("/api/rights-cases/{code}/hand-over", { ...at, body }));
      if (act.do === "withdraw") return call(api.POST("/api/rights-cases/{code}/withdraw", { ...at, body }));
      return call(api.POST("/api/rights-cases/{code}/erase", { ...at, body }));
    },
    onSuccess: () => showDone(say.saved),
    onSettled: () => client.invalidateQueries({ queryKey: ["rights-cases"] }),
  });
}
export type CaseAct =
  | { do: "accept"; right: NonNullable<RightsCase["right"]> }
  | { do: "refuse" | "prolong"; reason: string }
  | { do: "person"; citizenId: string }
  | { do: "correct"; name: string; phone: string }
  | { do: "hand-over" | "withdraw" | "erase" };

/** Takes a request down; a refusal stays with the form. */
export function useTakeDown() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"openRightsCase">) => call(api.POST("/api/rights-cases", { body })),
    onSettled: () => client.invalidateQueries({ queryKey: ["rights-cases"] }),
  });
}
