import type { Staff } from "../../core/people/staff.ts";
import type { SavedView } from "../../core/setting/saved-views.ts";
import { settingHandlers } from "../../server/api/settings.ts";
import { viewHandlers } from "../../server/api/views.ts";
import type { Desk } from "./desk.ts";
import { inView } from "./desk-inbox.ts";
import { FakeStore } from "./fake-store.ts";
import { fakeWorld } from "./world.ts";

/** The real operations on saved views over a store in memory; undefined for any other operation. */
export function createDeskViews(desk: () => Desk) {
  const store = new FakeStore();
  const world = fakeWorld();
  const countViews = async (staff: Staff, views: SavedView[]) => {
    const count = ({ filters }: SavedView): number =>
      desk().conversations.filter((talk) => inView(filters, staff, talk)).length;
    return Object.fromEntries(views.map((view) => [view.id, count(view)]));
  };
  const refresh = async () => void world.settings.take(await store.transaction((tx) => tx.settings.newest()));
  const ofViews = viewHandlers({ store, desk: { countViews } });
  const ofSettings = settingHandlers({ store, world, settings: { refresh } });
  return (id: string, asked: { params: { kind?: string } }): Promise<unknown> | undefined => {
    const handlers = asked.params.kind === "shared-views" ? ofSettings : ofViews;
    const handle = handlers[id as never] as ((asked: unknown) => Promise<unknown>) | undefined;
    return handle?.(asked).then((answer) => {
      for (const signal of store.published.splice(0)) desk().tell(signal.name, signal.id);
      return answer;
    });
  };
}
