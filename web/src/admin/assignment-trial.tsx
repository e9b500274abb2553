import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, type Body, call } from "../api.ts";
import { useReference } from "../session/session.ts";
import { sayWhy } from "../shared/say-why.ts";
import { assignmentWords } from "../words-assignment.vi.ts";
import styles from "./assignment.module.css";
import type { AssignmentBody, Rule } from "./assignment-words.ts";

const say = assignmentWords.trial;
type Trial = Body<"tryAssignment">;

/** Which rule and person a matter would get, and why nobody else. */
export function AssignmentTrial({ setting }: { setting: AssignmentBody }) {
  const { categories } = useReference();
  const [work, setWork] = useState<Rule["work"]>("talk");
  const [category, setCategory] = useState("");
  const [place, setPlace] = useState("");
  const [at, setAt] = useState("");
  const trial = useMutation({
    mutationFn: (body: Trial) => call(api.POST("/api/assignment/try", { body })),
  });
  const run = (): void =>
    trial.mutate({
      setting,
      work,
      ...(category ? { category: category as NonNullable<Trial["category"]> } : {}),
      ...(place.trim() ? { place: place.trim() } : {}),
      ...(at ? { at: `${at}:00+07:00` } : {}),
    });
  return (
    <section aria-labelledby="assignment-trial">
      <h2 id="assignment-trial">{say.title}</h2>
      <p className={styles.muted}>{say.intro}</p>
      <form
        className={styles.trial}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <NativeSelect
          label={assignmentWords.work}
          value={work}
          data={(["talk", "ticket"] as const).map((value) => ({ value, label: assignmentWords.works[value] }))}
          onChange={(event) => setWork(event.currentTarget.value as Rule["work"])}
        />
        <NativeSelect
          label={say.category}
          value={category}
          data={[{ value: "", label: say.any }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(event) => setCategory(event.currentTarget.value)}
        />
        <TextInput
          label={say.place}
          value={place}
          maxLength={200}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={say.at}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={trial.isPending}>
          {say.run}
        </Button>
      </form>
      <div aria-live="polite">
        {trial.error && <p className={styles.fault}>{sayWhy(trial.error)}</p>}
        {trial.data && (
          <div className={styles.answer}>
            <b>{trial.data.why ?? say.nobody}</b>
            <ul>
              {trial.data.rules.map((rule) => (
                <li key={rule.id}>
                  {say.people(rule.name)}:{" "}
                  {rule.people
                    .map(({ name, load, verdict }) => `${name} (${load}) ${say.verdicts[verdict]}`)
                    .join("; ") || say.empty}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}
