import { leastForPercent, percentOf } from "../shared/numbers.ts";
import { driftTiles, learningWords } from "../words-learning.vi.ts";
import { Behind } from "./behind.tsx";
import styles from "./learning-page.module.css";
import type { Learning } from "./queries.ts";

type Drift = Learning["drift"];
type Window = Drift["windows"][number];
type Tile = (typeof driftTiles)[number];

const say = learningWords.drift;

/** "3%", that there is nothing to count, or nothing where there is too little for a per cent. */
function shareOf(counts: Window["all"], { part, whole }: Tile): string {
  if (counts[whole] === 0) return say.noData;
  return counts[whole] < leastForPercent ? "" : percentOf(counts[part] / counts[whole]);
}

function meaningOf({ id }: Tile, bar: string): string {
  return id === "other" ? say.other.means(bar) : say[id].means;
}

/** One share: this week large, the month beside it, with their counts and what is counted. */
function DriftTile({ tile, drift }: { tile: Tile; drift: Drift }) {
  const [week] = drift.windows;
  const isOver =
    tile.id === "other" &&
    week !== undefined &&
    week.all.reports >= leastForPercent &&
    week.all.other / week.all.reports > drift.otherBar;
  const bar = percentOf(drift.otherBar);
  return (
    <li className={styles.tile} data-over={isOver}>
      <h3>{say[tile.id].name}</h3>
      <dl>
        {drift.windows.map(({ days, all }) => (
          <div key={days}>
            <dt>{say.days(days)}</dt>
            <dd>
              <b>{shareOf(all, tile)}</b>{" "}
              <small>
                <Behind search={{ so: tile.id, ngay: days }}>{say.outOf(all[tile.part], all[tile.whole])}</Behind>
              </small>
            </dd>
          </div>
        ))}
      </dl>
      {isOver && <p className={styles.over}>{say.tooMuch(bar)}</p>}
      <p className={styles.muted}>{meaningOf(tile, bar)}</p>
    </li>
  );
}

/** The same shares for each model that read reports lately. */
function ByVersion({ windows }: Pick<Drift, "windows">) {
  const month = windows.at(-1);
  if (!month || month.byVersion.length < 2) return null;
  return (
    <details className={styles.byVersion}>
      <summary>{`${say.byVersion}, ${say.days(month.days)}`}</summary>
      <ul>
        {month.byVersion.map((counts) => (
          <li key={counts.version ?? ""}>
            <code>{counts.version ?? say.unknownVersion}</code>
            {driftTiles.map((tile) => (
              <span key={tile.id}>
                {say[tile.id].name}: {shareOf(counts, tile)}{" "}
                <small>{say.outOf(counts[tile.part], counts[tile.whole])}</small>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** How the machine does on what residents write lately. */
export function DriftTiles({ drift }: { drift: Drift }) {
  return (
    <section aria-labelledby="drift">
      <h2 id="drift">{say.title}</h2>
      <ul className={styles.tiles}>
        {driftTiles.map((tile) => (
          <DriftTile key={tile.id} tile={tile} drift={drift} />
        ))}
      </ul>
      <ByVersion windows={drift.windows} />
    </section>
  );
}
