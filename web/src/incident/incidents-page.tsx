import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Schemas } from "../api.ts";
import { figureQuery } from "../report/queries.ts";
import { useReference } from "../session/session.ts";
import { ClockText } from "../shared/clock.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { agoOf, useNow } from "../shared/time.ts";
import { StatusMark } from "../ticket/status-mark.tsx";
import { words } from "../words.vi.ts";
import { incidentWords as say } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import { incidentsQuery } from "./queries.ts";

const route = getRouteApi("/desk/su-co");

function Row({ row }: { row: Schemas["IncidentRow"] }) {
  const now = useNow();
  const { ticket, proposed, merged, reporters, origins, newestAt, inFlood } = row;
  const counts = [
    proposed > 0 && say.proposed(proposed),
    merged > 0 && say.merged(merged),
    say.reporters(reporters),
    origins.map((origin) => words.channels[origin]).join(", "),
    say.newest(agoOf(newestAt, now)),
  ];
  return (
    <li>
      <Link to="/su-co/$code" params={{ code: ticket.code }} className={styles.row}>
        <span className={styles.what}>
          {inFlood && <em className={styles.flood}>{say.inFlood}</em>}
          <b>{ticket.title}</b>
          <small>{[ticket.code, ticket.placeLabel].filter(Boolean).join(" · ")}</small>
          <small>{counts.filter(Boolean).join(" · ")}</small>
        </span>
        <StatusMark status={ticket.status} />
        {ticket.clock && <ClockText clock={ticket.clock} />}
      </Link>
    </li>
  );
}

/** The tickets behind an early warning: one of them becomes the incident others are gathered in. */
function Choice({ loai, kp }: { loai: Schemas["CategoryId"]; kp: string }) {
  const { categoryName } = useReference();
  const { data, error, refetch } = useInfiniteQuery(figureQuery({ so: "received", loai, kp, gan: "1" }));
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{say.choose(categoryName(loai), kp)}</h2>
      <p className={styles.muted}>{say.chooseHint}</p>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      <ul className={styles.list}>
        {data?.pages
          .flatMap(({ items }) => items)
          .map((ticket) => (
            <li key={ticket.code}>
              <Link to="/su-co/$code" params={{ code: ticket.code }} search={{ kp }} className={styles.row}>
                <span className={styles.what}>
                  <b>{ticket.title}</b>
                  <small>{[ticket.code, ticket.placeLabel].filter(Boolean).join(" · ")}</small>
                </span>
                <StatusMark status={ticket.status} />
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Incidents: flood mode first, then what waits for a decision. */
export function IncidentsPage() {
  const { loai, kp } = route.useSearch();
  const { data, error, refetch } = useQuery(incidentsQuery);
  return (
    <main className={styles.page}>
      <h1>{words.nav.incidents}</h1>
      <p className={styles.muted}>{say.intro}</p>
      {loai && kp && <Choice loai={loai} kp={kp} />}
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={5} height={66} />}
      {data?.items.length === 0 && <Empty title={say.empty} />}
      {data && data.items.length > 0 && (
        <ul className={styles.list} aria-label={say.list}>
          {data.items.map((row) => (
            <Row key={row.ticket.code} row={row} />
          ))}
        </ul>
      )}
    </main>
  );
}
