import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { routingWords, sayFaultOf } from "../words-routing.vi.ts";
import styles from "./assignment.module.css";
import { type Exception, type RoutingForm, useExceptionCells, useUnitChoices } from "./routing-words.ts";
import { AreasField, CategoriesField, WhenField } from "./when-where.tsx";

const say = routingWords.routing;

interface EditorProps {
  line: Exception;
  onChange: (line: Exception) => void;
  onRemove: () => void;
}

function Editor({ line, onChange, onRemove }: EditorProps) {
  const [ours, outside] = [useUnitChoices(false), useUnitChoices(true)];
  const { hours: _, ...always } = line;
  const { outsideUnit: __, ...ownOnly } = line;
  return (
    <div className={styles.editor}>
      <CategoriesField
        label={say.categories}
        ids={line.categories}
        onChange={(categories) => onChange({ ...line, categories })}
      />
      <AreasField areas={line.areas} onChange={(areas) => onChange({ ...line, areas })} />
      <WhenField hours={line.hours} onChange={(hours) => onChange({ ...always, ...(hours ? { hours } : {}) })} />
      <div className={styles.fields}>
        <NativeSelect
          label={say.unit}
          value={line.unit}
          data={ours}
          onChange={(event) => onChange({ ...line, unit: event.currentTarget.value })}
        />
        <NativeSelect
          label={say.outsideUnit}
          value={line.outsideUnit ?? ""}
          data={[{ value: "", label: say.noOutside }, ...outside]}
          onChange={({ currentTarget: { value } }) => onChange(value ? { ...line, outsideUnit: value } : ownOnly)}
        />
      </div>
      <Button variant="default" onClick={onRemove}>
        {say.remove}
      </Button>
    </div>
  );
}

/** Whether a line is asked earlier or later. */
function Order({ at, count, onMove }: { at: number; count: number; onMove: (to: number) => void }) {
  const small = { size: "compact-sm", variant: "default" } as const;
  return (
    <>
      <Button {...small} disabled={at === 0} aria-label={say.up(at + 1)} onClick={() => onMove(at - 1)}>
        ↑
      </Button>
      <Button {...small} disabled={at === count - 1} aria-label={say.down(at + 1)} onClick={() => onMove(at + 1)}>
        ↓
      </Button>
    </>
  );
}

/** What goes elsewhere in some quarters or at some hours, in the order it is asked; one at a time is open for changes. */
export function Exceptions({ form }: { form: RoutingForm }) {
  const { exceptions, fallback } = form.body;
  const cells = useExceptionCells();
  const [open, setOpen] = useState<string>();
  const set = (next: Exception[]): void => form.change({ ...form.body, exceptions: next });
  const move = (from: number, to: number): void => {
    const next = [...exceptions];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  const columns = form.isReadOnly ? say.columns.slice(0, -1) : say.columns;
  return (
    <>
      <h2>{say.exceptions}</h2>
      {exceptions.length === 0 && <p className={styles.muted}>{say.noExceptions}</p>}
      {exceptions.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            {exceptions.map((line, at) => {
              const name = say.position(at + 1);
              const fault = sayFaultOf(say.faults, form.faultAt(`exceptions.${at}`));
              const act = open === line.id ? routingWords.shut : routingWords.edit;
              return (
                <tbody key={line.id} data-open={open === line.id}>
                  <tr>
                    <th scope="row">{name}</th>
                    {cells(line).map((cell, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its column
                      <td key={index}>{cell}</td>
                    ))}
                    {!form.isReadOnly && (
                      <td className={styles.acts}>
                        <Order at={at} count={exceptions.length} onMove={(to) => move(at, to)} />
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-expanded={open === line.id}
                          aria-label={routingWords.of(act, name)}
                          onClick={() => setOpen(open === line.id ? undefined : line.id)}
                        >
                          {act}
                        </Button>
                      </td>
                    )}
                  </tr>
                  {(open === line.id || fault) && (
                    <tr>
                      <td colSpan={columns.length}>
                        {fault && <p className={styles.fault}>{fault}</p>}
                        {open === line.id && (
                          <Editor
                            line={line}
                            onChange={(next) => set(exceptions.map((one) => (one.id === line.id ? next : one)))}
                            onRemove={() => set(exceptions.filter(({ id }) => id !== line.id))}
                          />
                        )}
                      </td>
                    </tr>
                  )}
                </tbody>
              );
            })}
          </table>
        </div>
      )}
      {!form.isReadOnly && (
        <Button
          variant="default"
          onClick={() => {
            const id = crypto.randomUUID();
            set([...exceptions, { id, categories: [], areas: [], unit: fallback }]);
            setOpen(id);
          }}
        >
          {say.add}
        </Button>
      )}
    </>
  );
}
