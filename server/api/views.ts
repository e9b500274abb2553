import { can } from "../../core/people/access.ts";
import type { Staff } from "../../core/people/staff.ts";
import { keepOwnViews } from "../../core/setting/keep-own-views.ts";
import { type OwnViewList, type SavedView, savedViewsBody } from "../../core/setting/saved-views.ts";
import type { Transaction } from "../../core/store.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

const present = (views: SavedView[]) => views.map(({ filters, ...view }) => ({ ...view, filters: given(filters) }));

/** What everybody has. What an earlier release wrote and this one cannot read counts as nothing. */
async function sharedIn(tx: Transaction): Promise<{ number: number; views: SavedView[] }> {
  const [newest] = await tx.settings.of("shared-views", 1);
  const views = savedViewsBody.safeParse(newest?.body).data?.views ?? [];
  return { number: newest?.number ?? 0, views };
}

/** Saved views of the inbox, with how much is in each. */
export function viewHandlers({ store, desk }: Pick<ApiDeps, "store"> & { desk: Pick<ApiDeps["desk"], "countViews"> }) {
  const view = async (staff: Staff, work: (tx: Transaction) => Promise<OwnViewList>) => {
    const { own, shared } = await store.transaction(async (tx) => ({
      own: await work(tx),
      shared: await sharedIn(tx),
    }));
    return {
      own: { ...own, views: present(own.views) },
      shared: { ...shared, views: present(shared.views) },
      mayShare: can(staff, "view.share"),
      counts: await desk.countViews(staff, [...own.views, ...shared.views]),
    };
  };
  return {
    listViews: ({ staff }) => view(staff, (tx) => tx.ownViews.of(staff.id)),
    keepViews: ({ staff, body: { base, views } }) =>
      view(staff, (tx) => keepOwnViews({ tx, staffId: staff.id, base, views })),
  } satisfies Partial<Handlers>;
}
