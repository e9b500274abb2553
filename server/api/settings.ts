import type { z } from "zod";
import { AppError } from "../../core/errors.ts";
import { type Action, can } from "../../core/people/access.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import { changeSetting, restoreSetting } from "../../core/setting/change-setting.ts";
import { settingKinds } from "../../core/setting/kinds.ts";
import type { SettingKind, SettingVersion } from "../../core/setting/setting.ts";
import { settingView } from "../contract-settings.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

/** How far back the console looks. */
const historyLength = 50;

function demand(staff: Staff, action: Action): void {
  if (!can(staff, action)) throw new AppError("FORBIDDEN", `not allowed: ${action}`);
}

function presentVersion({ number, author, at, note, restores }: SettingVersion) {
  return { number, authorName: author.name, at: at.toISOString(), ...given({ note, restores }) };
}

/** Settings: who may see and set which is said by its kind. What is set holds in this process before the answer. */
export function settingHandlers({ store, world, settings }: Pick<ApiDeps, "store" | "world" | "settings">) {
  const view = async (kind: SettingKind, staff: Staff): Promise<z.output<typeof settingView>> => {
    const history = await store.transaction((tx) => tx.settings.of(kind, historyLength));
    const number = history[0]?.number ?? 0;
    const mayEdit = can(staff, settingKinds[kind].edit);
    const body = world.settings.of(kind);
    return settingView.parse({ kind, number, body, mayEdit, history: history.map(presentVersion) });
  };
  return {
    getSetting: async ({ staff, params: { kind } }) => {
      demand(staff, settingKinds[kind].read);
      return view(kind, staff);
    },
    changeSetting: async ({ staff, params: { kind }, body: { base, body, note } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => changeSetting({ tx, world, actor, kind, base, body, ...given({ note }) }));
      await settings.refresh();
      return view(kind, staff);
    },
    restoreSetting: async ({ staff, params: { kind }, body: { base, number, note } }) => {
      const actor = staffActor(staff);
      await store.transaction((tx) => restoreSetting({ tx, world, actor, kind, base, number, ...given({ note }) }));
      await settings.refresh();
      return view(kind, staff);
    },
  } satisfies Partial<Handlers>;
}
