import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { createContext, type ReactNode, useContext, useId } from "react";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { type Change, changed } from "./change.ts";
import styles from "./knowledge.module.css";

/** Faults of the body in the form, by place. */
export const Faults = createContext<ReadonlyMap<string, string>>(new Map());

/** What is wrong at a place, in words; `deep`: or anywhere below it. */
export function useFault(path: string, deep = false): string | undefined {
  const faults = useContext(Faults);
  const code = faults.get(path) ?? (deep ? [...faults].find(([at]) => at.startsWith(`${path}.`))?.[1] : undefined);
  const sentences: Record<string, string> = say.faults;
  return code === undefined ? undefined : (sentences[code] ?? say.faults.other);
}

interface FieldProps {
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "date" | "url";
  inputMode?: "decimal";
}

/** One line. */
export function Line({ path, label, value, onChange, type = "text", inputMode }: FieldProps) {
  const error = useFault(path);
  return (
    <TextInput
      label={label}
      type={type}
      inputMode={inputMode}
      autoComplete="off"
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A sentence or two. */
export function Text({ path, label, value, onChange }: Pick<FieldProps, "path" | "label" | "value" | "onChange">) {
  const error = useFault(path);
  return (
    <Textarea
      label={label}
      rows={3}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Several lines, one thing each. */
export function Lines({
  path,
  label,
  value,
  onChange,
}: Omit<FieldProps, "value" | "onChange"> & { value: string[]; onChange: (value: string[]) => void }) {
  const error = useFault(path, true);
  return (
    <Textarea
      label={label}
      description={say.form.oneALine}
      rows={Math.min(8, Math.max(2, value.length + 1))}
      value={value.join("\n")}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value.split("\n"))}
      onBlur={() => onChange(value.map((line) => line.trim()).filter(Boolean))}
    />
  );
}

/** One of a few. */
export function Choice<T extends string>(props: {
  path: string;
  label: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}) {
  const { path, label, value, options, onChange } = props;
  const error = useFault(path);
  return (
    <NativeSelect
      label={label}
      value={value}
      error={error}
      data={(Object.keys(options) as T[]).map((id) => ({ value: id, label: options[id] }))}
      onChange={(event) => onChange(event.currentTarget.value as T)}
    />
  );
}

/** Yes or no. */
export function Tick({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  const id = useId();
  return (
    <p className={styles.tick}>
      <input id={id} type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      <label htmlFor={id}>{label}</label>
    </p>
  );
}

interface RowsProps<T> {
  path: string;
  label: string;
  rows: T[];
  blank: T;
  onChange: (rows: T[]) => void;
  children: (row: T, set: (change: Change<T>) => void, path: string) => ReactNode;
}

/** A list whose rows have several parts: each in a group of its own that can be taken out. */
export function Rows<T extends object>({ path, label, rows, blank, onChange, children }: RowsProps<T>) {
  const error = useFault(path);
  return (
    <fieldset className={styles.rows}>
      <legend>{label}</legend>
      {error && <p className={styles.fault}>{error}</p>}
      {rows.map((row, at) => {
        const inside = `${path}.${at}`;
        const set = (change: Change<T>): void =>
          onChange(rows.map((one, place) => (place === at ? changed(one, change) : one)));
        return (
          <fieldset key={inside} aria-label={say.form.row(label, at + 1)} className={styles.rowFields}>
            {children(row, set, inside)}
            <RowFault path={inside} />
            <button
              type="button"
              className={styles.remove}
              aria-label={say.form.removeRow(label, at + 1)}
              onClick={() => onChange(rows.filter((_, place) => place !== at))}
            >
              ✕
            </button>
          </fieldset>
        );
      })}
      <button type="button" className={styles.addRow} onClick={() => onChange([...rows, blank])}>
        + {say.form.addRow}
        <span className="sr"> {label}</span>
      </button>
    </fieldset>
  );
}

function RowFault({ path }: { path: string }) {
  const error = useFault(path);
  return error ? <p className={styles.fault}>{error}</p> : null;
}
