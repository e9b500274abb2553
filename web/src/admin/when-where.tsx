import { Button, Checkbox, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useState } from "react";
import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { CategoryPicker } from "../shared/category-picker.tsx";
import { assignmentWords as say } from "../words-assignment.vi.ts";
import styles from "./assignment.module.css";
import { clockOf, minutesOf, type Rule } from "./assignment-words.ts";

type Hours = NonNullable<Rule["hours"]>;
const weekdays = [1, 2, 3, 4, 5, 6, 0];
const office: Hours = { days: [1, 2, 3, 4, 5], from: 450, to: 1020 };

/** At which hours of the week a line holds; none: always. */
export function WhenField({ hours, onChange }: { hours: Rule["hours"]; onChange: (hours?: Hours) => void }) {
  const setEdge = (edge: "from" | "to", clock: string): void => {
    const minutes = minutesOf(clock);
    if (hours && minutes !== undefined) onChange({ ...hours, [edge]: minutes });
  };
  return (
    <>
      <Checkbox
        label={say.timed}
        checked={hours !== undefined}
        onChange={() => (hours ? onChange() : onChange(office))}
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
                onChange({ ...hours, days: checked ? [...hours.days, day] : hours.days.filter((one) => one !== day) })
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

/** Where a line holds. What is typed is kept as typed until it is left. */
export function AreasField({ areas, onChange }: { areas: string[]; onChange: (areas: string[]) => void }) {
  const [typed, setTyped] = useState(areas.join(", "));
  return (
    <TextInput
      label={say.areas}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onChange(typed.split(",").flatMap((area) => area.trim() || []))}
    />
  );
}

interface CategoriesProps {
  label: string;
  ids: Schemas["CategoryId"][];
  onChange: (ids: Schemas["CategoryId"][]) => void;
}

/** Kinds a line is about. */
export function CategoriesField({ label, ids, onChange }: CategoriesProps) {
  const { categoryName } = useReference();
  const [isPicking, setPicking] = useState(false);
  return (
    <div>
      <p className={styles.label}>{label}</p>
      <div className={styles.inline}>
        {ids.map((id) => (
          <Button
            key={id}
            size="compact-sm"
            variant="default"
            aria-label={say.removeOne(categoryName(id))}
            onClick={() => onChange(ids.filter((one) => one !== id))}
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
            onChange([...new Set([...ids, id])]);
            setPicking(false);
          }}
        />
      )}
    </div>
  );
}
