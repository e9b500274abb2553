import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, type Body, call, type Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { momentOf, noteServerTime, useNow } from "../shared/time.ts";
import { disputeWords as say } from "../words-presence.vi.ts";
import styles from "./disputes.module.css";

type Dispute = Schemas["Dispute"];

/** Whose it is, in the words of each unit, side by side. */
function Claims({ claims }: Pick<Dispute, "claims">) {
  const { unitName } = useReference();
  return (
    <div className={styles.claims}>
      {claims.map(({ unit, byName, reason, proposes, at }) => (
        <figure key={at}>
          <figcaption>
            {say.claim(unitName(unit))} · {byName}
          </figcaption>
          <blockquote>{reason}</blockquote>
          {proposes && <p>{say.proposes(unitName(proposes))}</p>}
        </figure>
      ))}
    </div>
  );
}

function Ruling({ dispute }: { dispute: Dispute }) {
  const { code, claims, version } = dispute;
  const { units, unitName } = useReference();
  const client = useQueryClient();
  const [unit, setUnit] = useState<Body<"ruleOnUnit">["unit"]>(dispute.unit);
  const [reason, setReason] = useState("");
  const rule = useMutation({
    mutationFn: () =>
      call(api.POST("/api/tickets/{code}/rulings", { params: { path: { code } }, body: { unit, reason, version } })),
    onSuccess: () => showDone(say.decided(code, unitName(unit))),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["tasks"] }),
  });
  const theirs = new Set(claims.flatMap((claim) => [claim.unit, claim.proposes]));
  const choices = units
    .filter(({ outside }) => !outside)
    .toSorted((a, b) => Number(theirs.has(b.id)) - Number(theirs.has(a.id)));
  return (
    <form
      className={styles.ruling}
      onSubmit={(event) => {
        event.preventDefault();
        rule.mutate();
      }}
    >
      <NativeSelect
        label={say.unit}
        value={unit}
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => setUnit(event.currentTarget.value as typeof unit)}
      />
      <Textarea
        label={say.reason}
        value={reason}
        autosize
        minRows={1}
        maxRows={6}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" loading={rule.isPending} disabled={reason.trim() === ""}>
        {say.decide}
      </Button>
    </form>
  );
}

/** Tickets no unit wants: both reasons, and the decision that binds. Nothing is shown while there is none. */
export function Disputes() {
  const now = useNow();
  const { data } = useQuery({
    queryKey: ["tasks", "disputes"],
    queryFn: async () => {
      const page = await call(api.GET("/api/disputes"));
      noteServerTime(page.at);
      return page.items;
    },
  });
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="disputes">
      <h2 id="disputes">{say.title}</h2>
      <p className={styles.muted}>{say.intro}</p>
      {data.map((dispute) => (
        <article key={dispute.code}>
          <h3>
            <Link to="/phieu/$code" params={{ code: dispute.code }}>
              {dispute.code}
            </Link>{" "}
            {dispute.title}
            {dispute.placeLabel && <span> · {dispute.placeLabel}</span>}
          </h3>
          <p className={styles.due} data-late={Date.parse(dispute.dueAt) <= now}>
            {Date.parse(dispute.dueAt) <= now ? say.late : say.due(momentOf(dispute.dueAt, now))}
          </p>
          <Claims claims={dispute.claims} />
          <Ruling key={dispute.version} dispute={dispute} />
        </article>
      ))}
    </section>
  );
}
