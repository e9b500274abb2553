import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useReference } from "../session/session.ts";
import { assignmentWords as say } from "../words-assignment.vi.ts";
import styles from "./assignment.module.css";
import { type Rule, useWorkers } from "./assignment-words.ts";
import { AreasField, CategoriesField, WhenField } from "./when-where.tsx";

interface EditorProps {
  rule: Rule;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
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

/** Everything one rule says. */
export function RuleEditor({ rule, onChange, onRemove }: EditorProps) {
  const { units } = useReference();
  const { unit: _, ...anyUnit } = rule;
  const { hours: __, ...always } = rule;
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
      <AreasField areas={rule.areas} onChange={(areas) => onChange({ ...rule, areas })} />
      <CategoriesField
        label={say.categories}
        ids={rule.categories}
        onChange={(categories) => onChange({ ...rule, categories })}
      />
      <WhenField hours={rule.hours} onChange={(hours) => onChange({ ...always, ...(hours ? { hours } : {}) })} />
      <People rule={rule} onChange={onChange} />
      <Button variant="default" onClick={onRemove}>
        {say.remove}
      </Button>
    </div>
  );
}
