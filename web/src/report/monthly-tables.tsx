import { Link } from "@tanstack/react-router";
import { type ReactNode, useContext } from "react";
import { useReference } from "../session/session.ts";
import { countOf } from "../shared/numbers.ts";
import { fullDateOf, timeOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { monthlyWords as say } from "../words-monthly.vi.ts";
import { reportWords } from "../words-report.vi.ts";
import styles from "./monthly.module.css";
import type { Monthly, Spans } from "./monthly-queries.ts";
import type { Figure } from "./queries.ts";
import { LeastForShare, Share } from "./share.tsx";

type Figures = Monthly["figures"];
type Span = Spans["now"];

/** A moment as paper tells it. */
export const stamp = (moment: string): string => `${timeOf(moment)} ${fullDateOf(moment)}`;
const hours = (count: number | undefined): string =>
  count === undefined ? reportWords.none : reportWords.hours(count);

/** A table as all of them look here; `rows` are its cells, the first of each names the row. */
export function Rows({ heads, rows, isText }: { heads: string[]; rows: ReactNode[][]; isText?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is wider than the screen it is moved by keyboard, too
    <div className={styles.scroll} tabIndex={0}>
      <table data-text={isText}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a document do not move
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do its columns
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Figures of which each is a share of another; the rest are counts. */
const wholes: Partial<Record<Figure, Figure>> = {
  handled: "received",
  "in-time": "solved",
  "in-time-for-good": "solved",
  reopened: "solved",
  rated: "solved",
  "replied-in-time": "replied",
};

function Count({ span, figure }: { span: Span; figure: Figure }) {
  const whole = wholes[figure];
  return whole ? <Share part={span.counts[figure]} whole={span.counts[whole]} /> : countOf(span.counts[figure]);
}

/** Figures of this month beside the month before and the same month a year ago; this month's lead to their tickets. */
export function SideBySide({ figures, month, shown }: { figures: Spans; month: string; shown: Figure[] }) {
  const { now, before, yearBefore } = figures;
  const rows = shown.map((figure) => [
    reportWords.figures[figure].name,
    <Link key="now" to="/bao-cao/phieu" search={{ thang: month, so: figure }}>
      <Count span={now} figure={figure} />
    </Link>,
    <Count key="before" span={before} figure={figure} />,
    ...(yearBefore ? [<Count key="year" span={yearBefore} figure={figure} />] : []),
  ]);
  const heads = [say.figure, say.now, say.before, ...(yearBefore ? [say.yearBefore] : [])];
  return (
    <>
      <Rows heads={heads} rows={rows} />
      {!yearBefore && <p className={styles.muted}>{say.noYear}</p>}
    </>
  );
}

/** How long things took: half of them, and nine of ten. */
export function ClockRows({ now, before }: Spans) {
  const row = (name: string, clocks: Span["result"]) => [
    name,
    hours(clocks.median),
    hours(clocks.p90),
    countOf(clocks.count),
  ];
  const rows = [
    row(reportWords.firstReply.name, now.firstReply),
    row(`${reportWords.firstReply.name}, ${say.before.toLowerCase()}`, before.firstReply),
    row(reportWords.result.name, now.result),
    row(`${reportWords.result.name}, ${say.before.toLowerCase()}`, before.result),
  ];
  return <Rows heads={[say.figure, say.half, say.nine, say.cases]} rows={rows} />;
}

/** Units in the order of what they solved in time and for good. */
export function UnitRows({ units }: Pick<Figures, "units">) {
  const { unitName } = useReference();
  const least = useContext(LeastForShare);
  const rows = units.map(({ of, counts, result, rating }, place) => [
    unitName(of),
    counts.solved < least ? say.unranked : place + 1,
    counts.received,
    counts.solved,
    <Share key="share" part={counts["in-time-for-good"]} whole={counts.solved} />,
    hours(result.median),
    rating === undefined ? reportWords.none : `${rating.toLocaleString("vi-VN")} (${counts.rated})`,
  ]);
  const { figures } = reportWords;
  const heads = [say.unit, say.rank, figures.received.name, figures.solved.name, figures["in-time-for-good"].name];
  return <Rows heads={[...heads, say.half, say.satisfaction]} rows={rows} />;
}

/** Where reports came from and what became of them; talks that the machine led alone. */
export function ChannelRows({ origins, talks }: Pick<Figures, "origins" | "talks">) {
  const { figures } = reportWords;
  const rows = origins.map(({ of, counts }) => [
    words.channels[of],
    counts.received,
    <Share key="handled" part={counts.handled} whole={counts.received} />,
    counts.solved,
    <Share key="time" part={counts["in-time-for-good"]} whole={counts.solved} />,
  ]);
  const heads = [say.origin, figures.received.name, figures.handled.name, figures.solved.name];
  const sum = (of: "talks" | "byMachine"): number => talks.reduce((all, talk) => all + talk[of], 0);
  const all = { name: say.sum, talks: sum("talks"), byMachine: sum("byMachine") };
  const talked = [...talks.map(({ channel, ...counts }) => ({ name: words.channels[channel], ...counts })), all];
  return (
    <>
      <Rows heads={[...heads, figures["in-time-for-good"].name]} rows={rows} />
      <h3>{say.containment}</h3>
      <Rows
        heads={[say.channel, say.talks, say.byMachine]}
        rows={talked.map(({ name, talks: whole, byMachine }) => [
          name,
          countOf(whole),
          <Share key="share" part={byMachine} whole={whole} />,
        ])}
      />
    </>
  );
}

/** What was told in flood mode and the like. */
export function IncidentRows({ incidents }: Pick<Figures, "incidents">) {
  const { categoryName } = useReference();
  if (incidents.length === 0) return <p>{say.noIncidents}</p>;
  const rows = incidents.map(({ code, category, where, startedAt, endedAt, reporters }) => [
    code,
    categoryName(category),
    where,
    stamp(startedAt),
    endedAt ? stamp(endedAt) : say.under,
    reporters,
  ]);
  return <Rows heads={Object.values(say.incident)} rows={rows} isText />;
}
