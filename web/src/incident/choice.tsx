import { Button, Radio } from "@mantine/core";
import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../api.ts";
import { figureQuery } from "../report/queries.ts";
import { useReference } from "../session/session.ts";
import { Failure } from "../shared/states.tsx";
import { ticketQuery } from "../ticket/queries.ts";
import { StatusMark } from "../ticket/status-mark.tsx";
import { incidentWords as say } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import { useGather } from "./queries.ts";

type Row = Schemas["TicketRow"];
const isMergeable = ({ moves }: Row): boolean => moves.some(({ to }) => to === "duplicate");

/** One ticket is worked on, the others are gathered in it. */
function Choice({ title, tickets, kp, all }: { title: string; tickets: Row[]; kp?: string; all: boolean }) {
  const navigate = useNavigate();
  const gather = useGather();
  const { isOpen } = useReference();
  const [root, setRoot] = useState<string>();
  const [left, setLeft] = useState<string[]>([]);
  const rootCode = root ?? tickets.find(({ status }) => isOpen(status))?.code;
  const isTaken = ({ code }: Row): boolean => left.includes(code) !== all;
  const children = tickets.filter((ticket) => ticket.code !== rootCode && isMergeable(ticket) && isTaken(ticket));
  const toggle = (code: string): void =>
    setLeft(left.includes(code) ? left.filter((one) => one !== code) : [...left, code]);
  const submit = (): void => {
    if (!rootCode) return;
    const chosen = children.map(({ code, version }) => ({ code, version }));
    gather.mutate(
      { code: rootCode, children: chosen },
      {
        onSuccess: () => void navigate({ to: "/su-co/$code", params: { code: rootCode }, search: kp ? { kp } : {} }),
      },
    );
  };
  return (
    <section aria-labelledby="choose">
      <h2 id="choose">{title}</h2>
      <p className={styles.muted}>{say.chooseHint}</p>
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <li key={ticket.code} className={styles.choiceRow}>
            <Radio
              name="root"
              aria-label={say.root(ticket.code)}
              checked={ticket.code === rootCode}
              disabled={!isOpen(ticket.status)}
              onChange={() => setRoot(ticket.code)}
            />
            <span className={styles.what}>
              <b>{ticket.title}</b>
              <small>{[ticket.code, ticket.placeLabel].filter(Boolean).join(" · ")}</small>
            </span>
            <StatusMark status={ticket.status} />
            {ticket.code === rootCode || !isMergeable(ticket) ? (
              <span />
            ) : (
              <label className={styles.into}>
                <input type="checkbox" checked={isTaken(ticket)} onChange={() => toggle(ticket.code)} />
                {say.into(ticket.code)}
              </label>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Button loading={gather.isPending} disabled={!rootCode} onClick={submit}>
          {say.gather(children.length)}
        </Button>
      </div>
    </section>
  );
}

/** The tickets behind an early warning: nobody has said yet that they are one. */
export function WarningChoice({ loai, kp }: { loai: Schemas["CategoryId"]; kp: string }) {
  const { categoryName } = useReference();
  const { data, error, refetch } = useInfiniteQuery(figureQuery({ so: "received", loai, kp, gan: "1" }));
  const tickets = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error && !data) return <Failure title={say.failed} onRetry={() => void refetch()} />;
  if (!data) return null;
  return <Choice title={say.choose(categoryName(loai), kp)} tickets={tickets} kp={kp} all={false} />;
}

/** Tickets that somebody picked from the list, because they are one. */
export function PickedChoice({ codes }: { codes: string[] }) {
  const found = useQueries({ queries: codes.map((code) => ticketQuery(code)) });
  const tickets = found.flatMap(({ data }) => data ?? []);
  if (found.some(({ isPending }) => isPending)) return null;
  return <Choice title={say.chooseOf(tickets.length)} tickets={tickets} all />;
}
