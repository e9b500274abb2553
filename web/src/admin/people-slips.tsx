import { Button } from "@mantine/core";
import { createPortal } from "react-dom";
import { useReference } from "../session/session.ts";
import look from "../shared/take-spreadsheet.module.css";
import { peopleWords as say } from "../words-people.vi.ts";
import accounts from "./accounts-page.module.css";
import type { Slip } from "./people-queries.ts";
import styles from "./people-slips.module.css";

interface Props {
  passwords: Slip[];
  changed: number;
  retired: number;
  onClose: () => void;
}

/** What goes to paper: one slip a person, to be cut. Nothing else of the page is printed while these are there. */
function Paper({ passwords }: Pick<Props, "passwords">) {
  const { unitName } = useReference();
  const slips = passwords.map(({ username, name, unit, password }) => (
    <section key={username}>
      <h2>{name}</h2>
      {unit && <p>{unitName(unit)}</p>}
      <dl>
        <dt>{say.slip.address}</dt>
        <dd>{`${window.location.host}/app`}</dd>
        <dt>{say.slip.username}</dt>
        <dd>{username}</dd>
        <dt>{say.slip.password}</dt>
        <dd>
          <code>{password}</code>
        </dd>
      </dl>
      <p>{say.slip.hint}</p>
    </section>
  ));
  return createPortal(<div className={styles.paper}>{slips}</div>, document.body);
}

/** First passwords that are seen here and never again. */
export function PeopleSlips({ passwords, changed, retired, onClose }: Props) {
  return (
    <>
      <p role="status">{say.done({ passwords: passwords.length, changed, retired })}</p>
      {passwords.length > 0 && (
        <>
          <p className={look.muted}>{say.once}</p>
          <ul className={styles.list} aria-label={say.list}>
            {passwords.map(({ username, name, password }) => (
              <li key={username}>
                <span>
                  {name} <small>{username}</small>
                </span>
                <code>{password}</code>
              </li>
            ))}
          </ul>
          <Paper passwords={passwords} />
        </>
      )}
      <div className={accounts.acts}>
        {passwords.length > 0 && <Button onClick={() => window.print()}>{say.print}</Button>}
        <Button variant="default" onClick={onClose}>
          {passwords.length > 0 ? say.close : say.closeEmpty}
        </Button>
      </div>
    </>
  );
}
