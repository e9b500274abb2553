import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/NumberInput.css";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { deadlineWords as say } from "../words-deadlines.vi.ts";
import { clockNames, type DeadlineRow, type Ground, type Length, sayFault, wordLength } from "./deadline-words.ts";
import styles from "./deadlines.module.css";

interface EditorProps {
  row: DeadlineRow;
  ground: Ground;
  faultAt: (field: string) => string | undefined;
  onChange: (row: DeadlineRow) => void;
  onRemove: () => void;
}

/** One clock: how long, counted how, and what a rule allows at most. */
function Clock({ name, row, ground, faultAt, onChange }: EditorProps & { name: (typeof clockNames)[number] }) {
  const { basisLabel } = useReference();
  const { hours, working } = row[name];
  const bound = ground.limits.filter(({ clock }) => clock === name);
  const set = (next: Length): void => onChange({ ...row, [name]: next });
  const fault = sayFault(faultAt(name));
  return (
    <fieldset>
      <legend>{say.clocks[name]}</legend>
      <div className={styles.inline}>
        <NumberInput
          aria-label={say.clocks[name]}
          value={hours}
          min={0.5}
          max={2160}
          step={0.5}
          decimalSeparator=","
          hideControls
          error={fault !== undefined}
          onChange={(value) => set({ hours: Number(value) || 0.5, ...(working ? { working } : {}) })}
        />
        <NativeSelect
          aria-label={`${say.clocks[name]}: ${say.unit}`}
          value={working ? "working" : "calendar"}
          data={[
            { value: "calendar", label: say.calendarTime },
            { value: "working", label: say.workingTime },
          ]}
          onChange={(event) => set({ hours, ...(event.currentTarget.value === "working" ? { working: true } : {}) })}
        />
      </div>
      {bound.map(({ basis, length }) => (
        <p key={basis} className={styles.muted}>
          {say.atMost(wordLength(length), basisLabel(basis))}
        </p>
      ))}
      {bound.length === 0 && <p className={styles.muted}>{say.free}</p>}
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** Rules of the ward's own, each with where it is published. */
function OwnRules({ row, faultAt, onChange }: Pick<EditorProps, "row" | "faultAt" | "onChange">) {
  const set = (at: number, next: Partial<DeadlineRow["own"][number]>): void =>
    onChange({ ...row, own: row.own.map((one, index) => (index === at ? { ...one, ...next } : one)) });
  return (
    <fieldset>
      <legend>{say.ownTitle}</legend>
      {row.own.map(({ text, source }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
        <div key={at} className={styles.inline}>
          <TextInput
            className={styles.grow}
            label={say.ownText}
            aria-label={say.ownPlace(say.ownText, at + 1)}
            value={text}
            maxLength={200}
            error={sayFault(faultAt(`own.${at}.text`))}
            onChange={(event) => set(at, { text: event.currentTarget.value })}
          />
          <TextInput
            className={styles.grow}
            type="url"
            label={say.ownSource}
            aria-label={say.ownPlace(say.ownSource, at + 1)}
            value={source}
            maxLength={500}
            placeholder="https://"
            error={sayFault(faultAt(`own.${at}.source`))}
            onChange={(event) => set(at, { source: event.currentTarget.value })}
          />
          <Button
            variant="default"
            aria-label={say.removeOwn(at + 1)}
            onClick={() => onChange({ ...row, own: row.own.filter((_, index) => index !== at) })}
          >
            ✕
          </Button>
        </div>
      ))}
      {row.own.length < 3 && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange({ ...row, own: [...row.own, { text: "", source: "" }] })}
        >
          {say.addOwn}
        </Button>
      )}
    </fieldset>
  );
}

/** Published rules that are to bind it besides those of its category. */
function OtherRules({ row, ground, onChange }: Pick<EditorProps, "row" | "ground" | "onChange">) {
  const { bases } = useReference();
  const others = bases.filter(({ id }) => id !== "P" && !ground.basis.includes(id));
  return (
    <fieldset>
      <legend>{say.rules}</legend>
      {others.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          checked={row.basis.some((one) => one === id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange({
              ...row,
              basis: checked
                ? [...row.basis, id as DeadlineRow["basis"][number]]
                : row.basis.filter((one) => one !== id),
            })
          }
        />
      ))}
    </fieldset>
  );
}

const wordShares = (shares: readonly number[]): string => shares.map((share) => Math.round(share * 100)).join(", ");
const readShares = (text: string): number[] =>
  [...new Set(text.split(/[^\d]+/).map(Number))]
    .filter((value) => value >= 5 && value <= 95)
    .slice(0, 4)
    .map((value) => value / 100);

/** When the desk is reminded, and how far a date may be put off. */
function OnTheWay({ row, onChange }: Pick<EditorProps, "row" | "onChange">) {
  const [typed, setTyped] = useState(wordShares(row.reminders));
  const setExtension = (key: "times" | "days") => (value: number | string) => {
    const { [key]: _, ...rest } = row.extension;
    onChange({ ...row, extension: value === "" ? rest : { ...rest, [key]: Number(value) } });
  };
  return (
    <>
      <TextInput
        label={say.reminders}
        description={say.remindersMean}
        value={typed}
        inputMode="numeric"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange({ ...row, reminders: readShares(event.currentTarget.value) });
        }}
        onBlur={() => setTyped(wordShares(row.reminders))}
      />
      <div className={styles.inline}>
        <NumberInput
          label={say.times}
          value={row.extension.times ?? ""}
          {...{ min: 1, max: 5, clampBehavior: "strict", allowDecimal: false, hideControls: true }}
          onChange={setExtension("times")}
        />
        <NumberInput
          label={say.daysEach}
          value={row.extension.days ?? ""}
          {...{ min: 1, max: 60, clampBehavior: "strict", allowDecimal: false, hideControls: true }}
          onChange={setExtension("days")}
        />
      </div>
      <p className={styles.muted}>{say.extensionMean}</p>
    </>
  );
}

/** What a kind of matter is promised, of one severity or of all. */
export function DeadlineEditor(props: EditorProps) {
  const { row, onRemove } = props;
  const which = row.severity ? say.severity(row.severity) : say.everySeverity;
  return (
    <div className={styles.editor}>
      <h2>{which}</h2>
      <div className={styles.fields}>
        {clockNames.map((name) => (
          <Clock key={name} name={name} {...props} />
        ))}
      </div>
      <OwnRules {...props} />
      <OtherRules {...props} />
      <OnTheWay {...props} />
      <Button variant="default" aria-label={say.removeLabel(which)} onClick={onRemove}>
        {say.remove}
      </Button>
    </div>
  );
}
