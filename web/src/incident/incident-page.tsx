import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ApiError } from "../api.ts";
import { useSession } from "../session/session.ts";
import { ClockText } from "../shared/clock.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { StatusMark } from "../ticket/status-mark.tsx";
import { incidentWords as say } from "../words-incident.vi.ts";
import { Children } from "./children.tsx";
import { FloodCard } from "./flood-card.tsx";
import styles from "./incident.module.css";
import { NewsCard } from "./news-card.tsx";
import { type Incident, incidentQuery, type Report } from "./queries.ts";

/** Where the reports lie on the ward's own ground; the list of them stands before it. */
function Drawing({ reports }: { reports: Report[] }) {
  return (
    <section className={styles.card} aria-labelledby="map">
      <h2 id="map">{say.map}</h2>
      <div className={styles.map}>
        <img src="/vi-tri/ban-do.svg" alt="" />
        {reports.map(
          ({ spot, ticket }, index) =>
            spot && (
              <Link
                key={ticket.code}
                to="/phieu/$code"
                params={{ code: ticket.code }}
                aria-label={say.onMap(ticket.code)}
                data-parent={index === 0}
                style={{ insetInlineStart: `${spot.x * 100}%`, insetBlockStart: `${spot.y * 100}%` }}
              />
            ),
        )}
      </div>
    </section>
  );
}

function Body({ incident }: { incident: Incident }) {
  const { can } = useSession();
  const { parent, children, reporters, flood, mayFlood, mayTell, kind = "flood" } = incident;
  const { ticket } = parent;
  const mayManage = can("incident.manage");
  const isOn = flood !== undefined && flood.endedAt === undefined;
  const card = <FloodCard incident={incident} kind={kind} mayManage={mayManage} />;
  return (
    <>
      <p className={styles.line}>
        <Link to="/phieu/$code" params={{ code: ticket.code }}>
          {ticket.code}
        </Link>
        <StatusMark status={ticket.status} />
        {ticket.clock && <ClockText clock={ticket.clock} />}
        <span>{say.reporters(reporters)}</span>
      </p>
      <h1>{ticket.title}</h1>
      <div className={styles.columns}>
        <div className={styles.main}>
          {isOn && card}
          <Children parent={parent} reports={children} mayManage={mayManage} />
          {mayTell && <NewsCard code={ticket.code} />}
          {!isOn && (flood || mayFlood) && card}
        </div>
        <Drawing reports={[parent, ...children]} />
      </div>
    </>
  );
}

/** One incident: flood mode, its reports beside each other, and where they lie. */
export function IncidentPage() {
  const { code = "" } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(incidentQuery(code));
  const isMissing = error instanceof ApiError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN");
  return (
    <main className={styles.page}>
      <p className={styles.line}>
        <Link to="/su-co" search={{}}>
          ‹ {say.back}
        </Link>
      </p>
      {data && <Body incident={data} />}
      {!data && <h1 className="sr">{code}</h1>}
      {!data && !error && <GreyRows rows={5} height={96} />}
      {!data && error && isMissing && <Empty title={say.notFound} />}
      {!data && error && !isMissing && <Failure title={say.failed} onRetry={() => void refetch()} />}
    </main>
  );
}
