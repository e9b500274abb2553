import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ApiError, api, call, type Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { sayWhy } from "../shared/say-why.ts";
import { momentOf, serverNow } from "../shared/time.ts";
import { deadlineWords } from "../words-deadlines.vi.ts";
import { clockNames, type Severity, severities, type TryBody } from "./deadline-words.ts";
import styles from "./deadlines.module.css";

const say = deadlineWords.trial;
const dues = { first: "firstDueAt", result: "resultDueAt", ceiling: "ceilingAt" } as const;

/** The rules a promise rests on, the ward's own with their links. */
function Bases({ basis, own = [] }: Schemas["Promise"]) {
  const { basisLabel } = useReference();
  return (
    <ul>
      {basis.map((id) => (
        <li key={id}>{basisLabel(id)}</li>
      ))}
      {own.map(({ text, source }) => (
        <li key={text}>
          <a href={source} target="_blank" rel="noreferrer">
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What a report would be promised: now, and under the table as it is on the screen. */
export function DeadlineTrial({ setting }: { setting: TryBody["setting"] }) {
  const { categories } = useReference();
  const [category, setCategory] = useState(categories[0]?.id ?? "");
  const [severity, setSeverity] = useState<Severity>("S3");
  const [at, setAt] = useState("");
  const trial = useMutation({ mutationFn: (body: TryBody) => call(api.POST("/api/deadlines/try", { body })) });
  const run = (): void =>
    trial.mutate({
      ...{ setting, severity },
      category: category as TryBody["category"],
      ...(at ? { at: `${at}:00+07:00` } : {}),
    });
  const now = serverNow();
  const { data } = trial;
  return (
    <section aria-labelledby="deadline-trial">
      <h2 id="deadline-trial">{say.title}</h2>
      <p className={styles.muted}>{say.intro}</p>
      <form
        className={styles.fields}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <NativeSelect
          label={say.category}
          value={category}
          data={categories.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => setCategory(event.currentTarget.value as typeof category)}
        />
        <NativeSelect
          label={say.severity}
          value={severity}
          data={[...severities]}
          onChange={(event) => setSeverity(event.currentTarget.value as Severity)}
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
        {trial.error && (
          <p className={styles.fault}>
            {trial.error instanceof ApiError && trial.error.code === "BAD_INPUT" ? say.faulty : sayWhy(trial.error)}
          </p>
        )}
        {data && (
          <table className={styles.small}>
            <thead>
              <tr>
                <td />
                <th scope="col">{say.inForce}</th>
                <th scope="col">{say.tried}</th>
              </tr>
            </thead>
            <tbody>
              {clockNames.map((name) => (
                <tr key={name}>
                  <th scope="row">{deadlineWords.columns[name]}</th>
                  <td>{momentOf(data.inForce[dues[name]], now)}</td>
                  <td data-new={data.tried[dues[name]] !== data.inForce[dues[name]]}>
                    {momentOf(data.tried[dues[name]], now)}
                  </td>
                </tr>
              ))}
              <tr>
                <th scope="row">{deadlineWords.columns.basis}</th>
                <td>
                  <Bases {...data.inForce} />
                </td>
                <td>
                  <Bases {...data.tried} />
                </td>
              </tr>
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
