import styles from "./knowledge.module.css";
import type { FieldLines } from "./lines.ts";
import { useRecordNames } from "./record-names.ts";

/** An entry as people read it; fields that say nothing are left out. */
export function RecordView<B>({ body, fields }: { body: B; fields: FieldLines<B>[] }) {
  const nameOf = useRecordNames();
  return (
    <dl className={styles.record}>
      {fields.map(({ label, lines }) => {
        const said = lines(body, nameOf);
        if (said.length === 0) return null;
        return (
          <div key={label}>
            <dt>{label}</dt>
            {said.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name but their place, and never move
              <dd key={`${at} ${line}`}>{line}</dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
