import { useInfiniteQuery } from "@tanstack/react-query";
import type { InboxSearch } from "../search.ts";
import { conversationsQuery } from "./queries.ts";
import { useStableRows } from "./use-stable-rows.ts";

/** The queue of the address bar with its rows in place and the counts of all queues. */
export function useInboxList(search: InboxSearch, chosen: string | undefined) {
  const query = useInfiniteQuery(conversationsQuery(search));
  const pages = query.data?.pages.map((page) => page.items);
  const placed = useStableRows(
    JSON.stringify([search.hang, search.kenh, search.loai, search.muc, search.q]),
    pages,
    chosen,
  );
  /** The row after (or before) this one; the first when there is none. */
  const neighbour = (id: string | undefined, step: 1 | -1): string | undefined => {
    const ids = placed.rows.map(({ row }) => row.id);
    const at = id === undefined ? -1 : ids.indexOf(id);
    if (at < 0) return ids[0];
    return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
  };
  return { ...placed, query, counts: query.data?.pages[0]?.counts, neighbour };
}
export type InboxList = ReturnType<typeof useInboxList>;
