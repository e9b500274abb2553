import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useReference, useSession } from "../session/session.ts";
import { showDone } from "../shared/say-why.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { useTicketActs } from "./acts.ts";
import type { Ticket } from "./queries.ts";
import styles from "./ticket-page.module.css";

/** States in which a body outside the ward has the ticket. */
const outside: readonly Ticket["status"][] = ["waiting-external", "extended"];

/** What was answered when somebody asked: kept, and told to the followers. */
function Answer({ ticket }: { ticket: Ticket }) {
  const [text, setText] = useState("");
  const { answer } = useTicketActs(ticket.code);
  const save = (): void =>
    answer.mutate(
      { version: ticket.version, answer: text.trim() },
      {
        onSuccess: () => {
          setText("");
          showDone(outsideWords.answerSaved);
        },
      },
    );
  return (
    <div className={styles.note}>
      <Textarea
        label={outsideWords.answerLabel}
        description={outsideWords.answerHint}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" disabled={!text.trim()} loading={answer.isPending} onClick={save}>
        {outsideWords.answerSave}
      </Button>
    </div>
  );
}

/** What the machine that reported it is and said. */
export function MachineLine({ machine }: { machine: NonNullable<Ticket["machine"]> }) {
  const { source, sensor, confidence, times } = machine;
  const parts = [
    outsideWords.machineSays(sensor, source),
    confidence !== undefined && outsideWords.machineSure(Math.round(confidence * 100)),
    times > 1 && outsideWords.machineTimes(times),
  ];
  return (
    <p role="note">
      {outsideWords.machineWaits}
      <br />
      <small>{parts.filter(Boolean).join(" · ")}</small>
    </p>
  );
}

/** Bodies outside the ward that have this ticket, what they said, and the place to put down their answer. */
export function OutsideCard({ ticket }: { ticket: Ticket }) {
  const { unitName } = useReference();
  const { can } = useSession();
  const isOutside = ticket.outsideUnit !== undefined && outside.includes(ticket.status);
  if (ticket.relays.length === 0 && !isOutside) return null;
  return (
    <section className={styles.card}>
      <h2>{outsideWords.relays}</h2>
      <ul>
        {ticket.relays.map((relay) => (
          <li key={relay.askedAt}>
            {unitName(relay.unit)}: {outsideWords.relayStates[relay.state]}
            {relay.requestId && ` · ${outsideWords.relayNumber(relay.requestId)}`}
            {relay.remoteStatus === "closed" && ` · ${outsideWords.remoteClosed}`}
            {relay.remoteNotes && <small> “{relay.remoteNotes}”</small>}
          </li>
        ))}
      </ul>
      {isOutside && can("ticket.chase") && <Answer ticket={ticket} />}
    </section>
  );
}
