import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ticketQueues } from "../search.ts";
import { useReference } from "../session/session.ts";
import { ClockText } from "../shared/clock.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { type TicketRow, ticketsQuery } from "./queries.ts";
import { StatusMark } from "./status-mark.tsx";
import styles from "./ticket-list-page.module.css";

const route = getRouteApi("/desk/phieu");

function Row({ ticket }: { ticket: TicketRow }) {
  const { unitName, categoryName } = useReference();
  return (
    <li>
      <Link to="/phieu/$code" params={{ code: ticket.code }} className={styles.row}>
        <span className={styles.what}>
          <b>{ticket.title}</b>
          <small>
            {[ticket.machineMade && outsideWords.machine, ticket.code, categoryName(ticket.category), ticket.placeLabel]
              .filter(Boolean)
              .join(" · ")}
          </small>
        </span>
        <span className={styles.state}>
          <StatusMark status={ticket.status} />
          {ticket.awaitsApproval && <small>{deskWords.tickets.awaits}</small>}
        </span>
        <span className={styles.unit}>
          {unitName(ticket.unit)}
          {ticket.officerName && <small>{ticket.officerName}</small>}
        </span>
        <span className={styles.clock}>{ticket.clock && <ClockText clock={ticket.clock} />}</span>
      </Link>
    </li>
  );
}

/** All tickets this person may see, by group; the group and the search stand in the address bar. */
export function TicketListPage() {
  const { nhom = "open", q } = route.useSearch();
  const { data, error, refetch } = useQuery(ticketsQuery(nhom, q));
  return (
    <main className={styles.page}>
      <h1>{deskWords.tickets.title}</h1>
      <nav className={styles.tabs} aria-label={deskWords.tickets.queueLabel}>
        {ticketQueues.map((queue) => (
          <Link
            key={queue}
            to="/phieu"
            search={{ nhom: queue, ...(q ? { q } : {}) }}
            aria-current={queue === nhom ? "page" : undefined}
          >
            {deskWords.tickets.queues[queue]}
          </Link>
        ))}
      </nav>
      {q && (
        <p className={styles.filter}>
          “{q}” <Link to="/phieu">{words.inbox.clear}</Link>
        </p>
      )}
      {error && !data && <Failure title={deskWords.tickets.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={66} />}
      {data?.items.length === 0 && <Empty title={deskWords.tickets.empty} />}
      <ul className={styles.list}>
        {data?.items.map((ticket) => (
          <Row key={ticket.code} ticket={ticket} />
        ))}
      </ul>
    </main>
  );
}
