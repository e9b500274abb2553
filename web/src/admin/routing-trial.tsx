import { Button, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, type Body, call } from "../api.ts";
import { useReference } from "../session/session.ts";
import { sayWhy } from "../shared/say-why.ts";
import { routingWords } from "../words-routing.vi.ts";
import styles from "./assignment.module.css";
import type { RoutingBody } from "./routing-words.ts";

const say = routingWords.routing;
const tried = (body: Body<"tryRouting">) => call(api.POST("/api/routing/try", { body }));
type Route = NonNullable<Awaited<ReturnType<typeof tried>>["route"]>;

/** What the table as it is on the screen leaves open. */
export function Holes({ setting }: { setting: RoutingBody }) {
  const { categoryName, unitName } = useReference();
  const { data, error } = useQuery({
    queryKey: ["setting", "holes", setting],
    queryFn: () => tried({ setting, text: "" }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-labelledby="routing-holes">
      <h2 id="routing-holes">{say.holes}</h2>
      {error && <p className={styles.muted}>{say.unfinished}</p>}
      {data?.holes.length === 0 && <p className={styles.muted}>{say.noHoles}</p>}
      <ul className={styles.holes}>
        {data?.holes.map((hole) =>
          hole.kind === "nobody" ? (
            <li key={hole.category}>{say.hole.nobody(categoryName(hole.category))}</li>
          ) : (
            <li key={hole.unit}>{say.hole[hole.kind](unitName(hole.unit))}</li>
          ),
        )}
      </ul>
    </section>
  );
}

/** Where a report would go, and why. */
function Answer({ route, setting }: { route: Route; setting: RoutingBody }) {
  const { categoryName, unitName } = useReference();
  const { category, confidence, placeLabel, unit, outsideUnit, line, exceptionId, handedOnFrom } = route;
  const position = setting.exceptions.findIndex(({ id }) => id === exceptionId) + 1;
  const relayed = outsideUnit ? `, ${say.trial.relayed(unitName(outsideUnit))}` : "";
  return (
    <div className={styles.answer}>
      <b>
        {say.trial.answer(categoryName(category), unitName(unit))}
        {relayed}
      </b>
      <ul>
        <li>{line === "exception" ? say.trial.lines.exception(position) : say.trial.lines[line]}</li>
        <li>{confidence === undefined ? say.trial.unsure : say.trial.sure(Math.round(confidence * 100))}</li>
        <li>{placeLabel ? say.trial.where(placeLabel) : say.trial.nowhere}</li>
        {handedOnFrom && <li>{say.trial.handedOn(unitName(handedOnFrom))}</li>}
      </ul>
    </div>
  );
}

/** Reads a report as a resident would type it and follows the table as it is on the screen. */
export function RoutingTrial({ setting }: { setting: RoutingBody }) {
  const [text, setText] = useState("");
  const [place, setPlace] = useState("");
  const [at, setAt] = useState("");
  const trial = useMutation({ mutationFn: tried });
  const run = (): void =>
    trial.mutate({
      ...{ setting, text: text.trim() },
      ...(place.trim() ? { place: place.trim() } : {}),
      ...(at ? { at: `${at}:00+07:00` } : {}),
    });
  return (
    <section aria-labelledby="routing-trial">
      <h2 id="routing-trial">{say.trial.title}</h2>
      <p className={styles.muted}>{say.trial.intro}</p>
      <form
        className={styles.trial}
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <TextInput
          required
          label={say.trial.text}
          value={text}
          maxLength={2_000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <TextInput
          label={say.trial.place}
          value={place}
          maxLength={200}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={say.trial.at}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={trial.isPending}>
          {say.trial.run}
        </Button>
      </form>
      <div aria-live="polite">
        {trial.error && <p className={styles.fault}>{sayWhy(trial.error)}</p>}
        {trial.data?.route && <Answer route={trial.data.route} setting={setting} />}
      </div>
    </section>
  );
}
