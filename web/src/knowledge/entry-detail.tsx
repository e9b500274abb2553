import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { sayWhy } from "../shared/say-why.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { words } from "../words.vi.ts";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { changed } from "./change.ts";
import { dueOf } from "./due.ts";
import { EntryForm } from "./entry-form.tsx";
import { History } from "./history.tsx";
import styles from "./knowledge.module.css";
import type { ListedEntry, Target } from "./queries.ts";
import { RecordView } from "./record-view.tsx";
import type { Shelf } from "./shelf.ts";
import { Waiting } from "./waiting.tsx";
import { Withdraw } from "./withdraw.tsx";

/** What a new version begins with: one's own draft, else what is in force, else the newest that anybody wrote. */
function startOf<B>({ versions, now, released }: ListedEntry<B>): B | undefined {
  const mine = versions.find(({ state, isMine }) => state === "draft" && isMine)?.body;
  return mine ?? now ?? released ?? versions.find(({ body }) => body)?.body;
}

interface ViewProps<B> {
  shelf: Shelf<B>;
  entry: ListedEntry<B>;
  target: Target;
  onEdit: () => void;
}

function View<B>({ shelf: { fields, nameOf }, entry, target, onEdit }: ViewProps<B>) {
  const { can } = useSession();
  const { now, released, origin, dates, inForce } = entry;
  const shown = now ?? released;
  const named = shown ?? startOf(entry);
  const hasDraft = entry.versions.some(({ state, isMine }) => state === "draft" && isMine);
  return (
    <>
      <header>
        <h2>{named ? nameOf(named) : entry.id}</h2>
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
      <Waiting entry={entry} target={target} fields={fields} />
      <section>
        <h3>{say.inForce}</h3>
        {inForce > 0 && !now && <p className={styles.warning}>{say.unreadable}</p>}
        {shown ? <RecordView body={shown} fields={fields} /> : <p className={styles.muted}>{say.nothing}</p>}
      </section>
      <History entry={entry} fields={fields} />
    </>
  );
}

interface FormProps<B> {
  shelf: Shelf<B>;
  target: Target;
  start: B;
  base: number;
  onDone: () => void;
}

function Form<B extends object>({ shelf, target, start, base, onDone }: FormProps<B>) {
  return (
    <EntryForm target={target} name={shelf.nameOf(start)} base={base} start={start} onDone={onDone}>
      {(body, set) => <shelf.form body={body} set={(change) => set(changed(body, change))} />}
    </EntryForm>
  );
}

interface FoundProps<B> {
  shelf: Shelf<B>;
  entry: ListedEntry<B>;
  target: Target;
  isWriting: boolean;
}

function Found<B extends object>({ shelf, entry, target, isWriting }: FoundProps<B>) {
  const begin = () => {
    const start = startOf(entry);
    return start && { start, base: entry.inForce };
  };
  const [editing, setEditing] = useState(isWriting ? begin : undefined);
  return editing ? (
    <Form shelf={shelf} target={target} {...editing} onDone={() => setEditing(undefined)} />
  ) : (
    <View shelf={shelf} entry={entry} target={target} onEdit={() => setEditing(begin())} />
  );
}

interface DetailProps<B> {
  shelf: Shelf<B>;
  id: string;
  /** Of an entry that nobody wrote yet. */
  newName: string | undefined;
  /** Opens the form at once. */
  isWriting: boolean;
}

/** One entry: what is in force, what waits, who changed what; and the form for a new version. */
export function EntryDetail<B extends object>({ shelf, id, newName, isWriting }: DetailProps<B>) {
  const { data, error, refetch } = useQuery({ ...shelf.query(id), retry: false });
  const target: Target = { kind: shelf.kind, id };
  // Asked again it is "not known yet", not "not found": the form must not go while somebody writes.
  const isNew = newName !== undefined && !data;
  return (
    <section className={styles.detail}>
      <Link
        to="/kho-kien-thuc"
        search={({ ma: _, ten: __, viet: ___, ...search }) => search}
        className={styles.backLink}
      >
        {words.back}
      </Link>
      {error && !isNew && !data && <Failure title={sayWhy(error)} onRetry={() => void refetch()} />}
      {!data && !error && !isNew && <GreyRows rows={6} height={66} />}
      {isNew && (
        <Form shelf={shelf} target={target} start={shelf.blank(id, newName)} base={0} onDone={() => void refetch()} />
      )}
      {data && <Found shelf={shelf} entry={data} target={target} isWriting={isWriting} />}
    </section>
  );
}
