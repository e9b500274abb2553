import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { EntryForm } from "./entry-form.tsx";
import { History } from "./history.tsx";
import styles from "./knowledge.module.css";
import { synonymFields } from "./lines.ts";
import { type Synonyms, type SynonymsEntry, synonymsQuery, type Target } from "./queries.ts";
import { SynonymsForm } from "./synonyms-form.tsx";
import { Waiting } from "./waiting.tsx";
import { Withdraw } from "./withdraw.tsx";

const say = knowledgeWords.synonyms;

function View({ entry, target, onEdit }: { entry: SynonymsEntry; target: Target; onEdit: (start: Synonyms) => void }) {
  const { can } = useSession();
  const { now, released, inForce, origin, versions } = entry;
  const shown = now ?? released ?? [];
  const mine = versions.find(({ state, isMine }) => state === "draft" && isMine)?.body;
  return (
    <>
      <header>
        <h2>{say.list}</h2>
      </header>
      <p className={styles.intro}>{say.intro}</p>
      <div className={styles.acts}>
        <span className={styles.mark} data-mark={origin === "release" ? "release" : "ours"}>
          {knowledgeWords.origins[origin]}
        </span>
        {can("knowledge.propose") && (
          <Button onClick={() => onEdit(mine ?? shown)}>{mine ? knowledgeWords.fromDraft : knowledgeWords.edit}</Button>
        )}
        {can("knowledge.publish") && inForce > 0 && <Withdraw target={target} seen={inForce} />}
      </div>
      <Waiting entry={entry} target={target} fields={synonymFields} />
      <dl className={styles.record}>
        {shown.map(({ means, say: spoken }) => (
          <div key={means}>
            <dt>{means}</dt>
            <dd>{spoken.join(", ")}</dd>
          </div>
        ))}
      </dl>
      <History entry={entry} fields={synonymFields} />
    </>
  );
}

/** The words residents use for the records' own: one list, written and decided on as a whole. */
export function SynonymsTab() {
  const { data, error, refetch } = useQuery(synonymsQuery);
  const [editing, setEditing] = useState<{ start: Synonyms; base: number }>();
  const target: Target = { kind: "synonyms", id: data?.id ?? "" };
  return (
    <section className={styles.detail} aria-label={say.list}>
      {error && !data && <Failure title={knowledgeWords.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={8} height={44} />}
      {data && !editing && (
        <View entry={data} target={target} onEdit={(start) => setEditing({ start, base: data.inForce })} />
      )}
      {editing && (
        <EntryForm target={target} name={say.name} {...editing} onDone={() => setEditing(undefined)}>
          {(rows, set) => <SynonymsForm rows={rows} onChange={set} />}
        </EntryForm>
      )}
    </section>
  );
}
