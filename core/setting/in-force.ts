import type { Ward } from "../ward.ts";
import { workingCalendar } from "./calendar.ts";
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
  let times = new Map<SettingKind, Date>();
  return {
    released: <K extends SettingKind>(kind: K) => initial.get(kind) as SettingBody<K>,
    since: (kind) => times.get(kind),
    of: <K extends SettingKind>(kind: K) => bodies.get(kind) as SettingBody<K>,
    take: (newest) => {
      const next = new Map(initial);
      times = new Map(newest.map(({ kind, at }) => [kind, at]));
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

/** The ward as these settings make it: whatever is set is read anew each time it is asked for. */
export function wardAsSet(ward: Ward, settings: SettingsInForce): Ward {
  let made = { from: settings.of("calendar"), calendar: ward.calendar };
  return {
    ...ward,
    get calendar() {
      const from = settings.of("calendar");
      if (from !== made.from) made = { from, calendar: workingCalendar(from) };
      return made.calendar;
    },
    get units() {
      return settings.of("units").units;
    },
    get categories() {
      return settings.of("categories").categories;
    },
    get routing() {
      return settings.of("routing");
    },
  };
}
