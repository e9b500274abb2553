import { Link } from "@tanstack/react-router";
import { type ReactNode, useContext } from "react";
import { countOf, percentOf, sum } from "../shared/numbers.ts";
import { reportWords as say } from "../words-report.vi.ts";
import type { Figure, Figures, Report } from "./queries.ts";
import styles from "./report-page.module.css";
import { LeastForShare, Share } from "./share.tsx";

/** "▲ 8%" against the month before; nothing where that had too few to compare with. */
function Change({ now, before, month }: { now: number; before: number; month: string }) {
  if (before < useContext(LeastForShare)) return null;
  const change = (now - before) / before;
  const sign = change >= 0 ? "▲" : "▼";
  return (
    <small>
      {sign} {percentOf(Math.abs(change))} {say.against(month)}
    </small>
  );
}

function Tile({ name, means, to, children }: { name: string; means: string; to?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.tile} title={means}>
      <dt>{name}</dt>
      <dd>
        {children}
        {to}
      </dd>
    </div>
  );
}

/** The figures a leader looks at first, each leading to the tickets it counted. */
export function Headline({ now, before, talks }: { now: Figures; before: Figures } & Pick<Report, "talks">) {
  const { counts, month } = now;
  const Behind = ({ of, children }: { of: Figure; children: ReactNode }) => (
    <Link to="/bao-cao/phieu" search={{ thang: month, so: of }} className={styles.figure}>
      {children}
    </Link>
  );
  const { figures } = say;
  return (
    <dl className={styles.tiles}>
      <Tile {...figures.received}>
        <Behind of="received">{countOf(counts.received)}</Behind>
        <Change now={counts.received} before={before.counts.received} month={before.month} />
      </Tile>
      <Tile {...figures.solved}>
        <Behind of="solved">{countOf(counts.solved)}</Behind>
        <Change now={counts.solved} before={before.counts.solved} month={before.month} />
      </Tile>
      <Tile {...figures["in-time"]}>
        <Behind of="in-time">
          <Share part={counts["in-time"]} whole={counts.solved} />
        </Behind>
      </Tile>
      <Tile {...figures["in-time-for-good"]}>
        <Behind of="in-time-for-good">
          <Share part={counts["in-time-for-good"]} whole={counts.solved} />
        </Behind>
      </Tile>
      <Tile {...figures["late-now"]}>
        <Behind of="late-now">
          <span data-late={counts["late-now"] > 0}>{counts["late-now"]}</span>
        </Behind>
      </Tile>
      <Tile {...figures.reopened}>
        <Behind of="reopened">
          <Share part={counts.reopened} whole={counts.solved} />
        </Behind>
      </Tile>
      <Tile {...say.firstReply}>
        <b>{now.firstReply.median === undefined ? say.none : say.hours(now.firstReply.median)}</b>
        {now.firstReply.p90 !== undefined && <small>{say.p90(say.hours(now.firstReply.p90))}</small>}
      </Tile>
      <Tile {...say.result}>
        <b>{now.result.median === undefined ? say.none : say.hours(now.result.median)}</b>
        {now.result.p90 !== undefined && <small>{say.p90(say.hours(now.result.p90))}</small>}
      </Tile>
      <Tile {...say.rating}>
        <Behind of="rated">{now.rating === undefined ? say.none : `${now.rating.toLocaleString("vi-VN")}/5`}</Behind>
        <small>{say.votes(counts.rated)}</small>
      </Tile>
      <Tile {...figures.escalated}>
        <Behind of="escalated">{counts.escalated}</Behind>
      </Tile>
      <Tile name={say.byMachine} means={say.byMachineMeans}>
        <b>
          <Share part={sum(talks.map(({ byMachine }) => byMachine))} whole={sum(talks.map((one) => one.talks))} />
        </b>
      </Tile>
    </dl>
  );
}
