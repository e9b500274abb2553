import { Button } from "@mantine/core";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { learningWords } from "../words-learning.vi.ts";
import styles from "./learning-page.module.css";
import { type Learning, type Model, useModel } from "./queries.ts";

const say = learningWords.models;
const scoreFormat = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 3, maximumFractionDigits: 3 });

function Scores({ scores }: { scores: Model["scores"] | undefined }) {
  if (!scores) return <p className={styles.muted}>{say.unmeasured}</p>;
  return (
    <dl className={styles.scores}>
      {(Object.keys(say.scores) as (keyof typeof say.scores)[]).map((name) => (
        <div key={name}>
          <dt>{say.scores[name]}</dt>
          <dd>{scoreFormat.format(scores[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Row({ model, onUse }: { model: Model; onUse: (() => void) | undefined }) {
  const now = useNow();
  const { version, isRelease, trainedAt, trainedByName, corrections, scores, verdict, reason } = model;
  const origin = isRelease
    ? learningWords.fromRelease
    : `${learningWords.trained(momentOf(trainedAt, now))} ${learningWords.withCorrections(corrections)}, ${trainedByName}`;
  return (
    <li className={styles.model}>
      <div className={styles.modelHead}>
        <code>{version}</code>
        <span className={styles.verdict} data-verdict={verdict}>
          {say.verdicts[verdict]}
        </span>
        {onUse && (
          <Button size="xs" variant="default" onClick={onUse} aria-label={say.actLabel(version)}>
            {say.use}
          </Button>
        )}
      </div>
      <p className={styles.muted}>{origin}</p>
      {reason && <p className={styles.reason}>{reason}</p>}
      <Scores scores={scores} />
    </li>
  );
}

function ConfirmUse({ model, onClose }: { model: Model; onClose: () => void }) {
  const use = useModel();
  return (
    <Dialog title={say.confirmUse(model.version)} onClose={onClose}>
      <p>{say.confirmUseHint}</p>
      <div className={styles.confirm}>
        <Button variant="default" onClick={onClose}>
          {say.keep}
        </Button>
        <Button loading={use.isPending} onClick={() => use.mutate(model, { onSettled: onClose })}>
          {say.use}
        </Button>
      </div>
    </Dialog>
  );
}

/** Every model with its scores; a good one can be gone back to. */
export function ModelsList({ models, activations }: Pick<Learning, "models" | "activations">) {
  const { can } = useSession();
  const now = useNow();
  const [chosen, setChosen] = useState<Model>();
  const mayUse = can("model.manage");
  return (
    <>
      <section aria-labelledby="models">
        <h2 id="models">{say.title}</h2>
        <p className={styles.muted}>{say.scoresMean}</p>
        <ul className={styles.models} aria-label={say.list}>
          {models.map((model) => (
            <Row
              key={model.version}
              model={model}
              onUse={mayUse && model.mayUse ? () => setChosen(model) : undefined}
            />
          ))}
        </ul>
      </section>
      <section aria-labelledby="log">
        <h2 id="log">{learningWords.log.title}</h2>
        <ol className={styles.log}>
          {activations.map(({ version, at, byName }) => (
            <li key={`${version} ${at}`}>
              <code>{version}</code> <span>{learningWords.log.line(momentOf(at, now), byName)}</span>
            </li>
          ))}
        </ol>
      </section>
      {chosen && <ConfirmUse model={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}
