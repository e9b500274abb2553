import { Button, Textarea } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { ApiError } from "../api.ts";
import { sayWhy } from "../shared/say-why.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { Faults } from "./fields.tsx";
import styles from "./knowledge.module.css";
import { faultsOf, type Target, useWrite } from "./queries.ts";
import { TryOut } from "./try-out.tsx";

const say = knowledgeWords.form;
const noFaults: ReadonlyMap<string, string> = new Map();

interface EntryFormProps<B> {
  target: Target;
  name: string;
  /** Number of the version in force when the form was opened. */
  base: number;
  start: B;
  onDone: () => void;
  children: (body: B, set: (body: B) => void) => ReactNode;
}

/** Why a draft was not kept, in words; faults of fields stand at the fields. */
function whyNot(error: unknown, faults: ReadonlyMap<string, string> | undefined): string {
  if (faults) return say.faults(faults.size);
  return error instanceof ApiError && error.code === "STALE" ? say.stale : sayWhy(error);
}

/** Writes a new version: fields with their faults, a try-out, and the two ways to keep it. */
export function EntryForm<B>({ target, name, base, start, onDone, children }: EntryFormProps<B>) {
  const write = useWrite(target);
  const [body, setBody] = useState(start);
  const [note, setNote] = useState("");
  const [faults, setFaults] = useState(noFaults);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.size > 0) top.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  const show = (error: unknown): void => setFaults(faultsOf(error) ?? noFaults);
  const keep = (send: boolean): void => {
    write.mutate(
      { base, body, send, note: note.trim() },
      {
        onSuccess: onDone,
        onError: show,
      },
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    keep(true);
  };
  return (
    <div ref={top}>
      <form className={styles.form} onSubmit={submit} noValidate aria-label={say.title(name)}>
        <h2>{say.title(name)}</h2>
        <Faults value={faults}>{children(body, setBody)}</Faults>
        <Textarea
          label={knowledgeWords.note}
          description={knowledgeWords.noteHint}
          maxLength={1000}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {write.error && (
          <p role="alert" className={styles.warning}>
            {whyNot(write.error, faultsOf(write.error))}
          </p>
        )}
        <div className={styles.acts}>
          <Button type="submit" loading={write.isPending}>
            {say.send}
          </Button>
          <Button variant="default" disabled={write.isPending} onClick={() => keep(false)}>
            {say.save}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {knowledgeWords.cancel}
          </Button>
        </div>
      </form>
      <TryOut target={target} body={body} onFaults={show} />
    </div>
  );
}
