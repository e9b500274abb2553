import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReference, useSession } from "../session/session.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { dayKeyOf, fullDateOf, serverNow } from "../shared/time.ts";
import { monthlyWords as say } from "../words-monthly.vi.ts";
import { reportWords } from "../words-report.vi.ts";
import { monthAfter } from "./month.ts";
import styles from "./monthly.module.css";
import { MonthlyEditor } from "./monthly-editor.tsx";
import { type Monthly, monthlyQuery } from "./monthly-queries.ts";
import { ChannelRows, ClockRows, IncidentRows, Rows, SideBySide, stamp, UnitRows } from "./monthly-tables.tsx";
import type { Figure } from "./queries.ts";
import { LeastForShare } from "./share.tsx";

const route = getRouteApi("/desk/bao-cao/thang");
const main: Figure[] = ["received", "handled", "solved", "in-time", "in-time-for-good", "solved-late"];
const more: Figure[] = ["reopened", "replied-in-time", "open", "late-now", "escalated"];
const kindsShown = 10;

function Bar({ report, month }: { report: Monthly | undefined; month: string }) {
  const isNow = month === dayKeyOf(serverNow()).slice(0, 7);
  const edition = report?.edition ? `&edition=${report.edition}` : "";
  const file = (as: "xlsx" | "csv") => `/api/reports/monthly/export?month=${month}${edition}&as=${as}`;
  return (
    <nav className={styles.bar} aria-label={say.title(month)}>
      <Link to="/bao-cao" search={{ thang: month }}>
        ‹ {say.back}
      </Link>
      <Link to="/bao-cao/thang" search={{ thang: monthAfter(month, -1) }}>
        {say.earlier}
      </Link>
      {!isNow && (
        <Link to="/bao-cao/thang" search={{ thang: monthAfter(month, 1) }}>
          {say.later}
        </Link>
      )}
      <div className={styles.acts}>
        <Button variant="default" onClick={() => window.print()}>
          {say.print}
        </Button>
        <Button variant="default" component="a" href={file("xlsx")} download>
          {say.xlsx}
        </Button>
        <Button variant="default" component="a" href={file("csv")} download>
          {say.csv}
        </Button>
      </div>
    </nav>
  );
}

function Head({ report: { month, edition, figures, editions } }: { report: Monthly }) {
  const { ward } = useSession();
  const approval = editions.find((one) => one.edition === edition);
  return (
    <header>
      <p className={styles.ward}>{`Ủy ban nhân dân ${ward.kind} ${ward.name}`}</p>
      <h1>{say.title(month)}</h1>
      <p>{say.subject}</p>
      <p className={styles.number}>
        {edition ? say.number(month, edition) : say.unapproved(month)} · {say.counted(stamp(figures.at))}
      </p>
      <p className={styles.stamp} data-approved={approval !== undefined}>
        {approval ? say.editionBy(stamp(approval.at), approval.byName) : say.nobody}
      </p>
    </header>
  );
}

function Results({ report: { figures, month } }: { report: Monthly }) {
  const { categoryName } = useReference();
  const { now, units, origins, talks, categories } = figures;
  const kinds = categories
    .slice(0, kindsShown)
    .map(({ of, counts }) => [categoryName(of), counts.received, counts.solved]);
  const { received, solved } = reportWords.figures;
  return (
    <>
      <h3>4.1. {say.main}</h3>
      <SideBySide figures={figures} month={month} shown={[...main, ...more]} />
      <h3>4.2. {say.clocks}</h3>
      <ClockRows {...figures} />
      <h3>4.3. {say.satisfaction}</h3>
      <p>
        {now.rating === undefined
          ? say.nobodyRated
          : say.satisfied(now.rating.toLocaleString("vi-VN"), now.counts.rated, now.counts.solved)}
      </p>
      <h3>4.4. {say.units}</h3>
      <UnitRows units={units} />
      <h3>4.5. {say.origins}</h3>
      <ChannelRows origins={origins} talks={talks} />
      <h3>4.6. {say.kinds}</h3>
      <Rows heads={[say.kind, received.name, solved.name]} rows={kinds} />
    </>
  );
}

function Corrections({ report: { edition, corrections } }: { report: Monthly }) {
  if (!edition) return <p>{say.notYet}</p>;
  if (corrections.length === 0) return <p>{say.noCorrections}</p>;
  const rows = corrections.map(({ figure, approved, now }) => [reportWords.figures[figure].name, approved, now]);
  return (
    <>
      <p>{say.correctionsMean}</p>
      <Rows heads={[say.figure, say.approved, say.today]} rows={rows} />
    </>
  );
}

function Approval({ report: { month, edition, editions } }: { report: Monthly }) {
  const approval = editions.find((one) => one.edition === edition);
  return (
    <>
      {editions.length === 0 && <p>{say.nobody}</p>}
      <ul>
        {editions.map((one) => (
          <li key={one.edition}>
            <Link to="/bao-cao/thang" search={{ thang: month, ban: one.edition }}>
              {say.edition(one.edition)}
            </Link>
            : {say.editionBy(stamp(one.at), one.byName)}. {one.reason && say.because(one.reason)}
          </li>
        ))}
      </ul>
      {approval && (
        <div className={styles.signature}>
          {say.signature}
          <b>{approval.byName}</b>
        </div>
      )}
    </>
  );
}

function Paper({ report }: { report: Monthly }) {
  const { ward } = useSession();
  const { month, figures, shortfalls } = report;
  const owed = shortfalls.map(({ what, action, who, by }) => [what, action, who, fullDateOf(by)]);
  const parts: [title: string, body: ReactNode][] = [
    [say.scope.title, <p key="scope">{say.scope.says(`${ward.kind} ${ward.name}`, month)}</p>],
    [
      say.definitions.title,
      <dl key="definitions" className={styles.definitions}>
        {say.shown.flatMap(({ name, means }) => [<dt key={name}>{name}</dt>, <dd key={`${name} dd`}>{means}</dd>])}
      </dl>,
    ],
    [
      say.method.title,
      <ul key="method">
        {say.method.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>,
    ],
    [say.results, <Results key="results" report={report} />],
    [
      say.matters,
      <SideBySide key="matters" figures={figures} month={month} shown={["complaint", "disputed", "extended"]} />,
    ],
    [say.incidents, <IncidentRows key="incidents" incidents={figures.incidents} />],
    [
      say.shortfalls,
      owed.length === 0 ? (
        <p key="owed">{say.noShortfalls}</p>
      ) : (
        <Rows key="owed" heads={[say.what, say.action, say.who, say.by]} rows={owed} isText />
      ),
    ],
    [say.corrections, <Corrections key="corrections" report={report} />],
    [say.approval, <Approval key="approval" report={report} />],
  ];
  return (
    <LeastForShare value={figures.least}>
      <article className={styles.paper}>
        <Head report={report} />
        {parts.map(([title, body], at) => (
          <section key={title} aria-label={title}>
            <h2>
              {at + 1}. {title}
            </h2>
            {body}
          </section>
        ))}
      </article>
    </LeastForShare>
  );
}

/** The report of a month as it is printed and signed. */
export function MonthlyPage() {
  const { thang = monthAfter(dayKeyOf(serverNow()).slice(0, 7), -1), ban } = route.useSearch();
  const { data, error, refetch } = useQuery(monthlyQuery(thang, ban));
  const isOld = data?.edition !== undefined && data.edition !== data.editions[0]?.edition;
  return (
    <main className={styles.page}>
      <Bar report={data} month={thang} />
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={6} height={110} />}
      {data && isOld && (
        <p className={styles.bar} role="status">
          {say.older(data.edition ?? 0)}
          <Link to="/bao-cao/thang" search={{ thang }}>
            {say.newest}
          </Link>
        </p>
      )}
      {data && <Paper report={data} />}
      {data?.mayWrite && !isOld && <MonthlyEditor key={data.number} report={data} />}
    </main>
  );
}
