import { knowledgeWords } from "../words-knowledge.vi.ts";
import styles from "./knowledge.module.css";
import { changesBetween, type FieldChange, type FieldLines } from "./lines.ts";
import type { Entry, Version } from "./queries.ts";
import { useRecordNames } from "./record-names.ts";

const say = knowledgeWords.history;

function Lines({ label, lines }: { label: string; lines: string[] }) {
  return (
    <div>
      <small>{label}</small>
      {lines.length === 0 && <p className={styles.muted}>{say.nothing}</p>}
      {[...new Set(lines)].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** Fields that changed, each with its lines before and after. */
export function FieldChanges({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul>
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          <b>{label}</b>
          <div className={styles.sides}>
            <Lines label={say.before} lines={before} />
            <Lines label={say.after} lines={after} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What a version changes of the one it was written from. */
export function Changes<B>({
  version,
  entry,
  fields,
}: {
  version: Version<B>;
  entry: Entry<B>;
  fields: FieldLines<B>[];
}) {
  const nameOf = useRecordNames();
  const { base, body } = version;
  if (body === undefined) return <p className={styles.muted}>{knowledgeWords.unreadable}</p>;
  const before = base === 0 ? entry.released : entry.versions.find(({ number }) => number === base)?.body;
  if (base > 0 && before === undefined) return <p className={styles.muted}>{say.noBase}</p>;
  const changes = changesBetween(fields, [before, body], nameOf);
  return (
    <details className={styles.changes}>
      <summary>{say.changes(changes.length)}</summary>
      <FieldChanges changes={changes} />
    </details>
  );
}
