import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { momentOf, useNow } from "../shared/time.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { Changes } from "./changes.tsx";
import styles from "./knowledge.module.css";
import type { FieldLines } from "./lines.ts";
import { type Entry, type Target, useDecide, type Version } from "./queries.ts";
import { TryOut } from "./try-out.tsx";

const say = knowledgeWords.waiting;

interface Props<B> {
  version: Version<B>;
  entry: Entry<B>;
  target: Target;
  fields: FieldLines<B>[];
}

/** What may be done with a version that waits: decided on by a second person, taken back by its author. */
function Decide<B>({ version, entry }: Pick<Props<B>, "version" | "entry">) {
  const { can } = useSession();
  const decide = useDecide();
  const [note, setNote] = useState("");
  const { id, isMine, state, base } = version;
  const isBehind = base !== entry.inForce;
  const mayPublish = can("knowledge.publish") && !isMine && state === "proposed";
  const act = (kind: "publish" | "refuse", done: string): void =>
    decide.mutate({ act: kind, id, note: note.trim(), seen: entry.inForce, done });
  return (
    <>
      {isBehind && <p className={styles.warning}>{say.behind}</p>}
      {isMine && state === "proposed" && !isBehind && <p className={styles.muted}>{say.ownWords}</p>}
      {mayPublish && (
        <Textarea
          label={knowledgeWords.note}
          description={knowledgeWords.noteHint}
          maxLength={1000}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <div className={styles.acts}>
        {mayPublish && (
          <Button disabled={isBehind} loading={decide.isPending} onClick={() => act("publish", say.published)}>
            {say.publish}
          </Button>
        )}
        {(mayPublish || isMine) && (
          <Button variant="default" disabled={decide.isPending} onClick={() => act("refuse", say.refused)}>
            {isMine ? say.takeBack : say.refuse}
          </Button>
        )}
      </div>
    </>
  );
}

function Card<B>({ version, entry, target, fields }: Props<B>) {
  const now = useNow();
  const { can } = useSession();
  const { state, authorName, createdAt, note, body } = version;
  return (
    <li className={styles.card}>
      <p>
        <span className={styles.mark} data-mark={state}>
          {state === "draft" ? say.draft : say.proposed}
        </span>{" "}
        {say.by(authorName, momentOf(createdAt, now))}
      </p>
      {note && <blockquote>{note}</blockquote>}
      <Changes version={version} entry={entry} fields={fields} />
      {can("knowledge.propose") && body !== undefined && state === "proposed" && <TryOut target={target} body={body} />}
      <Decide version={version} entry={entry} />
    </li>
  );
}

/** Proposals for a second person, and one's own draft. */
export function Waiting<B>({ entry, target, fields }: Omit<Props<B>, "version">) {
  const open = entry.versions.filter(({ state, isMine }) => state === "proposed" || (state === "draft" && isMine));
  if (open.length === 0) return null;
  return (
    <section>
      <h3>{say.title}</h3>
      <ul className={styles.cards}>
        {open.map((version) => (
          <Card key={version.id} version={version} entry={entry} target={target} fields={fields} />
        ))}
      </ul>
    </section>
  );
}
