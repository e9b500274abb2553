import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { ticketQueues } from "../search.ts";
import { useSession } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { incidentWords } from "../words-incident.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { ticketsQuery } from "./queries.ts";
import { TicketLine } from "./ticket-line.tsx";
import styles from "./ticket-list-page.module.css";

const route = getRouteApi("/desk/phieu");

/** Several tickets that are one matter become an incident. */
function Picking({ picked, onChange }: { picked: string[] | undefined; onChange: (codes?: string[]) => void }) {
  if (!picked) {
    return (
      <p className={styles.picking}>
        <Button size="xs" variant="default" onClick={() => onChange([])}>
          {incidentWords.pick}
        </Button>
      </p>
    );
  }
  return (
    <p className={styles.picking}>
      <span role="status">{incidentWords.picked(picked.length)}</span>
      {picked.length > 0 && (
        <Link to="/su-co" search={{ phieu: picked.join(",") }}>
          {incidentWords.start}
        </Link>
      )}
      <Button size="xs" variant="default" onClick={() => onChange(undefined)}>
        {incidentWords.pickNone}
      </Button>
    </p>
  );
}

/** All tickets this person may see, by group; the group and the search stand in the address bar. */
export function TicketListPage() {
  const { nhom = "open", q } = route.useSearch();
  const { data, error, refetch } = useQuery(ticketsQuery(nhom, q));
  const { can } = useSession();
  const [picked, setPicked] = useState<string[]>();
  const toggle = (code: string): void =>
    setPicked((codes = []) => (codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]));
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
      {can("incident.manage") && <Picking picked={picked} onChange={setPicked} />}
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
          <TicketLine
            key={ticket.code}
            ticket={ticket}
            {...(picked ? { isPicked: picked.includes(ticket.code), onPick: () => toggle(ticket.code) } : {})}
          />
        ))}
      </ul>
    </main>
  );
}
