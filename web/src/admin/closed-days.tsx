import { Button, TextInput } from "@mantine/core";
import IconX from "@tabler/icons-react/icons/IconX";
import { dayKeyOf, fullDateOf, serverNow } from "../shared/time.ts";
import { settingWords } from "../words-setting.vi.ts";
import styles from "./setting.module.css";
import type { SettingForm } from "./setting-page.tsx";
import { sayFault } from "./working-week.tsx";

const say = settingWords.calendar;

/** The days on which nobody works, from today on; those that are over are kept and not shown. */
export function ClosedDays({ form }: { form: SettingForm<"calendar"> }) {
  const { closed } = form.body;
  const today = dayKeyOf(serverNow());
  const past = closed.filter(({ date }) => date < today).length;
  const set = (next: typeof closed): void => form.change({ ...form.body, closed: next });
  const edit = (at: number, changes: Partial<(typeof closed)[number]>): void =>
    set(closed.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  const isTwice = form.faultAt("closed") === "twice";
  return (
    <>
      <h2>{say.closed}</h2>
      {past > 0 && <p className={styles.muted}>{say.past(past)}</p>}
      <div className={styles.card}>
        {closed.map(({ date, name = "" }, at) =>
          date < today ? null : (
            // biome-ignore lint/suspicious/noArrayIndexKey: its date is what is being typed
            <div key={at} className={styles.row}>
              <TextInput
                type="date"
                aria-label={say.dateLabel(at + 1 - past)}
                value={date}
                min={today}
                readOnly={form.isReadOnly}
                onChange={({ currentTarget: { value } }) => value && edit(at, { date: value })}
              />
              <TextInput
                className={styles.grow ?? ""}
                aria-label={say.nameLabel(fullDateOf(date))}
                placeholder={say.name}
                value={name}
                maxLength={100}
                readOnly={form.isReadOnly}
                onChange={({ currentTarget: { value } }) => edit(at, { name: value })}
              />
              {!form.isReadOnly && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={say.removeClosed(fullDateOf(date))}
                  onClick={() => set(closed.filter((_, index) => index !== at))}
                >
                  <IconX size={14} stroke={2} />
                </Button>
              )}
              {form.faultAt(`closed.${at}`) && <p className={styles.fault}>{say.faults.other}</p>}
            </div>
          ),
        )}
      </div>
      {isTwice && <p className={styles.fault}>{sayFault("twice")}</p>}
      {!form.isReadOnly && (
        <Button mt={10} variant="default" onClick={() => set([...closed, { date: today }])}>
          {say.addClosed}
        </Button>
      )}
    </>
  );
}
