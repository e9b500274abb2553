import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconEyeOff from "@tabler/icons-react/icons/IconEyeOff";
import IconLock from "@tabler/icons-react/icons/IconLock";
import IconMapPin from "@tabler/icons-react/icons/IconMapPin";
import IconScale from "@tabler/icons-react/icons/IconScale";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ApiError } from "../api.ts";
import { KeptBar } from "../offline/kept-bar.tsx";
import { WaitingActs } from "../offline/waiting-acts.tsx";
import { OpenPhotos } from "../photos/open-photos.tsx";
import { useReference, useSession } from "../session/session.ts";
import { ClockRing } from "../shared/clock.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { momentOf, serverNow, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { incidentWords } from "../words-incident.vi.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { disputeWords } from "../words-presence.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { Approval } from "./approval.tsx";
import { BeforeAfter, Doubts } from "./before-after.tsx";
import { Moves } from "./moves.tsx";
import { MachineLine, OutsideCard } from "./outside.tsx";
import { People } from "./people.tsx";
import { type Ticket, ticketQuery } from "./queries.ts";
import { StatusMark } from "./status-mark.tsx";
import styles from "./ticket-page.module.css";
import { Timeline } from "./timeline.tsx";

/** Matters that go the law's own way; the machine closes none of them. */
const formalFlags = ["formal-complaint", "denunciation"] as const;

function Head({ ticket }: { ticket: Ticket }) {
  const { can } = useSession();
  const { isOpen } = useReference();
  const mayBegin = can("incident.manage") && ticket.visibility !== "confidential" && isOpen(ticket.status);
  return (
    <header className={styles.head}>
      <p>
        <span className={styles.code}>{ticket.code}</span>
        <StatusMark status={ticket.status} />
        {ticket.severity < "S3" && (
          <span className={styles.danger}>
            <IconAlertTriangle size={14} aria-hidden /> {ticket.severity} · {words.severities[ticket.severity]}
          </span>
        )}
        {ticket.visibility === "confidential" && (
          <span className={styles.danger}>
            <IconLock size={14} aria-hidden /> {ticketWords.ticket.confidential}
          </span>
        )}
        {ticket.visibility === "hide-name" && (
          <span className={styles.mark}>
            <IconEyeOff size={14} aria-hidden /> {ticketWords.ticket.hidesName}
          </span>
        )}
        {formalFlags.map(
          (flag) =>
            ticket.flags.includes(flag) && (
              <span key={flag} className={styles.mark}>
                <IconScale size={14} aria-hidden /> {ticketWords.ticket.formal[flag]}
              </span>
            ),
        )}
        {ticket.mergedInto && (
          <Link to="/phieu/$code" params={{ code: ticket.mergedInto }}>
            {ticketWords.ticket.merged(ticket.mergedInto)}
          </Link>
        )}
        {ticket.proposedParent && (
          <Link to="/phieu/$code" params={{ code: ticket.proposedParent }}>
            {ticketWords.ticket.maybeSame(ticket.proposedParent)}
          </Link>
        )}
        {can("incident.read") && (ticket.related > 0 || mayBegin) && (
          <Link
            to="/su-co/$code"
            params={{ code: ticket.proposedParent ?? ticket.mergedInto ?? ticket.code }}
            search={{}}
          >
            {ticket.related > 0 ? incidentWords.related(ticket.related) : incidentWords.start}
          </Link>
        )}
      </p>
      <h1>{ticket.title}</h1>
      {ticket.rulingDueAt && <p role="status">{disputeWords.waiting(momentOf(ticket.rulingDueAt, serverNow()))}</p>}
      <div className={styles.moves}>
        <Moves ticket={ticket} />
      </div>
    </header>
  );
}

/** The officer's word on the photos of the result that stands. */
const explanationOf = ({ changes }: Ticket): string | undefined =>
  changes.findLast(({ kind, to }) => kind === "move" && to === "resolved")?.facts.explanation;

function Clocks({ ticket }: { ticket: Ticket }) {
  const now = useNow();
  const { basisLabel } = useReference();
  const { first, result, ceilingAt } = ticket.clocks;
  return (
    <section className={styles.card}>
      <ClockRing clock={first.stoppedAt ? result : first} />
      <dl className={styles.clocks}>
        {[[words.clock.firstLabel, first] as const, [words.clock.resultLabel, result] as const].map(
          ([label, clock]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {clock.stoppedAt
                  ? clock.stoppedAt <= clock.dueAt
                    ? words.clock.stoppedInTime
                    : words.clock.stoppedLate
                  : words.clock.due(momentOf(clock.dueAt, now))}
              </dd>
            </div>
          ),
        )}
      </dl>
      <details className={styles.why}>
        <summary>{words.clock.why}</summary>
        <ul>
          {result.basis.map((basis) => (
            <li key={basis}>{basisLabel(basis)}</li>
          ))}
          {result.own?.map(({ text, source }) => (
            <li key={text}>
              <a href={source} target="_blank" rel="noreferrer">
                {text}
              </a>
            </li>
          ))}
          <li>{words.clock.ceiling(momentOf(ceilingAt, now))}</li>
        </ul>
      </details>
    </section>
  );
}

function Body({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <Head ticket={ticket} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <KeptBar />
          <WaitingActs code={ticket.code} />
          {ticket.proposedResult && <Approval ticket={ticket} proposed={ticket.proposedResult} />}
          <section className={styles.card}>
            <BeforeAfter before={ticket.attachments} after={ticket.proof} />
            <OpenPhotos ticket={ticket} />
            {!ticket.proposedResult && <Doubts doubts={ticket.doubts} explanation={explanationOf(ticket)} />}
            {ticket.place && (
              <p className={styles.place}>
                <IconMapPin size={18} aria-hidden /> {ticket.place.label}
                <small>{words.precision[ticket.place.precision]}</small>
              </p>
            )}
            {ticket.machine && <MachineLine machine={ticket.machine} />}
            <h2>{ticket.machine ? outsideWords.machine : ticketWords.ticket.said}</h2>
            <blockquote className={styles.said}>{ticket.body}</blockquote>
            {ticket.result && (
              <>
                <h2>{ticketWords.ticket.result}</h2>
                <blockquote className={styles.said}>{ticket.result}</blockquote>
              </>
            )}
          </section>
          <section className={styles.card}>
            <h2>{ticketWords.ticket.timeline}</h2>
            <Timeline changes={ticket.changes} />
          </section>
        </div>
        <div className={styles.side}>
          <Clocks ticket={ticket} />
          <OutsideCard ticket={ticket} />
          <People ticket={ticket} />
        </div>
      </div>
    </>
  );
}

/** One ticket: state, clocks, photos, what happened, who is told, and the moves that are allowed. */
export function TicketPage() {
  const { code = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(ticketQuery(code));
  const isMissing = error instanceof ApiError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN");
  return (
    <main className={styles.page}>
      {data && <Body ticket={data} />}
      {!data && <h1 className="sr">{code}</h1>}
      {!data && !error && <GreyRows rows={6} height={96} />}
      {!data && error && isMissing && <Empty title={ticketWords.ticket.notFound} />}
      {!data && error && !isMissing && <Failure title={ticketWords.ticket.failed} onRetry={() => void refetch()} />}
    </main>
  );
}
