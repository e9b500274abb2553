import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { sayWhy } from "../shared/say-why.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { blankProcedure } from "./blank.ts";
import { changed } from "./change.ts";
import { dueOf } from "./due.ts";
import { EntryForm } from "./entry-form.tsx";
import { History } from "./history.tsx";
import styles from "./knowledge.module.css";
import { procedureFields } from "./lines.ts";
import { ProcedureForm } from "./procedure-form.tsx";
import { type Procedure, type ProcedureEntry, procedureQuery, type Target } from "./queries.ts";
import { RecordView } from "./record-view.tsx";
import { Waiting } from "./waiting.tsx";
import { Withdraw } from "./withdraw.tsx";

/** What a new version begins with: one's own draft, else what is in force, else the newest that anybody wrote. */
function startOf({ versions, now, released }: ProcedureEntry): Procedure | undefined {
  const mine = versions.find(({ state, isMine }) => state === "draft" && isMine)?.body;
  return mine ?? now ?? released ?? versions.find(({ body }) => body)?.body;
}

function View({ entry, target, onEdit }: { entry: ProcedureEntry; target: Target; onEdit: () => void }) {
  const { can } = useSession();
  const { now, released, origin, dates, inForce } = entry;
  const shown = now ?? released;
  const hasDraft = entry.versions.some(({ state, isMine }) => state === "draft" && isMine);
  return (
    <>
      <header>
        <h2>{shown?.name ?? startOf(entry)?.name ?? entry.id}</h2>
        <span className={styles.mark} data-mark={origin === "release" ? "release" : "ours"}>
          {say.origins[origin]}
        </span>
      </header>
      {dates.map((due) => (
        <p key={`${due.rule} ${due.name} ${due.at}`} className={styles.due} data-rule={due.rule}>
          {dueOf(due)}
        </p>
      ))}
      <div className={styles.acts}>
        {can("knowledge.propose") && <Button onClick={onEdit}>{hasDraft ? say.fromDraft : say.edit}</Button>}
        {can("knowledge.publish") && inForce > 0 && <Withdraw target={target} seen={inForce} />}
      </div>
      <Waiting entry={entry} target={target} fields={procedureFields} />
      <section>
        <h3>{say.inForce}</h3>
        {inForce > 0 && !now && <p className={styles.warning}>{say.unreadable}</p>}
        {shown ? <RecordView body={shown} /> : <p className={styles.muted}>{say.nothing}</p>}
      </section>
      <History entry={entry} fields={procedureFields} />
    </>
  );
}

function Form({ target, start, base, onDone }: { target: Target; start: Procedure; base: number; onDone: () => void }) {
  return (
    <EntryForm target={target} name={start.name} base={base} start={start} onDone={onDone}>
      {(body, set) => <ProcedureForm body={body} set={(change) => set(changed(body, change))} />}
    </EntryForm>
  );
}

/** One procedure: what is in force, what waits, who changed what; and the form for a new version. */
export function ProcedureDetail({ id, newName }: { id: string; newName: string | undefined }) {
  const { data, error, refetch } = useQuery({ ...procedureQuery(id), retry: false });
  const [editing, setEditing] = useState<{ start: Procedure; base: number }>();
  const target: Target = { kind: "procedure", id };
  // Asked again it is "not known yet", not "not found": the form must not go while somebody writes.
  const isNew = newName !== undefined && !data;
  const edit = (entry: ProcedureEntry): void => {
    const start = startOf(entry);
    if (start) setEditing({ start, base: entry.inForce });
  };
  return (
    <section className={styles.detail}>
      <Link to="/kho-kien-thuc" search={({ ma: _, ten: __, ...search }) => search} className={styles.backLink}>
        {words.back}
      </Link>
      {error && !isNew && !data && <Failure title={sayWhy(error)} onRetry={() => void refetch()} />}
      {!data && !error && !isNew && <GreyRows rows={6} height={66} />}
      {isNew && <Form target={target} start={blankProcedure(id, newName)} base={0} onDone={() => void refetch()} />}
      {data && !editing && <View entry={data} target={target} onEdit={() => edit(data)} />}
      {editing && <Form target={target} {...editing} onDone={() => setEditing(undefined)} />}
    </section>
  );
}
