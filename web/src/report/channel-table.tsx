import { Link } from "@tanstack/react-router";
import { sum } from "../shared/numbers.ts";
import { words } from "../words.vi.ts";
import { reportWords as say } from "../words-report.vi.ts";
import type { Report } from "./queries.ts";
import styles from "./report-page.module.css";
import { Share } from "./share.tsx";

/** What came over which channel, and how much of the talking the machine did alone. */
export function ChannelTable({
  parts,
  talks,
  month,
}: { parts: Report["origins"] } & Pick<Report, "talks"> & { month: string }) {
  const names = [...new Set([...parts.map(({ of }) => of), ...talks.map(({ channel }) => channel)])];
  return (
    <section className={styles.card} aria-labelledby="channels">
      <h2 id="channels">{say.channels}</h2>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.channel}</th>
              <th scope="col">{say.figures.received.name}</th>
              <th scope="col" title={say.figures.handled.means}>
                {say.figures.handled.name}
              </th>
              <th scope="col">{say.talks}</th>
              <th scope="col" title={say.byMachineMeans}>
                {say.byMachine}
              </th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => {
              const { received = 0, handled = 0 } = parts.find(({ of }) => of === name)?.counts ?? {};
              const talk = talks.find(({ channel }) => channel === name);
              return (
                <tr key={name}>
                  <th scope="row">{words.channels[name]}</th>
                  <td>
                    <Link to="/bao-cao/phieu" search={{ thang: month, so: "received", kenh: name }}>
                      {received}
                    </Link>
                  </td>
                  <td>
                    <Share part={handled} whole={received} />
                  </td>
                  <td>{talk?.talks ?? 0}</td>
                  <td>
                    <Share part={talk?.byMachine ?? 0} whole={talk?.talks ?? 0} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say.all}</th>
              <td>{sum(parts.map(({ counts }) => counts.received))}</td>
              <td>
                <Share
                  part={sum(parts.map(({ counts }) => counts.handled))}
                  whole={sum(parts.map(({ counts }) => counts.received))}
                />
              </td>
              <td>{sum(talks.map((talk) => talk.talks))}</td>
              <td>
                <Share part={sum(talks.map((talk) => talk.byMachine))} whole={sum(talks.map((talk) => talk.talks))} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {names.length === 0 && <p className={styles.none}>{say.none}</p>}
    </section>
  );
}
