import { Link } from "@tanstack/react-router";
import type { TicketRow } from "../ticket/queries.ts";
import { offlineWords } from "../words-offline.vi.ts";
import styles from "./work-page.module.css";

/** A stop of the way with its number in the list. */
export interface Stop {
  number: number;
  ticket: TicketRow & { pin: NonNullable<TicketRow["pin"]> };
}

/** Those of these tickets that have a place on the map, numbered in their order. */
export function stopsOf(tickets: TicketRow[]): Stop[] {
  const pinned = tickets.filter((ticket): ticket is Stop["ticket"] => ticket.pin !== undefined);
  return pinned.map((ticket, index) => ({ number: index + 1, ticket }));
}

/** Where the stops are, on the ward's own drawing; the list stands before it. */
export function StopMap({ stops }: { stops: Stop[] }) {
  return (
    <section aria-labelledby="stops">
      <h2 id="stops">{offlineWords.map}</h2>
      {stops.length === 0 && <p className={styles.place}>{offlineWords.mapNone}</p>}
      {stops.length > 0 && (
        <div className={styles.map}>
          <img src="/vi-tri/ban-do.svg" alt="" />
          {stops.map(({ number, ticket: { code, title, pin } }) => (
            <Link
              key={code}
              to="/phieu/$code"
              params={{ code }}
              aria-label={offlineWords.mapStop(number, title)}
              style={{ insetInlineStart: `${pin.x * 100}%`, insetBlockStart: `${pin.y * 100}%` }}
            >
              {number}
            </Link>
          ))}
        </div>
      )}
    </section>
  );
}
