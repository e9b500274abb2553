import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { sayWhy } from "../shared/say-why.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import styles from "./knowledge.module.css";
import { faultsOf, type Target, useTry } from "./queries.ts";

const say = knowledgeWords.tryOut;

function Answer({ title, messages }: { title: string; messages: string[] }) {
  return (
    <div className={styles.answer}>
      <h4>{title}</h4>
      {messages.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** "Thử hỏi": what a resident reads today, and what they would read with this body. Keeps nothing. */
export function TryOut({
  target,
  body,
  onFaults,
}: {
  target: Target;
  body: unknown;
  onFaults?: (error: unknown) => void;
}) {
  const [question, setQuestion] = useState("");
  const asking = useTry(target);
  const { data, error } = asking;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (question.trim() === "") return;
    asking.mutate({ body, question: question.trim() }, { onError: (fault) => onFaults?.(fault) });
  };
  const faults = faultsOf(error);
  return (
    <section className={styles.try} aria-label={say.title}>
      <form onSubmit={submit}>
        <TextInput
          label={say.question}
          maxLength={600}
          autoComplete="off"
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={asking.isPending}>
          {say.ask}
        </Button>
      </form>
      <div aria-live="polite">
        {error && <p role="alert">{faults ? knowledgeWords.form.faults(faults.size) : sayWhy(error)}</p>}
        {data && (
          <div className={styles.sides}>
            <Answer title={say.today} messages={data.today} />
            <Answer title={say.tried} messages={data.tried} />
          </div>
        )}
        {data && data.today.join("\n") === data.tried.join("\n") && <p className={styles.muted}>{say.same}</p>}
      </div>
    </section>
  );
}
