import { Link } from "@tanstack/react-router";
import { momentOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { auditWords } from "../words-audit.vi.ts";
import styles from "./audit-page.module.css";
import type { AuditEntry } from "./audit-queries.ts";

const say = auditWords.columns;
const ticketShape = /^[A-Z]{2,6}-\d{4}-\d{4,6}$/;

function Who({ entry: { staffId, staffName, role } }: { entry: AuditEntry }) {
  if (!staffId || !staffName || !role) return <span className={styles.muted}>{auditWords.nobody}</span>;
  return (
    <>
      <Link
        to="/quan-tri/nhat-ky"
        search={(before) => ({ ...before, ai: staffId })}
        aria-label={auditWords.onlyThis(staffName)}
      >
        {staffName}
      </Link>
      <small>{words.roles[role]}</small>
    </>
  );
}

function Target({ target }: { target: string | undefined }) {
  if (!target || !ticketShape.test(target)) return <span className={styles.target}>{target}</span>;
  return (
    <Link to="/phieu/$code" params={{ code: target }} className={styles.target ?? ""}>
      {target}
    </Link>
  );
}

const factText = (facts: AuditEntry["facts"]): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${[value].flat().join(", ")}`)
    .join(" · ");

/** Entries as a table; on a phone each is a card. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const now = useNow();
  return (
    <table className={styles.table} aria-label={auditWords.list}>
      <thead>
        <tr>
          {Object.values(say).map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className={styles.at}>
              {momentOf(entry.at, now)}
              {!entry.isSealed && <small>{auditWords.unsealed}</small>}
            </td>
            <td>
              <Who entry={entry} />
            </td>
            <td>{auditWords.actName(entry.act)}</td>
            <td>
              <Target target={entry.target} />
            </td>
            <td className={styles.facts}>
              {factText(entry.facts)}
              {entry.network && <small>{entry.network}</small>}
            </td>
            <td data-refused={entry.result !== "OK" && entry.result !== "CODE_NEEDED"}>
              {entry.result === "OK" ? auditWords.ok : (auditWords.results[entry.result] ?? entry.result)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
