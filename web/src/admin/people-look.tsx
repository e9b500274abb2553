import { useReference } from "../session/session.ts";
import styles from "../shared/take-spreadsheet.module.css";
import { SheetProblems } from "../shared/take-spreadsheet.tsx";
import { words } from "../words.vi.ts";
import { peopleWords as say } from "../words-people.vi.ts";
import type { Look } from "./people-queries.ts";

type Person = Look["added"][number];
type Named = Look["missing"][number];

/** What is written of somebody, by field. */
function useFields() {
  const { unitName } = useReference();
  return ({ name, role, unit, extension, active }: Person): Record<keyof typeof say.fields, string> => ({
    ...{ name, role: words.roles[role], unit: unit ? unitName(unit) : say.none },
    ...{ extension: extension ?? say.none, active: active ? say.yes : say.no },
  });
}

function Added({ added }: Pick<Look, "added">) {
  const { unitName } = useReference();
  return (
    <section>
      <h3>{say.added(added.length)}</h3>
      <ul className={styles.names}>
        {added.map(({ username, name, role, unit }) => (
          <li key={username}>
            <b>{name}</b> · {[username, words.roles[role], unit && unitName(unit)].filter(Boolean).join(" · ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changed({ changed }: Pick<Look, "changed">) {
  const fieldsOf = useFields();
  const changesOf = ({ before, after }: Look["changed"][number]): string[] => {
    const [was, is] = [fieldsOf(before), fieldsOf(after)];
    const fields = Object.keys(say.fields) as (keyof typeof say.fields)[];
    return fields.filter((field) => was[field] !== is[field]).map((f) => `${say.fields[f]}: ${was[f]} → ${is[f]}`);
  };
  return (
    <section>
      <h3>{say.changed(changed.length)}</h3>
      <ul className={styles.names}>
        {changed.map((change) => (
          <li key={change.before.username}>
            <b>{change.before.name}</b> · {changesOf(change).join("; ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** People who are only named. */
export function Names({ people }: { people: Named[] }) {
  return (
    <ul className={styles.names}>
      {people.map(({ username, name }) => (
        <li key={username}>
          {name} · {username}
        </li>
      ))}
    </ul>
  );
}

/** What a list would do, and what stands in the way. */
export function PeopleLook({ look }: { look: Look }) {
  const { problems, problemCount, added, changed, unchanged } = look;
  const isNothing = problemCount + added.length + changed.length === 0;
  return (
    <div className={styles.look}>
      {problemCount > 0 && <SheetProblems problems={problems} problemCount={problemCount} />}
      {problemCount === 0 && added.length > 0 && <Added added={added} />}
      {problemCount === 0 && changed.length > 0 && <Changed changed={changed} />}
      {isNothing && <p>{unchanged > 0 ? say.nothing : say.empty}</p>}
      {!isNothing && unchanged > 0 && <p className={styles.muted}>{say.unchanged(unchanged)}</p>}
    </div>
  );
}
