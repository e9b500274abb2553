import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Failure, GreyRows } from "../shared/states.tsx";
import { timeOf } from "../shared/time.ts";
import { counterWords } from "../words-counter.vi.ts";
import styles from "./counter-page.module.css";
import { Appointments, Waiting } from "./lists.tsx";
import { type Hall, hallQuery, useCallNext, useEndCall } from "./queries.ts";

/** The counter this computer stands at. */
const storageKey = "counter";
type Counter = Hall["counters"][number];

function Serving({ counter: { id, serving }, hasWaiting }: { counter: Counter; hasWaiting: boolean }) {
  const next = useCallNext();
  const end = useEndCall();
  return (
    <section className={styles.serving} aria-labelledby="quay">
      <h2 id="quay">{counterWords.serving}</h2>
      <p className={styles.number} role="status">
        {serving?.label ?? "–"}
      </p>
      <p className={styles.muted}>
        {serving
          ? `${serving.service}. ${counterWords.calledAt(timeOf(serving.calledAt ?? serving.takenAt))}`
          : counterWords.nobody}
      </p>
      <div className={styles.acts}>
        <Button size="md" disabled={!hasWaiting} loading={next.isPending} onClick={() => next.mutate(id)}>
          {counterWords.next}
        </Button>
        {serving && (
          <>
            <Button
              size="md"
              variant="default"
              aria-label={counterWords.servedLabel(serving.label)}
              onClick={() => end.mutate({ id: serving.id, as: "served" })}
            >
              {counterWords.served}
            </Button>
            <Button
              size="md"
              variant="default"
              aria-label={counterWords.missedLabel(serving.label)}
              onClick={() => end.mutate({ id: serving.id, as: "missed" })}
            >
              {counterWords.missed}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

/** At the counter: call, finish, see who waits and who has an hour today. */
export function CounterPage() {
  const { data, error, refetch } = useQuery(hallQuery);
  const [mine, setMine] = useState(() => localStorage.getItem(storageKey) ?? "");
  const choose = (id: string): void => {
    localStorage.setItem(storageKey, id);
    setMine(id);
  };
  const counter = data?.counters.find(({ id }) => id === mine);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{counterWords.heading}</h1>
        <a href="/man-hinh" target="_blank" rel="noreferrer">
          {counterWords.screen}
        </a>
      </header>
      {error && !data && <Failure title={counterWords.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={5} height={56} />}
      {data && (
        <>
          <NativeSelect
            className={styles.choice}
            label={counterWords.counter}
            value={counter?.id ?? ""}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
            data={[
              { value: "", label: counterWords.choose, disabled: true },
              ...data.counters.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          {counter ? (
            <Serving counter={counter} hasWaiting={data.waiting.length > 0} />
          ) : (
            <p className={styles.muted}>{counterWords.chooseFirst}</p>
          )}
          <div className={styles.columns}>
            <Waiting waiting={data.waiting} />
            <Appointments appointments={data.appointments} />
          </div>
        </>
      )}
    </main>
  );
}
