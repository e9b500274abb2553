import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { unansweredWords as say } from "../words-unanswered.vi.ts";
import styles from "./unanswered.module.css";
import { GroupDialog } from "./unanswered-group.tsx";
import { type GroupItem, questionsQuery, type State } from "./unanswered-queries.ts";

const states = Object.keys(say.states) as State[];
const nameOf = ({ examples }: GroupItem) => examples[0] ?? say.gone;

/** Whether somebody was refused since the article came in force: it is not found by their words. */
const isStillAsked = ({ state, lastAt, actedAt }: GroupItem): boolean =>
  state === "answered" && actedAt !== undefined && lastAt > actedAt;

function Row({ item, onOpen }: { item: GroupItem; onOpen: () => void }) {
  const now = useNow();
  const [, ...more] = item.examples;
  const { asked, lastAt, procedure, byName, actedAt } = item;
  return (
    <li className={styles.group}>
      <button type="button" onClick={onOpen}>
        <span className={styles.name}>{nameOf(item)}</span>
        {more.map((text) => (
          <span key={text} className={styles.more}>
            {text}
          </span>
        ))}
        <span className={styles.facts}>
          <b>{say.asked(asked)}</b>
          <span>{say.last(momentOf(lastAt, now))}</span>
          {procedure && <span>{say.nearest(procedure.name)}</span>}
          {byName && actedAt && <span>{say.settledBy(byName, momentOf(actedAt, now))}</span>}
        </span>
        {isStillAsked(item) && <span className={styles.warning}>{say.stillAsked}</span>}
      </button>
    </li>
  );
}

/** Questions that nothing answers: the most asked first, and what becomes of them. */
export function UnansweredTab() {
  const [state, setState] = useState<State>("open");
  const [chosen, setChosen] = useState<GroupItem>();
  const { data, error, refetch } = useQuery(questionsQuery(state));
  return (
    <>
      {data && <p className={styles.intro}>{say.intro(data.days)}</p>}
      <fieldset className={styles.tabs}>
        <legend>{say.tabs}</legend>
        {states.map((each) => (
          <button key={each} type="button" aria-pressed={each === state} onClick={() => setState(each)}>
            {data ? say.tab(say.states[each], data.counts[each]) : say.states[each]}
          </button>
        ))}
      </fieldset>
      {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={5} height={72} />}
      {data?.items.length === 0 && <Empty title={say.empty[state]} />}
      {data && data.items.length > 0 && (
        <ul className={styles.groups} aria-label={say.list}>
          {data.items.map((item) => (
            <Row key={item.id} item={item} onOpen={() => setChosen(item)} />
          ))}
        </ul>
      )}
      {chosen && <GroupDialog id={chosen.id} title={nameOf(chosen)} onClose={() => setChosen(undefined)} />}
    </>
  );
}
