import { Button, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useReference, useSession } from "../session/session.ts";
import { ChannelMark } from "../shared/channel-mark.tsx";
import { showDone } from "../shared/say-why.ts";
import { words } from "../words.vi.ts";
import { offlineWords } from "../words-offline.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { useTicketActs } from "./acts.ts";
import { Correct } from "./correct.tsx";
import type { Ticket } from "./queries.ts";
import styles from "./ticket-page.module.css";

function Facts({ ticket }: { ticket: Ticket }) {
  const { unitName, categoryName } = useReference();
  const rows: [string, string | undefined][] = [
    [ticketWords.ticket.category, categoryName(ticket.category)],
    [ticketWords.ticket.severity, `${ticket.severity} · ${words.severities[ticket.severity]}`],
    [ticketWords.ticket.unit, [unitName(ticket.unit), unitName(ticket.outsideUnit)].filter(Boolean).join(" → ")],
    [ticketWords.ticket.officer, ticket.officerName ?? ticketWords.ticket.nobody],
    [ticketWords.ticket.origin, words.channels[ticket.origin]],
    [ticketWords.ticket.contact, ticket.contactPhone],
  ];
  return (
    <dl className={styles.facts}>
      {rows.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Followers({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <h2>{ticketWords.ticket.people(ticket.followersList.length)}</h2>
      <ul className={styles.followers}>
        {ticket.followersList.map(({ channel, name, conversationId, reporter }) => (
          <li key={`${channel}-${conversationId ?? name}`}>
            <ChannelMark channel={channel} />
            {conversationId ? (
              <Link to="/hop-thu/$id" params={{ id: conversationId }}>
                {name}
              </Link>
            ) : (
              name
            )}
            {reporter && <small>{ticketWords.ticket.reporter}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Note({ code }: { code: string }) {
  const [text, setText] = useState("");
  const { note } = useTicketActs(code);
  const save = (): void =>
    note.mutate(
      { text: text.trim() },
      {
        onSuccess: ({ isKept }) => {
          setText("");
          showDone(isKept ? offlineWords.kept : ticketWords.ticket.noteSaved);
        },
      },
    );
  return (
    <div className={styles.note}>
      <Textarea
        label={ticketWords.ticket.note}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" disabled={!text.trim()} loading={note.isPending} onClick={save}>
        {ticketWords.ticket.noteSave}
      </Button>
    </div>
  );
}

/** Who reported it, who works on it, and what staff tell one another. */
export function People({ ticket }: { ticket: Ticket }) {
  const { can } = useSession();
  return (
    <section className={styles.card}>
      <Facts ticket={ticket} />
      {ticket.mayCorrect && <Correct ticket={ticket} />}
      <Followers ticket={ticket} />
      {can("ticket.note") && <Note code={ticket.code} />}
      <p>
        <a href={ticket.trackingUrl} target="_blank" rel="noreferrer">
          {ticketWords.ticket.tracking}
        </a>
      </p>
    </section>
  );
}
