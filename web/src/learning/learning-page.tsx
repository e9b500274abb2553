import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReference, useSession } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { Failure, GreyRows } from "../shared/states.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { learningWords as say } from "../words-learning.vi.ts";
import { DriftTiles } from "./drift-tiles.tsx";
import styles from "./learning-page.module.css";
import { ModelsList } from "./models-list.tsx";
import { QualityTiles } from "./quality-tiles.tsx";
import { type Learning, learningQuery, useAskTraining } from "./queries.ts";

/** How the last training stands, in a sentence. */
function trainingSays(training: NonNullable<Learning["training"]>, now: number): string {
  const { startedAt, endedAt, outcome, byName } = training;
  if (endedAt && outcome) return say.training[outcome](momentOf(endedAt, now));
  return startedAt ? say.training.running : say.training.waiting(byName);
}

function InUse({ learning }: { learning: Learning }) {
  const now = useNow();
  const { models, activations, training } = learning;
  const model = models.find(({ verdict }) => verdict === "active");
  const [last] = activations;
  const trained =
    model &&
    (model.isRelease
      ? say.fromRelease
      : `${say.trained(momentOf(model.trainedAt, now))} ${say.withCorrections(model.corrections)}`);
  return (
    <section className={styles.now} aria-labelledby="now">
      <h2 id="now">{say.now}</h2>
      {model ? <code>{model.version}</code> : <p>{say.none}</p>}
      {trained && <p>{trained}</p>}
      {last && <p className={styles.muted}>{say.since(momentOf(last.at, now), last.byName)}</p>}
      <p role="status" className={styles.training} data-failed={training?.outcome === "failed"}>
        {training && trainingSays(training, now)}
      </p>
    </section>
  );
}

function Waiting({ waiting, atNightFrom }: Pick<Learning, "waiting" | "atNightFrom">) {
  const { categoryName } = useReference();
  const { waiting: words } = say;
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{words.title}</h2>
      <p>{waiting.count === 0 ? words.none : words.count(waiting.count)}</p>
      {waiting.pairs.length > 0 && (
        <ul className={styles.pairs}>
          {waiting.pairs.map(({ from, to, count }) => (
            <li key={`${from} ${to}`}>
              <span>{words.pair(categoryName(from), categoryName(to))}</span> <b>{count}</b>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.muted}>{atNightFrom > 0 ? words.atNight(atNightFrom) : words.never}</p>
    </section>
  );
}

function ConfirmTraining({ count, onClose }: { count: number; onClose: () => void }) {
  const ask = useAskTraining();
  return (
    <Dialog title={say.confirmTrain} onClose={onClose}>
      <p>{say.confirmTrainHint(count)}</p>
      <div className={styles.confirm}>
        <Button variant="default" onClick={onClose}>
          {say.cancel}
        </Button>
        <Button loading={ask.isPending} onClick={() => ask.mutate(undefined, { onSettled: onClose })}>
          {say.train}
        </Button>
      </div>
    </Dialog>
  );
}

/** What the machine reads with, how it does, what it has still to learn. */
export function LearningPage() {
  const { can } = useSession();
  const { data, error, refetch } = useQuery(learningQuery);
  const [isAsking, setAsking] = useState(false);
  const isBusy = data?.training !== undefined && data.training.endedAt === undefined;
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{words.nav.learning}</h1>
        {can("model.manage") && data && (
          <Button disabled={isBusy} onClick={() => setAsking(true)}>
            {say.train}
          </Button>
        )}
      </header>
      <p className={styles.intro}>{say.intro}</p>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={6} height={66} />}
      {data && (
        <div className={styles.sections}>
          <InUse learning={data} />
          <DriftTiles drift={data.drift} />
          <QualityTiles learning={data} />
          <Waiting waiting={data.waiting} atNightFrom={data.atNightFrom} />
          <ModelsList models={data.models} activations={data.activations} />
        </div>
      )}
      {isAsking && data && <ConfirmTraining count={data.waiting.count} onClose={() => setAsking(false)} />}
    </main>
  );
}
