import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useReference } from "../session/session.ts";
import { routingWords } from "../words-routing.vi.ts";
import styles from "./assignment.module.css";
import type { SettingForm } from "./setting-page.tsx";
import type { Setting } from "./settings.ts";
import { WorkingWeek } from "./working-week.tsx";

export type UnitsForm = SettingForm<"units">;
export type WardUnit = Setting<"units">["body"]["units"][number];

const say = routingWords.units;
type Week = NonNullable<WardUnit["week"]>;
/** Monday to Friday in office hours. */
const office: Week = [0, 1, 2, 3, 4, 5, 6].map((day) => (day % 6 === 0 ? [] : [{ from: 450, to: 1020 }]));

/** Hours of its own, where the unit has some. */
function OwnHours({ form, at, set }: { form: UnitsForm; at: number; set: (unit: WardUnit) => void }) {
  const unit = form.body.units[at];
  if (!unit) return null;
  const { week, ...ordinary } = unit;
  return (
    <>
      <Checkbox
        label={say.ownHours}
        checked={week !== undefined}
        onChange={() => set(week ? ordinary : { ...ordinary, week: office })}
      />
      {week && (
        <WorkingWeek
          form={{
            ...form,
            body: { week, closed: [] },
            change: (next) => set({ ...unit, week: next.week }),
            faultAt: (path) => form.faultAt(`units.${at}.${path}`),
          }}
        />
      )}
    </>
  );
}

/** Everything the ward says of one unit. */
export function UnitEditor({ form, at }: { form: UnitsForm; at: number }) {
  const { units: known, closedUnits } = useReference();
  const { units } = form.body;
  const unit = units[at];
  if (!unit) return null;
  const isNew = ![...known, ...closedUnits].some(({ id }) => id === unit.id);
  const isOutside = unit.id.startsWith("X-");
  const set = (next: WardUnit): void => form.change({ units: units.map((one, index) => (index === at ? next : one)) });
  const setContact = (key: "phone" | "email" | "note", value: string): void => {
    const { [key]: _, ...rest } = unit.contact ?? {};
    set({ ...unit, contact: value.trim() ? { ...rest, [key]: value } : rest });
  };
  const heirs = units.filter((one) => one.id !== unit.id && !one.closed && one.id.startsWith("X-") === isOutside);
  const { closed, ...working } = unit;
  return (
    <div className={styles.editor}>
      <div className={styles.fields}>
        {isNew && (
          <TextInput
            label={say.id}
            value={unit.id}
            maxLength={12}
            onChange={({ currentTarget: { value } }) => {
              const id = value.toUpperCase();
              set({ ...unit, id: isOutside && !id.startsWith("X-") ? `X-${id.replace(/^X-?/, "")}` : id });
            }}
          />
        )}
        <TextInput
          label={say.name}
          value={unit.name}
          maxLength={80}
          onChange={(event) => set({ ...unit, name: event.currentTarget.value })}
        />
        <TextInput
          label={say.short}
          value={unit.short}
          maxLength={20}
          onChange={(event) => set({ ...unit, short: event.currentTarget.value })}
        />
        {(["phone", "email", "note"] as const).map((key) => (
          <TextInput
            key={key}
            label={say[key]}
            value={unit.contact?.[key] ?? ""}
            maxLength={key === "phone" ? 30 : 120}
            onChange={(event) => setContact(key, event.currentTarget.value)}
          />
        ))}
        {!isNew && (
          <NativeSelect
            label={say.close}
            value={closed?.to ?? ""}
            data={[{ value: "", label: say.stays }, ...heirs.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={({ currentTarget: { value } }) => set(value ? { ...working, closed: { to: value } } : working)}
          />
        )}
      </div>
      <OwnHours form={form} at={at} set={set} />
    </div>
  );
}
