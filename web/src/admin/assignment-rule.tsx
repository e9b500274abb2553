import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { CategoryPicker } from "../shared/category-picker.tsx";
import { assignmentWords as say } from "../words-assignment.vi.ts";
import styles from "./assignment.module.css";
import { clockOf, minutesOf, type Rule, useWorkers } from "./assignment-words.ts";

interface EditorProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 0];
const office = { days: [1, 2, 3, 4, 5], from: 450, to: 1020 };

function Hours({ rule, onChange }: Omit<EditorProps, "onRemove">) {
  const { hours, ...rest } = rule;
  const set = (next: NonNullable<Rule["hours"]>): void => onChange({ ...rest, hours: next });
  const setEdge = (edge: "from" | "to", clock: string): void => {
    const minutes = minutesOf(clock);
    if (hours && minutes !== undefined) set({ ...hours, [edge]: minutes });
  };
  return (
    <>
      <Checkbox
        label={say.timed}
        checked={hours !== undefined}
        onChange={() => (hours ? onChange(rest) : set(office))}
      />
      {hours && (
        <div className={styles.inline}>
          {weekdays.map((day) => (
            <Checkbox
              key={day}
              label={say.days[day]}
              aria-label={say.dayNames[day] ?? ""}
              checked={hours.days.includes(day)}
              onChange={({ currentTarget: { checked } }) =>
                set({ ...hours, days: checked ? [...hours.days, day] : hours.days.filter((one) => one !== day) })
              }
            />
          ))}
          <TextInput
            type="time"
            label={say.from}
            value={clockOf(hours.from)}
            onChange={(event) => setEdge("from", event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={say.to}
            value={clockOf(hours.to)}
            onChange={(event) => setEdge("to", event.currentTarget.value)}
          />
        </div>
      )}
    </>
  );
}

function Categories({ rule, onChange }: Omit<EditorProps, "onRemove">) {
  const { categoryName } = useReference();
  const [isPicking, setPicking] = useState(false);
  const { categories } = rule;
  return (
    <div>
      <p className={styles.label}>{say.categories}</p>
      <div className={styles.inline}>
        {categories.map((id) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            aria-label={say.removeOne(categoryName(id))}
            onClick={() => onChange({ ...rule, categories: categories.filter((one) => one !== id) })}
          >
            {categoryName(id)} ×
          </Button>
        ))}
        <Button size="compact-sm" variant="default" onClick={() => setPicking(true)}>
          {say.addCategory}
        </Button>
      </div>
      {isPicking && (
        <CategoryPicker
          onClose={() => setPicking(false)}
          onPick={(id) => {
            onChange({ ...rule, categories: [...new Set([...categories, id])] });
            setPicking(false);
          }}
        />
      )}
    </div>
  );
}

/** The people a rule names, of those its work may be given to. */
function People({ rule, onChange }: Omit<EditorProps, "onRemove">) {
  const workers = useWorkers().filter(({ role, unit }) =>
    rule.work === "talk" ? role === "OP" : role === "OFF" && (rule.unit === undefined || unit === rule.unit),
  );
  return (
    <fieldset>
      <legend>{say.people}</legend>
      <div className={styles.inline}>
        {workers.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={rule.people.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              onChange({ ...rule, people: checked ? [...rule.people, id] : rule.people.filter((one) => one !== id) })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Everything one rule says. What is typed for places is kept as typed until it is left. */
export function RuleEditor({ rule, onChange, onRemove }: EditorProps) {
  const { units } = useReference();
  const [areas, setAreas] = useState(rule.areas.join(", "));
  const { unit: _, ...anyUnit } = rule;
  const numeric = { min: 1, hideControls: true, allowDecimal: false } as const;
  const setWork = (work: Rule["work"]): void =>
    onChange({
      ...anyUnit,
      work,
      people: [],
      ...(work === "talk" ? { limit: 6, patience: 5 } : { limit: 20, patience: 25 }),
    });
  const setUnit = (id: string): void => onChange(id ? { ...rule, unit: id as NonNullable<Rule["unit"]> } : anyUnit);
  return (
    <div className={styles.editor}>
      <div className={styles.fields}>
        <TextInput
          label={say.name}
          value={rule.name}
          maxLength={80}
          onChange={(event) => onChange({ ...rule, name: event.currentTarget.value })}
        />
        <NativeSelect
          label={say.work}
          value={rule.work}
          data={(["talk", "ticket"] as const).map((value) => ({ value, label: say.works[value] }))}
          onChange={(event) => setWork(event.currentTarget.value as Rule["work"])}
        />
        {rule.work === "ticket" && (
          <NativeSelect
            label={say.unit}
            value={rule.unit ?? ""}
            data={[
              { value: "", label: say.anyUnit },
              ...units.filter(({ outside }) => !outside).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
        )}
        <NumberInput
          {...numeric}
          label={say.limit}
          value={rule.limit}
          onChange={(value) => onChange({ ...rule, limit: Number(value) || 1 })}
        />
        <NumberInput
          {...numeric}
          label={say.patience[rule.work]}
          value={rule.patience}
          onChange={(value) => onChange({ ...rule, patience: Number(value) || 1 })}
        />
      </div>
      <TextInput
        label={say.areas}
        value={areas}
        onChange={(event) => setAreas(event.currentTarget.value)}
        onBlur={() => onChange({ ...rule, areas: areas.split(",").flatMap((area) => area.trim() || []) })}
      />
      <Categories rule={rule} onChange={onChange} />
      <Hours rule={rule} onChange={onChange} />
      <People rule={rule} onChange={onChange} />
      <Button variant="default" onClick={onRemove}>
        {say.remove}
      </Button>
    </div>
  );
}
