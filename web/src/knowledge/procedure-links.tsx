import { useState } from "react";
import { PickList } from "../shared/pick-list.tsx";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import type { Change } from "./change.ts";
import { Choice, Lines, Rows, useFault } from "./fields.tsx";
import styles from "./knowledge.module.css";
import links from "./procedure-links.module.css";
import type { Procedure } from "./queries.ts";
import { useNamedRecords } from "./record-names.ts";

const { fields, form } = say;
const blankMove: Procedure["moves"][number] = { to: "", cues: [] };

interface RecordsProps {
  path: "related" | "narrower";
  /** The record itself, which is not offered. */
  own: string;
  ids: string[];
  names: ReadonlyMap<string, string>;
  onChange: (ids: string[]) => void;
}

/** Other records, chosen and shown by name. */
function Records({ path, own, ids, names, onChange }: RecordsProps) {
  const error = useFault(path, true);
  const [isPicking, setPicking] = useState(false);
  const label = fields[path];
  const options = [...names].flatMap(([id, name]) => (id === own || ids.includes(id) ? [] : [{ id, label: name }]));
  return (
    <fieldset className={styles.rows}>
      <legend>{label}</legend>
      {error && <p className={styles.fault}>{error}</p>}
      {ids.length > 0 && (
        <ul className={links.records}>
          {ids.map((id) => (
            <li key={id}>
              <span>{names.get(id) ?? id}</span>
              <button
                type="button"
                aria-label={form.removeRecord(names.get(id) ?? id)}
                onClick={() => onChange(ids.filter((one) => one !== id))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <button type="button" className={styles.addRow} onClick={() => setPicking(true)}>
        + {form.addRecord}
        <span className="sr"> {label}</span>
      </button>
      {isPicking && (
        <PickList
          title={label}
          options={options}
          onPick={(id) => onChange([...ids, id])}
          onClose={() => setPicking(false)}
        />
      )}
    </fieldset>
  );
}

/** What leads from this record to others: neighbours, and words of a question that mean another one or none. */
export function ProcedureLinks({ body, set }: { body: Procedure; set: (change: Change<Procedure>) => void }) {
  const names = useNamedRecords();
  const { id: own, related, narrower, excludes, moves } = body;
  const others = [...names].filter(([id]) => id !== own);
  const targets = { "": form.pickRecord, ...Object.fromEntries(others) };
  return (
    <>
      <Records path="related" own={own} ids={related} names={names} onChange={(ids) => set({ related: ids })} />
      <Records path="narrower" own={own} ids={narrower} names={names} onChange={(ids) => set({ narrower: ids })} />
      <p className={styles.muted}>{form.cueHint}</p>
      <Lines path="excludes" label={fields.excludes} value={excludes} onChange={(lines) => set({ excludes: lines })} />
      <Rows path="moves" label={fields.moves} rows={moves} blank={blankMove} onChange={(rows) => set({ moves: rows })}>
        {({ to, cues }, setRow, at) => (
          <>
            <Choice
              path={`${at}.to`}
              label={fields.moveTo}
              value={to}
              options={names.has(to) || to === "" ? targets : { ...targets, [to]: to }}
              onChange={(id) => setRow({ to: id })}
            />
            <Lines path={`${at}.cues`} label={fields.cues} value={cues} onChange={(lines) => setRow({ cues: lines })} />
          </>
        )}
      </Rows>
    </>
  );
}
