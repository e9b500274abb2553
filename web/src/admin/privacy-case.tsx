import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { Failure, GreyRows } from "../shared/states.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { privacyWords as say } from "../words-privacy.vi.ts";
import { CaseActs } from "./privacy-acts.tsx";
import styles from "./privacy-page.module.css";
import { caseQuery, type RightsCase, type RightsCaseRow } from "./privacy-queries.ts";

const isOpen = ({ state }: Pick<RightsCaseRow, "state">): boolean => state === "received" || state === "accepted";

/** When it is due, late in the colour of what is late; or when it ended. */
export function CaseDue({ rightsCase }: { rightsCase: RightsCaseRow }) {
  const now = useNow();
  const { state, dueAt, endedAt } = rightsCase;
  if (!isOpen(rightsCase)) return <span>{endedAt ? say.ended(momentOf(endedAt, now)) : say.states[state]}</span>;
  const isLate = new Date(dueAt).getTime() < now;
  const at = momentOf(dueAt, now);
  return <span data-late={isLate || undefined}>{isLate ? say.late(at) : say.due(state, at)}</span>;
}

function Person({ rightsCase: { person, phone, origin } }: { rightsCase: RightsCase }) {
  return (
    <section className={styles.card} aria-label={say.whose}>
      <h2>{say.whose}</h2>
      <p>
        {person?.channels.map((channel) => (
          <ChannelMark key={channel} channel={channel} />
        ))}{" "}
        <b>{person?.name ?? say.nameless}</b> {person?.phone ?? phone}
      </p>
      {origin === "counter" && <p className={styles.hint}>{say.atCounter}</p>}
      {person && <p className={styles.held}>{say.held(person.held)}</p>}
    </section>
  );
}

function History({ rightsCase: { history } }: { rightsCase: RightsCase }) {
  const now = useNow();
  return (
    <section className={styles.card} aria-label={say.history}>
      <h2>{say.history}</h2>
      <ol className={styles.history}>
        {history.map(({ at, byName, act, note }) => (
          <li key={`${at}${act}`}>
            <span>{momentOf(at, now)}</span> {byName} {say.acts[act]}
            {note && <q>{note}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One request: what is asked, of whom, until when, what to do, and what was done. */
export function CasePage({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(caseQuery(code));
  const now = useNow();
  return (
    <div className={styles.page}>
      <Link to="/quan-tri/du-lieu-ca-nhan" search={{}} className={styles.back ?? ""}>
        {say.back}
      </Link>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={4} height={72} />}
      {data && (
        <>
          <header className={styles.head}>
            <h1>
              {data.right ? say.rights[data.right] : say.unclear} <small>{code}</small>
            </h1>
            <i data-state={data.state}>{say.states[data.state]}</i>
          </header>
          <p className={styles.due}>
            <CaseDue rightsCase={data} /> · {say.received(momentOf(data.receivedAt, now))}
          </p>
          <section className={styles.card} aria-label={say.asked}>
            <h2>{say.asked}</h2>
            {data.request ? <blockquote>{data.request}</blockquote> : <p className={styles.hint}>{say.noWords}</p>}
          </section>
          <Person rightsCase={data} />
          {data.mayManage && isOpen(data) && <CaseActs key={data.version} rightsCase={data} />}
          <History rightsCase={data} />
        </>
      )}
    </div>
  );
}
