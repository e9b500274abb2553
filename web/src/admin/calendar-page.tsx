import { adminWords } from "../words-admin.vi.ts";
import { settingWords } from "../words-setting.vi.ts";
import { ClosedDays } from "./closed-days.tsx";
import { SettingPage } from "./setting-page.tsx";
import { WorkingWeek } from "./working-week.tsx";

const say = settingWords.calendar;

/** When the ward works: hours of each weekday, and the days it is closed. */
export function CalendarPage() {
  return (
    <SettingPage kind="calendar" title={adminWords.calendar} intro={say.intro}>
      {(form) => (
        <>
          <WorkingWeek form={form} />
          <ClosedDays form={form} />
        </>
      )}
    </SettingPage>
  );
}
