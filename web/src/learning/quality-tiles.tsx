import { useReference } from "../session/session.ts";
import { leastForPercent, percentOf } from "../shared/numbers.ts";
import { momentOf, useNow } from "../shared/time.ts";
import { learningWords } from "../words-learning.vi.ts";
import { Behind } from "./behind.tsx";
import styles from "./learning-page.module.css";
import type { Learning } from "./queries.ts";

const say = learningWords.quality;
const share = (part: number, whole: number): string =>
  whole === 0 ? learningWords.drift.noData : whole < leastForPercent ? "" : percentOf(part / whole);
const shownKinds = 12;

/** How often people agreed with the machine, whether it hears danger, and what is in use since when. */
export function QualityTiles({ learning }: { learning: Learning }) {
  const { quality, models, training } = learning;
  const now = useNow();
  const model = models.find(({ verdict }) => verdict === "active");
  const trainedAt = training?.endedAt ?? model?.trainedAt;
  const { days, judged, confirmed } = quality;
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">{say.title}</h2>
      <ul className={styles.tiles}>
        <li className={styles.tile}>
          <h3>{say.confirmed.name}</h3>
          <p>
            <b>{share(confirmed, judged)}</b>{" "}
            <small>
              <Behind search={{ so: "confirmed" }}>{learningWords.drift.outOf(confirmed, judged)}</Behind>
            </small>
          </p>
          <p className={styles.muted}>{say.confirmed.means(days)}</p>
        </li>
        <li className={styles.tile}>
          <h3>{say.danger.name}</h3>
          <p>
            <b>{model?.scores ? percentOf(model.scores.emergencyRecall) : learningWords.models.unmeasured}</b>
          </p>
          <p className={styles.muted}>
            {say.danger.means} <a href="#models">{learningWords.models.title}</a>
          </p>
        </li>
        <li className={styles.tile}>
          <h3>{say.inUse}</h3>
          <p>
            <a href="#models">
              <code>{model?.version ?? learningWords.none}</code>
            </a>
          </p>
          <p className={styles.muted}>{trainedAt ? say.trained(momentOf(trainedAt, now)) : learningWords.none}</p>
        </li>
      </ul>
      <Agreement agreement={quality.agreement} />
    </section>
  );
}

function Agreement({ agreement }: Pick<Learning["quality"], "agreement">) {
  const { categoryName } = useReference();
  if (agreement.length === 0) return null;
  return (
    <div className={styles.agreement}>
      <table>
        <caption>{say.agreement}</caption>
        <thead>
          <tr>
            <th scope="col">{say.proposed}</th>
            <th scope="col">{say.agreed}</th>
            <th scope="col">{say.judged}</th>
          </tr>
        </thead>
        <tbody>
          {agreement.slice(0, shownKinds).map(({ category, judged, confirmed }) => (
            <tr key={category}>
              <th scope="row">{categoryName(category)}</th>
              <td>
                {share(confirmed, judged)} <Behind search={{ so: "confirmed", loai: category }}>{confirmed}</Behind>
              </td>
              <td>
                <Behind search={{ so: "judged", loai: category }}>{judged}</Behind>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
