import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ticketQueues } from "../search.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { ticketsQuery } from "./queries.ts";
import { TicketLine } from "./ticket-line.tsx";
import styles from "./ticket-list-page.module.css";

const route = getRouteApi("/desk/phieu");

/** All tickets this person may see, by group; the group and the search stand in the address bar. */
export function TicketListPage() {
  const { nhom = "open", q } = route.useSearch();
  const { data, error, refetch } = useQuery(ticketsQuery(nhom, q));
  return (
    <main className={styles.page}>
      <h1>{ticketWords.tickets.title}</h1>
      <nav className={styles.tabs} aria-label={ticketWords.tickets.queueLabel}>
        {ticketQueues.map((queue) => (
          <Link
            key={queue}
            to="/phieu"
            search={{ nhom: queue, ...(q ? { q } : {}) }}
            aria-current={queue === nhom ? "page" : undefined}
          >
            {ticketWords.tickets.queues[queue]}
          </Link>
        ))}
      </nav>
      {q && (
        <p className={styles.filter}>
          “{q}” <Link to="/phieu">{words.inbox.clear}</Link>
        </p>
      )}
      {error && !data && <Failure title={ticketWords.tickets.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={66} />}
      {data?.items.length === 0 && <Empty title={ticketWords.tickets.empty} />}
      <ul className={styles.list}>
        {data?.items.map((ticket) => (
          <TicketLine key={ticket.code} ticket={ticket} />
        ))}
      </ul>
    </main>
  );
}
