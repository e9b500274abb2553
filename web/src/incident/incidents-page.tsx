import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Schemas } from "../api.ts";
import { ClockText } from "../shared/clock.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { agoOf, useNow } from "../shared/time.ts";
import { StatusMark } from "../ticket/status-mark.tsx";
import { words } from "../words.vi.ts";
import { incidentWords as say } from "../words-incident.vi.ts";
import { PickedChoice, WarningChoice } from "./choice.tsx";
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

/** Incidents: flood mode first, then what waits for a decision. */
export function IncidentsPage() {
  const { loai, kp, phieu } = route.useSearch();
  const { data, error, refetch } = useQuery(incidentsQuery);
  return (
    <main className={styles.page}>
      <h1>{words.nav.incidents}</h1>
      <p className={styles.muted}>{say.intro}</p>
      {loai && kp && <WarningChoice loai={loai} kp={kp} />}
      {phieu && <PickedChoice codes={phieu.split(",")} />}
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
