import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { NameOf } from "./lines.ts";
import { knowledgeQuery } from "./queries.ts";

/** Every record's name by its id. */
export function useNamedRecords(): ReadonlyMap<string, string> {
  const { data } = useQuery(knowledgeQuery);
  return useMemo(() => new Map(data?.items.map(({ id, name }) => [id, name])), [data]);
}

/** What records are called; one that is gone keeps its id. */
export function useRecordNames(): NameOf {
  const names = useNamedRecords();
  return useCallback((id) => names.get(id) ?? id, [names]);
}
