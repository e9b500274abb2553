import { infiniteQueryOptions, useMutation } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import type { AuditSearch } from "../search.ts";
import { showFailure } from "../shared/say-why.ts";

export type AuditEntry = Schemas["AuditEntry"];
const dayMs = 86_400_000;

/** Days in the address bar are those of Việt Nam. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

/** The search of the address bar as the server asks for it. */
export function auditQueryOf({ tu, den, ai, viec, odau }: AuditSearch): Record<string, string> {
  return {
    ...(tu && { from: startOf(tu).toISOString() }),
    ...(den && { to: new Date(startOf(den).getTime() + dayMs).toISOString() }),
    ...(ai && { staff: ai }),
    ...(viec && { act: viec }),
    ...(odau && { target: odau }),
  };
}

/** What staff did, newest first, a page at a time. */
export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ["audit", search],
    initialPageParam: "",
    queryFn: ({ pageParam }) => {
      const query = { ...auditQueryOf(search), ...(pageParam && { cursor: pageParam }) };
      return call(api.GET("/api/audit", { params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Whether the log is still what it was. */
export const useVerify = () =>
  useMutation({ mutationFn: () => call(api.POST("/api/audit/verify")), onError: showFailure });
