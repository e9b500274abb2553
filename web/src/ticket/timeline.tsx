import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
import { PhotoStrip } from "../shared/photos.tsx";
import { dayKeyOf, dayOf, momentOf, serverNow, timeOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { incidentWords } from "../words-incident.vi.ts";
import { offlineWords } from "../words-offline.vi.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { disputeWords } from "../words-presence.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import styles from "./ticket-page.module.css";

type Change = Schemas["TicketChange"];

/** What a line says in a few words: the new state, or what was added. */
function useHeadline() {
  const { statusLabel } = useReference();
  return ({ kind, from, to, facts }: Change): string => {
    if (facts.disputed) return disputeWords.disputed;
    if (facts.ruled) return disputeWords.ruled;
    if (facts.flood && kind !== "move") {
      const { act, where, since } = facts.flood;
      return incidentWords.timeline[act](act === "told" && since ? timeOf(since) : where);
    }
    if (facts.followUp) return ticketWords.followUp[facts.followUp];
    if (from === null) return ticketWords.change.opened;
    if (kind === "proposal" && facts.parentCode) return ticketWords.change.proposedMerge;
    return kind === "move" ? statusLabel(to) : ticketWords.change[kind];
  };
}

/** When it was done and its photos taken, where that was not when the line was written. */
function trueTimes(at: string, { doneAt, shots = [] }: Change["facts"]): string[] {
  const taken = shots.flatMap(({ takenAt }) => takenAt ?? []).toSorted();
  const first = taken[0];
  const isOlder = first !== undefined && timeOf(first) !== timeOf(at);
  return [
    ...(doneAt ? [offlineWords.doneAndSent(timeOf(doneAt), timeOf(at))] : []),
    ...(isOlder ? [offlineWords.shotAndSent(timeOf(first), timeOf(at))] : []),
  ];
}

/** What a line carries, in words. */
function useFactLines() {
  const reference = useReference();
  return ({ kind, at, facts, note }: Change): string[] => {
    const now = serverNow();
    const lines = [
      facts.onSceneAt && ticketWords.change.onScene(timeOf(facts.onSceneAt)),
      facts.category && reference.categoryName(facts.category),
      facts.severity && `${facts.severity} · ${words.severities[facts.severity]}`,
      facts.unit && reference.unitName(facts.unit),
      facts.outsideUnit && reference.unitName(facts.outsideUnit),
      facts.reference,
      kind === "move" && facts.flood && incidentWords.timeline.ended(facts.flood.where),
      facts.place?.label,
      facts.question,
      facts.reason,
      facts.answer && `${outsideWords.answer}: ${facts.answer}`,
      facts.plan,
      facts.text,
      ...(facts.doubts ?? []).map(({ id, metres }) => offlineWords.doubt(id, metres)),
      facts.explanation && offlineWords.explained(facts.explanation),
      ...trueTimes(at, facts),
      facts.splitFrom && incidentWords.timeline.splitFrom(facts.splitFrom),
      facts.team,
      facts.expectedAt && words.clock.due(momentOf(facts.expectedAt, now)),
      facts.newDueAt && words.clock.due(momentOf(facts.newDueAt, now)),
      facts.parentCode && (kind === "proposal" ? facts.parentCode : ticketWords.ticket.merged(facts.parentCode)),
      facts.rating !== undefined && ticketWords.ticket.rating(facts.rating),
      note,
    ];
    return lines.filter((line): line is string => typeof line === "string" && line !== "");
  };
}

/** Everything that happened, newest first; nothing in it is ever changed. */
export function Timeline({ changes }: { changes: Change[] }) {
  const headline = useHeadline();
  const factLines = useFactLines();
  const { unitName } = useReference();
  const now = serverNow();
  return (
    <ol className={styles.timeline}>
      {changes.toReversed().map((change) => (
        <li key={change.id} data-kind={change.kind}>
          <p>
            <b>{headline(change)}</b>
            <time dateTime={change.at}>
              {timeOf(change.at)}
              {dayKeyOf(change.at) === dayKeyOf(now) ? "" : ` · ${dayOf(change.at, now)}`}
            </time>
          </p>
          <small>
            {change.actor.name}
            {change.actor.unit ? ` · ${unitName(change.actor.unit)}` : ""}
          </small>
          {factLines(change).map((line) => (
            <p key={line} className={styles.fact}>
              {line}
            </p>
          ))}
          {change.facts.photos && change.facts.photos.length > 0 && (
            <PhotoStrip photos={change.facts.photos} label={headline(change)} />
          )}
        </li>
      ))}
    </ol>
  );
}
