import type { Ward } from "../ward.ts";
import { settingKinds } from "./kinds.ts";
import type { SettingBody, SettingKind, SettingsInForce, SettingVersion } from "./setting.ts";

/** What is set, kept by the process: nothing but the release's own until told of versions. */
export interface KeptSettings extends SettingsInForce {
  /**
   * Exchanges all at once. Returns the versions whose body has no shape of this release; for their kinds the release's own
   * holds.
   */
  take(newest: readonly SettingVersion[]): SettingVersion[];
}

/** Settings of a process. Bodies are made once, so that whoever derives something from one can keep it by identity. */
export function keepSettings(ward: Ward): KeptSettings {
  const kinds = Object.keys(settingKinds) as SettingKind[];
  const initial = new Map<SettingKind, unknown>(kinds.map((kind) => [kind, settingKinds[kind].initial(ward)]));
  let bodies = initial;
  return {
    of: <K extends SettingKind>(kind: K) => bodies.get(kind) as SettingBody<K>,
    take: (newest) => {
      const next = new Map(initial);
      const unusable = newest.filter(({ kind, body }) => {
        const parsed = settingKinds[kind]?.schema.safeParse(body);
        if (parsed?.success) next.set(kind, parsed.data);
        return !parsed?.success;
      });
      bodies = next;
      return unusable;
    },
  };
}
