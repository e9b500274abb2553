import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useSession } from "../session/session.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { dayKeyOf, serverNow } from "../shared/time.ts";
import { reportWords as say } from "../words-report.vi.ts";
import { ChannelTable } from "./channel-table.tsx";
import { DayChart } from "./day-chart.tsx";
import { Definitions } from "./definitions.tsx";
import { Disputes } from "./disputes.tsx";
import { Headline } from "./headline.tsx";
import { HourTable } from "./hour-table.tsx";
import { KindBars } from "./kind-bars.tsx";
import { monthAfter } from "./month.ts";
import { type Report, reportQuery } from "./queries.ts";
import styles from "./report-page.module.css";
import { LeastForShare } from "./share.tsx";
import { SpotMap } from "./spot-map.tsx";
import { UnitTable } from "./unit-table.tsx";
import { Warnings } from "./warnings.tsx";

const route = getRouteApi("/desk/bao-cao");

function Head({ month }: { month: string }) {
  const { can } = useSession();
  const isNow = month === dayKeyOf(serverNow()).slice(0, 7);
  const file = (as: "xlsx" | "csv") => `/api/reports/export?month=${month}&as=${as}`;
  return (
    <header className={styles.head}>
      <h1>
        {say.title} <span>{say.monthName(month)}</span>
      </h1>
      <nav className={styles.months} aria-label={say.monthName(month)}>
        <Link to="/bao-cao" search={{ thang: monthAfter(month, -1) }}>
          ‹ {say.earlier}
        </Link>
        {!isNow && (
          <Link to="/bao-cao" search={{ thang: monthAfter(month, 1) }}>
            {say.later} ›
          </Link>
        )}
      </nav>
      <div className={styles.acts}>
        {can("report.monthly") && (
          <Link to="/bao-cao/thang" search={{ thang: month }} className={styles.link}>
            {say.monthly}
          </Link>
        )}
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
    </header>
  );
}

function Sections({ report }: { report: Report }) {
  const { month } = report.now;
  return (
    <LeastForShare value={report.leastForShare}>
      <Headline now={report.now} before={report.before} talks={report.talks} />
      <div className={styles.grid}>
        <Warnings warnings={report.warnings} />
        <DayChart days={report.days} />
        <SpotMap points={report.points} month={month} />
        <KindBars parts={report.categories} month={month} />
        <UnitTable parts={report.units} month={month} />
        <ChannelTable parts={report.origins} talks={report.talks} month={month} />
        <HourTable hours={report.hours} />
        <Definitions />
      </div>
    </LeastForShare>
  );
}

/** How the ward did in a month: figures with what they count, each leading to its tickets. */
export function ReportPage() {
  const { thang } = route.useSearch();
  const { can } = useSession();
  const { data, error, refetch, isPlaceholderData } = useQuery(reportQuery(thang));
  const month = thang ?? dayKeyOf(serverNow()).slice(0, 7);
  return (
    <main className={styles.page} data-waiting={isPlaceholderData}>
      <Head month={month} />
      {can("ticket.rule") && <Disputes />}
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={6} height={110} />}
      {data && <Sections report={data} />}
    </main>
  );
}
