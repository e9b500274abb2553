import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, call } from "../api.ts";
import { useSession } from "../session/session.ts";
import { sayWhy, showDone, showHint } from "../shared/say-why.ts";
import { offerUndo } from "../shared/undo.tsx";
import { rowWords } from "../words-rows.vi.ts";
import type { Row } from "./queries.ts";
import type { InboxList } from "./use-inbox-list.ts";

const path = (id: string) => ({ params: { path: { id } } });
/** What can be done to several conversations; each one is an act of its own at the server. */
const send = {
  done: (id: string) => call(api.POST("/api/conversations/{id}/done", path(id))),
  take: (id: string) => call(api.POST("/api/conversations/{id}/take-over", path(id))),
  spam: (id: string) => call(api.POST("/api/conversations/{id}/spam", { ...path(id), body: {} })),
  assign: (id: string, staffId: string) =>
    call(api.POST("/api/conversations/{id}/assign", { ...path(id), body: { staffId } })),
};
export type BulkAct = keyof typeof send;
/** An act, with whom it is given to. */
type Doing = { act: Exclude<BulkAct, "assign"> } | { act: "assign"; to: string };

interface Outcome {
  /** Acts that can be taken back, by conversation. */
  undoable: Map<string, string>;
  /** Why it failed, by conversation. */
  failed: Map<string, string>;
}

/** Does it to one after the other. Where it was so before, nothing was done, and nothing is taken back. */
async function sendAll(doing: Doing, rows: Row[], me: string): Promise<Outcome> {
  const { act } = doing;
  const outcome: Outcome = { undoable: new Map(), failed: new Map() };
  for (const { id, heldBy, spam } of rows) {
    const wasSo = (act === "take" && heldBy.staffId === me) || (act === "spam" && spam !== undefined);
    await (doing.act === "assign" ? send.assign(id, doing.to) : send[doing.act](id)).then(
      ({ undoable }) => void (undoable && !wasSo && outcome.undoable.set(id, undoable.id)),
      (error: unknown) => outcome.failed.set(id, sayWhy(error)),
    );
  }
  return outcome;
}

/** How many were taken back; the server knows best which cannot be any more. */
async function undoAll(acts: Map<string, string>): Promise<number> {
  let well = 0;
  for (const [id, actId] of acts) {
    await call(api.POST("/api/conversations/{id}/undo", { ...path(id), body: { actId } })).then(
      () => (well += 1),
      () => undefined,
    );
  }
  return well;
}

/** Names with their reasons, as long as a notice may be. */
function whyNot(failed: Map<string, string>, rows: Row[]): string {
  const lines = [...failed].map(([id, why]) => `${rows.find((row) => row.id === id)?.name ?? ""}: ${why}`);
  const told = lines.slice(0, mostTold).join(" ");
  return lines.length > mostTold ? `${told} ${rowWords.moreFailed(lines.length - mostTold)}` : told;
}
const mostTold = 3;

/** The rows that were chosen to be dealt with together. Those it did not work for stay chosen, each with its reason. */
export function useMarks({ rows, drop }: InboxList, leavesQueue: boolean) {
  const client = useQueryClient();
  const { staff } = useSession();
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
  const run = async (doing: Doing): Promise<void> => {
    const { act } = doing;
    if (isBusy || ids.size === 0) return;
    setBusy(true);
    const chosen = rows.map(({ row }) => row).filter(({ id }) => ids.has(id));
    const { failed, undoable } = await sendAll(doing, chosen, staff.id);
    const well = chosen.map(({ id }) => id).filter((id) => !failed.has(id));
    // Who waits is seen by everybody until somebody answers.
    if (leavesQueue && act !== "assign") for (const id of well) drop(id);
    const refresh = () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["conversations"] }),
        ...well.map((id) => client.invalidateQueries({ queryKey: ["conversation", id] })),
      ]);
    const undo = async (): Promise<void> => {
      const back = await undoAll(undoable);
      await refresh();
      if (back < undoable.size) showHint(rowWords.someBack(back, undoable.size - back));
    };
    await refresh();
    clear();
    setIds(new Set(failed.keys()));
    setFailures(failed);
    setBusy(false);
    const said =
      failed.size > 0
        ? `${rowWords.someFailed(well.length, failed.size)} ${whyNot(failed, chosen)}`
        : rowWords.allWell[act](well.length);
    if (undoable.size > 0) offerUndo(said, undo);
    else if (failed.size > 0) showHint(said);
    else showDone(said);
  };
  return { ids, failures, isBusy, toggle, extend, clear, run };
}
export type Marks = ReturnType<typeof useMarks>;
