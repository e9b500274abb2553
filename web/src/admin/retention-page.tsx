import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { countOf } from "../shared/numbers.ts";
import { adminWords } from "../words-admin.vi.ts";
import { privacyWords } from "../words-privacy.vi.ts";
import styles from "./privacy-page.module.css";
import { retentionQuery } from "./privacy-queries.ts";
import setting from "./setting.module.css";
import { SettingPage } from "./setting-page.tsx";

const say = privacyWords.retention;
type Kind = keyof typeof say.kinds;
const kinds = Object.keys(say.kinds) as Kind[];

/** "2026-11-16" as people write it. */
const dayOf = (day: string): string => day.split("-").reverse().join("/");

/** What was removed when, and how much of it. */
function Removed() {
  const { data } = useQuery(retentionQuery);
  if (!data) return null;
  return (
    <section aria-label={say.removed}>
      <h2>{say.removed}</h2>
      {data.items.length === 0 ? (
        <p className={setting.muted}>{say.none}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say.columns.day}</th>
              <th scope="col">{say.columns.kind}</th>
              <th scope="col">{say.columns.count}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map(({ day, kind, count }) => (
              <tr key={day + kind}>
                <td>{dayOf(day)}</td>
                <td>{say.kinds[kind]}</td>
                <td>{countOf(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** For how many days what is kept, and what was removed since. */
export function RetentionPage() {
  return (
    <SettingPage kind="retention" title={adminWords.retention} intro={say.intro}>
      {({ body, change, faultAt, isReadOnly }) => (
        <>
          <div className={setting.card}>
            {kinds.map((kind) => (
              <div key={kind} className={setting.row}>
                <span className={setting.grow}>{say.kinds[kind]}</span>
                <TextInput
                  type="number"
                  w={110}
                  aria-label={say.days(say.kinds[kind])}
                  value={body[kind] || ""}
                  disabled={isReadOnly}
                  error={faultAt(kind) !== undefined}
                  onChange={(event) => change({ ...body, [kind]: Number(event.currentTarget.value) })}
                />
                <span>{say.unit}</span>
                {faultAt(kind) && <p className={setting.fault}>{say.fault}</p>}
              </div>
            ))}
          </div>
          <Removed />
        </>
      )}
    </SettingPage>
  );
}
