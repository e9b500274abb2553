import { Button } from "@mantine/core";
import { useState } from "react";
import { useSession } from "../session/session.ts";
import { momentOf, useNow } from "../shared/time.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { Changes } from "./changes.tsx";
import { Confirm } from "./confirm.tsx";
import styles from "./knowledge.module.css";
import type { FieldLines } from "./lines.ts";
import { type Entry, useDecide, type Version } from "./queries.ts";

const say = knowledgeWords.history;

/** How a version stands: one that was in force and is so no longer is not one that was refused. */
function standing({ state, publishedAt }: Version<unknown>): keyof typeof say.states {
  if (state !== "withdrawn") return state;
  return publishedAt ? "over" : "refused";
}

function Row<B>({ version, entry, fields }: { version: Version<B>; entry: Entry<B>; fields: FieldLines<B>[] }) {
  const now = useNow();
  const { can } = useSession();
  const decide = useDecide();
  const [isAsking, setAsking] = useState(false);
  const { id, number, authorName, createdAt, approverName, publishedAt, endedByName, endedAt, restores } = version;
  const { note, answer, endNote, isMine } = version;
  const stands = standing(version);
  const mayGoBack = stands === "over" && can("knowledge.publish") && !isMine && version.body !== undefined;
  const ended = publishedAt ? say.ended : say.refused;
  const told = [
    restores ? say.restores(restores) : say.written(authorName, momentOf(createdAt, now)),
    approverName && publishedAt && say.approved(approverName, momentOf(publishedAt, now)),
    endedByName && endedAt && ended(endedByName, momentOf(endedAt, now)),
  ].filter(Boolean);
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <b>{say.number(number)}</b>
        <span className={styles.mark} data-mark={stands}>
          {say.states[stands]}
        </span>
        {mayGoBack && (
          <Button size="xs" variant="default" aria-label={say.backLabel(number)} onClick={() => setAsking(true)}>
            {say.back}
          </Button>
        )}
      </div>
      <p className={styles.muted}>{told.join(" · ")}</p>
      {[note, answer, endNote].map((words) => words && <blockquote key={words}>{words}</blockquote>)}
      <Changes version={version} entry={entry} fields={fields} />
      {isAsking && (
        <Confirm
          title={say.backTitle(number)}
          hint={say.backHint}
          act={say.back}
          isPending={decide.isPending}
          onClose={() => setAsking(false)}
          onAct={(words) => {
            const request = {
              act: "roll-back" as const,
              id,
              note: words,
              seen: entry.inForce,
              done: say.backDone(number),
            };
            decide.mutate(request, { onSettled: () => setAsking(false) });
          }}
        />
      )}
    </li>
  );
}

/** Who changed what when, newest first; an earlier version can be gone back to. */
export function History<B>({ entry, fields }: { entry: Entry<B>; fields: FieldLines<B>[] }) {
  const past = entry.versions.filter(({ state }) => state !== "draft");
  return (
    <section>
      <h3>{say.title}</h3>
      {past.length === 0 && <p className={styles.muted}>{say.none}</p>}
      <ol className={styles.cards}>
        {past.map((version) => (
          <Row key={version.id} version={version} entry={entry} fields={fields} />
        ))}
      </ol>
    </section>
  );
}
