import { Button, TextInput } from "@mantine/core";
import IconX from "@tabler/icons-react/icons/IconX";
import { settingWords } from "../words-setting.vi.ts";
import styles from "./setting.module.css";
import type { SettingForm } from "./setting-page.tsx";

const say = settingWords.calendar;
/** Weekdays as they are read: Monday first. */
const order = [1, 2, 3, 4, 5, 6, 0];
const morning = { from: 450, to: 690 };
const hourLater = 60;
const endOfDay = 24 * 60;

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

type Period = { from: number; to: number };

/** A stretch after the last one of the day, or the usual morning. */
function nextPeriod(periods: readonly Period[]): Period {
  const last = periods.at(-1);
  if (!last) return morning;
  const from = Math.min(last.to + hourLater, endOfDay - hourLater);
  return { from, to: Math.min(from + 4 * hourLater, endOfDay - 1) };
}

function Day({ day, form }: { day: number; form: SettingForm<"calendar"> }) {
  const name = say.days[day] ?? "";
  const periods = form.body.week[day] ?? [];
  const fault = form.faultAt(`week.${day}`);
  const set = (next: Period[]): void =>
    form.change({ ...form.body, week: form.body.week.map((one, index) => (index === day ? next : one)) });
  const setEdge = (at: number, edge: keyof Period, clock: string): void => {
    const minutes = minutesOf(clock);
    if (minutes !== undefined) set(periods.map((one, index) => (index === at ? { ...one, [edge]: minutes } : one)));
  };
  return (
    <div className={styles.row}>
      <b>{name}</b>
      {periods.length === 0 && <span className={styles.muted}>{say.off}</span>}
      {periods.map((period, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a period has no name but its place
        <span key={at} className={styles.period}>
          {(["from", "to"] as const).map((edge) => (
            <TextInput
              key={edge}
              type="time"
              aria-label={say[edge](name, at + 1)}
              value={clockOf(period[edge])}
              readOnly={form.isReadOnly}
              onChange={(event) => setEdge(at, edge, event.currentTarget.value)}
            />
          ))}
          {!form.isReadOnly && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={say.removePeriod(name, at + 1)}
              onClick={() => set(periods.filter((_, index) => index !== at))}
            >
              <IconX size={14} stroke={2} />
            </Button>
          )}
        </span>
      ))}
      {!form.isReadOnly && periods.length < 4 && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={say.addPeriodLabel(name)}
          onClick={() => set([...periods, nextPeriod(periods)])}
        >
          {say.addPeriod}
        </Button>
      )}
      {fault && <p className={styles.fault}>{sayFault(fault)}</p>}
    </div>
  );
}

/** A fault's code in words. */
export function sayFault(code: string): string {
  const sentences: Record<string, string> = say.faults;
  return sentences[code] ?? say.faults.other;
}

/** Hours of each weekday. */
export function WorkingWeek({ form }: { form: SettingForm<"calendar"> }) {
  const isIdle = form.faultAt("week") === "no-work";
  return (
    <>
      <h2>{say.week}</h2>
      <div className={styles.card}>
        {order.map((day) => (
          <Day key={day} day={day} form={form} />
        ))}
      </div>
      {isIdle && <p className={styles.fault}>{say.faults["no-work"]}</p>}
    </>
  );
}
