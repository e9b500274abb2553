import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { noteServerTime } from "../shared/time.ts";

export type Marked = Schemas["Marked"];
/** Kinds of what search finds, in the order they are shown. */
export const kinds = ["tickets", "conversations", "people"] as const;
export type Kind = (typeof kinds)[number];

/** Fewer letters find everything and nothing. */
export const minChars = 2;

/** What was found, of all kinds or of one; the last answer stays while the next one loads. */
export function findQuery(q: string, limit: number, kind?: Kind) {
  return queryOptions({
    queryKey: ["find", q, kind, limit],
    enabled: q.length >= minChars,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { q, limit, ...(kind ? { kind } : {}) };
      const answer = await call(api.GET("/api/search", { params: { query }, signal }));
      noteServerTime(answer.at);
      return answer;
    },
  });
}
