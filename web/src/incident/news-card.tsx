import { Button, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { newId } from "../shared/new-id.ts";
import { incidentWords } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import { Preview } from "./preview.tsx";
import { useIncidentActs } from "./queries.ts";

const say = incidentWords.news;
/** As long as the sentence that tells it can carry (core/incident/tell-news.ts). */
const maxNewsChars = 400;

/** A person writes to everybody who follows the incident, and sees first who reads it and how. */
export function NewsCard({ code }: { code: string }) {
  const acts = useIncidentActs(code);
  const [act, setAct] = useState(() => ({ clientId: newId(), text: "" }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    acts.news.mutate(act, { onSuccess: () => setAct({ clientId: newId(), text: "" }) });
  };
  return (
    <section className={styles.card} aria-labelledby="news">
      <h2 id="news">{say.title}</h2>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.muted}>{say.hint}</p>
        <Textarea
          label={say.text}
          description={say.textHint}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={maxNewsChars}
          value={act.text}
          onChange={(event) => setAct({ ...act, text: event.currentTarget.value })}
        />
        <Preview code={code} of="news" body={act} />
        <div className={styles.acts}>
          <Button type="submit" variant="default" loading={acts.news.isPending} disabled={act.text.trim() === ""}>
            {say.send}
          </Button>
        </div>
      </form>
    </section>
  );
}
