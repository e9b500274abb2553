import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, call } from "../api.ts";
import { sayWhy, showDone, showHint } from "../shared/say-why.ts";
import { rowWords } from "../words-rows.vi.ts";
import type { InboxList } from "./use-inbox-list.ts";

/** What can be done to several conversations; each one is an act of its own at the server. */
const send = {
  done: (id: string) => call(api.POST("/api/conversations/{id}/done", { params: { path: { id } } })),
  take: (id: string) => call(api.POST("/api/conversations/{id}/take-over", { params: { path: { id } } })),
};
export type BulkAct = keyof typeof send;

/** Does it to one after the other; why it failed, by conversation. */
async function sendAll(act: BulkAct, ids: string[]): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  for (const id of ids) await send[act](id).catch((error: unknown) => failed.set(id, sayWhy(error)));
  return failed;
}

/** The rows that were chosen to be dealt with together. Those it did not work for stay chosen, each with its reason. */
export function useMarks({ rows, drop }: InboxList, leavesQueue: boolean) {
  const client = useQueryClient();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map());
  const [anchor, setAnchor] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const toggle = (id: string): void => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
    setAnchor(id);
  };
  /** All rows from the one chosen last (or this one) up to here. */
  const extend = (id: string, from: string | undefined = id): void => {
    const order = rows.map(({ row }) => row.id);
    const ends = [order.indexOf(anchor ?? from), order.indexOf(id)].sort((a, b) => a - b);
    setIds(new Set([...ids, ...order.slice(Math.max(0, ends[0] ?? 0), (ends[1] ?? 0) + 1)]));
    setAnchor(id);
  };
  const clear = (): void => {
    setIds(new Set());
    setFailures(new Map());
    setAnchor(undefined);
  };
  const run = async (act: BulkAct): Promise<void> => {
    if (isBusy || ids.size === 0) return;
    setBusy(true);
    const failed = await sendAll(act, [...ids]);
    const well = [...ids].filter((id) => !failed.has(id));
    if (leavesQueue) for (const id of well) drop(id);
    await Promise.all([
      client.invalidateQueries({ queryKey: ["conversations"] }),
      ...well.map((id) => client.invalidateQueries({ queryKey: ["conversation", id] })),
    ]);
    clear();
    setIds(new Set(failed.keys()));
    setFailures(failed);
    setBusy(false);
    if (failed.size > 0) showHint(rowWords.someFailed(well.length, failed.size));
    else showDone(rowWords.allWell[act](well.length));
  };
  return { ids, failures, isBusy, toggle, extend, clear, run };
}
export type Marks = ReturnType<typeof useMarks>;
