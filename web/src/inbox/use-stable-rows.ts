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
}

/**
 * Keeps rows where they are while somebody works: new ones wait behind a bar, changed ones change in place, those that
 * left stay, marked. The server's order is taken when the queue changes, when asked, and while nothing is chosen.
 */
export function useStableRows(queue: string, served: Row[] | undefined, chosen: string | undefined): Placed {
  const [order, setOrder] = useState<Order>();
  const known = useRef(new Map<string, Row>());
  for (const row of served ?? []) known.current.set(row.id, row);

  const live = served?.map((row) => row.id) ?? [];
  const current = order?.queue === queue ? order : { queue, ids: live, dropped: [] };
  const arrived = live.filter((id) => !current.ids.includes(id) && !current.dropped.includes(id));
  const isFree = !chosen && (arrived.length > 0 || current.ids.some((id) => !live.includes(id)));
  const forgotten = current.dropped.filter((id) => !live.includes(id));

  if (served && (order?.queue !== queue || isFree)) setOrder({ queue, ids: live, dropped: [] });
  else if (served && forgotten.length > 0) {
    setOrder({ ...current, dropped: current.dropped.filter((id) => live.includes(id)) });
  }

  const rows = current.ids.flatMap((id) => {
    const row = known.current.get(id);
    return row ? [{ row, gone: !live.includes(id) }] : [];
  });
  return {
    rows: served ? rows : [],
    fresh: arrived.length,
    accept: () => setOrder({ queue, ids: live, dropped: [] }),
    drop: (id) =>
      setOrder((before) => {
        const from = before ?? current;
        return { ...from, ids: from.ids.filter((other) => other !== id), dropped: [...from.dropped, id] };
      }),
  };
}
