import { Link } from "@tanstack/react-router";
import { useReference } from "../session/session.ts";
import { ClockText } from "../shared/clock.tsx";
import { outsideWords } from "../words-outside.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import type { TicketRow } from "./queries.ts";
import { StatusMark } from "./status-mark.tsx";
import styles from "./ticket-list-page.module.css";

/** One ticket of a list: what, where, how far, whose, how late. */
export function TicketLine({
  ticket,
  isPicked = false,
  onPick,
}: {
  ticket: TicketRow;
  isPicked?: boolean;
  /** Lines are picked for something that is done to several. */
  onPick?: () => void;
}) {
  const { unitName, categoryName } = useReference();
  return (
    <li className={onPick && styles.pickable}>
      {onPick && (
        <input type="checkbox" className={styles.pick} aria-label={ticket.code} checked={isPicked} onChange={onPick} />
      )}
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
          {ticket.awaitsApproval && <small>{ticketWords.tickets.awaits}</small>}
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
