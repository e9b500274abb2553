import { useRef, useState } from "react";
import type { Row } from "./queries.ts";

/** A row in its place: `gone` when it has left the queue meanwhile. */
export interface PlacedRow {
  row: Row;
  gone: boolean;
}

interface Placed {
  rows: PlacedRow[];
  /** How many wait behind the bar “3 tin mới”. */
  fresh: number;
  /** Shows everything in the server's order. */
  accept: () => void;
  /** Takes a row away that was dealt with here; it comes back as new when the server lists it anew. */
  drop: (id: string) => void;
}

interface Order {
  queue: string;
  ids: string[];
  dropped: string[];
  /** Pages whose rows have a place. */
  pages: number;
}

/**
 * Keeps rows where they are while somebody works: new ones wait behind a bar, changed ones change in place, those that
 * left stay, marked. The server's order is taken when the queue changes, when asked, and while nothing is chosen. A page
 * that was asked for goes to the end.
 */
export function useStableRows(queue: string, pages: Row[][] | undefined, chosen: string | undefined): Placed {
  const [order, setOrder] = useState<Order>();
  const known = useRef(new Map<string, Row>());
  const served = pages?.flat();
  for (const row of served ?? []) known.current.set(row.id, row);

  const live = served?.map((row) => row.id) ?? [];
  const isLive = new Set(live);
  const anew: Order = { queue, ids: live, dropped: [], pages: pages?.length ?? 0 };
  const current = order?.queue === queue ? order : anew;
  const isKnown = new Set([...current.ids, ...current.dropped]);
  const isNews = (id: string): boolean => !isKnown.has(id);
  const further = pages?.slice(current.pages).flatMap((page) => page.map((row) => row.id).filter(isNews)) ?? [];
  const arrived = further.length > 0 ? [] : live.filter(isNews);
  const isFree = !chosen && (arrived.length > 0 || current.ids.some((id) => !isLive.has(id)));
  const forgotten = current.dropped.filter((id) => !isLive.has(id));

  if (served && (order?.queue !== queue || isFree)) setOrder(anew);
  else if (served && (forgotten.length > 0 || current.pages !== anew.pages)) {
    const dropped = current.dropped.filter((id) => isLive.has(id));
    setOrder({ ...current, ids: [...current.ids, ...further], dropped, pages: anew.pages });
  }

  const rows = current.ids.flatMap((id) => {
    const row = known.current.get(id);
    return row ? [{ row, gone: !isLive.has(id) }] : [];
  });
  return {
    rows: served ? rows : [],
    fresh: arrived.length,
    accept: () => setOrder(anew),
    drop: (id) =>
      setOrder((before) => {
        const from = before ?? current;
        return { ...from, ids: from.ids.filter((other) => other !== id), dropped: [...from.dropped, id] };
      }),
  };
}
