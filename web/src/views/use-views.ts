import { useQueryClient } from "@tanstack/react-query";
import { api, call } from "../api.ts";
import { showFailure } from "../shared/say-why.ts";
import { offerUndo } from "../shared/undo.tsx";
import { filterWords as say } from "../words-filter.vi.ts";
import { type View, type Views, viewsQuery } from "./queries.ts";

/** Whose a list of views is. */
export type Owner = "own" | "shared";
type Change = (views: View[]) => View[];

async function send(owner: Owner, { own, shared }: Views, change: Change): Promise<void> {
  if (owner === "own") {
    await call(api.POST("/api/views", { body: { base: own.version, views: change(own.views) } }));
    return;
  }
  const body = { base: shared.number, body: { views: change(shared.views) } };
  await call(api.POST("/api/settings/{kind}", { params: { path: { kind: "shared-views" } }, body }));
}

/** Changes one's own views, or everybody's. A failure is told, and what the server has is shown. */
export function useViewActs() {
  const client = useQueryClient();
  const { queryKey } = viewsQuery;
  /** Built on what the server has now, so that one change follows the other. */
  const apply = async (owner: Owner, change: Change): Promise<void> => {
    try {
      await send(owner, await client.fetchQuery({ ...viewsQuery, staleTime: 0 }), change);
    } finally {
      await client.invalidateQueries({ queryKey });
    }
  };
  const change = (owner: Owner, how: Change): Promise<boolean> =>
    apply(owner, how).then(
      () => true,
      (error: unknown) => {
        showFailure(error);
        return false;
      },
    );
  const remove = async (owner: Owner, { id, name }: View): Promise<void> => {
    const before = client.getQueryData(queryKey)?.[owner].views ?? [];
    const at = before.findIndex((one) => one.id === id);
    const gone = before[at];
    if (!gone || !(await change(owner, (views) => views.filter((one) => one.id !== id)))) return;
    offerUndo(say.removed(name), () => apply(owner, (views) => views.toSpliced(at, 0, gone)));
  };
  /** To everybody's, or home from there: first it is in the other list, then it leaves this one. */
  const moveTo = async (owner: Owner, view: View): Promise<void> => {
    const from = owner === "own" ? "shared" : "own";
    if (await change(owner, (views) => [...views, view])) {
      await change(from, (views) => views.filter((one) => one.id !== view.id));
    }
  };
  return { change, remove, moveTo };
}
