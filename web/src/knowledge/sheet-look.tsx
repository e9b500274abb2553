import styles from "../shared/take-spreadsheet.module.css";
import { SheetProblems } from "../shared/take-spreadsheet.tsx";
import { sheetWords as say } from "../words-sheet.vi.ts";
import { FieldChanges } from "./changes.tsx";
import knowledge from "./knowledge.module.css";
import { changesBetween, procedureFields } from "./lines.ts";
import { useRecordNames } from "./record-names.ts";
import type { Look } from "./sheet-queries.ts";

/** What one record said and would say. */
function Change({ change: { name, isNew, before, after, waits } }: { change: Look["changes"][number] }) {
  const nameOf = useRecordNames();
  const changes = changesBetween(procedureFields, [before, after], nameOf);
  return (
    <li>
      <details className={knowledge.changes}>
        <summary>
          <b>{name}</b> <span className={knowledge.mark}>{isNew ? say.isNew : say.isChanged}</span>{" "}
          {waits && <span className={knowledge.mark}>{say.waits[waits]}</span>}
        </summary>
        {changes.length === 0 ? <p className={knowledge.muted}>{say.unseen}</p> : <FieldChanges changes={changes} />}
      </details>
    </li>
  );
}

function Names({ entries }: { entries: Look["missing"] }) {
  return (
    <ul className={styles.names}>
      {entries.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}

/** Records whose rows are not used. */
export function Stale({ entries }: { entries: Look["stale"] }) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{say.stale(entries.length)}</h3>
      <p className={knowledge.warning}>{say.staleHint}</p>
      <Names entries={entries} />
    </section>
  );
}

/** What a file would change, what stands in the way, and what stays. */
export function SheetLook({ look }: { look: Look }) {
  const { problems, problemCount, changes, stale, missing, unchanged } = look;
  const isWithout = problemCount + changes.length + stale.length === 0;
  return (
    <div className={styles.look}>
      {problemCount > 0 && <SheetProblems problems={problems} problemCount={problemCount} />}
      {changes.length > 0 && (
        <section>
          <h3>{say.changes(changes.length)}</h3>
          <ul className={styles.changes}>
            {changes.map((change) => (
              <Change key={change.id} change={change} />
            ))}
          </ul>
        </section>
      )}
      {isWithout && <p>{unchanged > 0 ? say.nothing : say.empty}</p>}
      <Stale entries={stale} />
      {unchanged > 0 && <p className={knowledge.muted}>{say.unchanged(unchanged)}</p>}
      {missing.length > 0 && (
        <details className={styles.missing}>
          <summary>{say.missing(missing.length)}</summary>
          <Names entries={missing} />
        </details>
      )}
    </div>
  );
}
