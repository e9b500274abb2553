import { checkMoves, checkTelephone, codeWords, timesTold } from "./check-told.ts";
import { Findings } from "./findings.ts";
import type { Journal, Line, Word } from "./journal.ts";
import type { Logs } from "./logs.ts";

/** The numbers; from `lost` on all must be zero. */
export interface Verdict {
  /** Words and presses that came in, and lines of residents in the talks. */
  events: number;
  logged: number;
  tickets: number;
  toldOnce: number;
  /** Moves of tickets, and those of which the telephone shows the one message. */
  moves: number;
  movesToldOnce: number;
  /** Neighbours in a talk that had come in the other way round: put in order by the platform's time. */
  sortedIn: number;
  /** Messages the residents got. */
  sent: number;
  takenOver: number;
  /** Tries to send that failed, and messages of which it was unclear whether they had arrived. */
  failedTries: number;
  uncertain: number;
  /** Messages and moves that may not have arrived, of which a task tells. */
  withTask: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Words in somebody else's talk or changed, texts on a telephone they were not written to. */
  wrongThreads: number;
  /** Of what was set aside, given up, or moved: what nobody is told of. */
  parked: number;
  failed: number;
  untold: number;
  toldTwice: number;
  /** Lines that arrived and were read, and do not say so. */
  unread: number;
  /** The first of what must not be, by name. */
  examples: string[];
}

function grouped<T extends { user: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.user);
    if (group) group.push(row);
    else groups.set(row.user, [row]);
  }
  return groups;
}

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);

/** Everything that was acknowledged must be stored once and not have come to nothing. */
function checkStored({ stored, words }: Journal, { acknowledged }: Logs, findings: Findings): void {
  const told = new Set(words.filter(({ state, hasTask }) => state === "parked" && hasTask).map(({ key }) => key));
  for (const key of acknowledged.keys()) {
    const entry = stored.get(key);
    if (!entry) findings.add("lost", `${key} is not stored`);
    if (entry?.isParked && !told.has(key)) findings.add("lost", `${key} was set aside`);
    if (entry) findings.add("doubled", `${key} is stored`, entry.times - 1);
  }
}

/** Every word stands once in its writer's talk, as it was written. */
function checkLines({ words, lines }: Journal, { acknowledged }: Logs, findings: Findings): void {
  const known = new Map(words.map((word) => [word.ref, word]));
  const shown = new Set<string>();
  for (const { ref, user, text } of lines) {
    const word = known.get(ref);
    if (!word || shown.has(ref)) findings.add("doubled", `the line ${ref} of ${user}`);
    shown.add(ref);
    const said = word && acknowledged.get(word.key)?.said;
    if (said && (said.user !== user || said.text !== text)) findings.add("wrongThreads", `${ref} of ${said.user}`);
  }
  for (const { key, ref, state } of words) {
    if (state !== "parked" && !shown.has(ref)) findings.add("lost", `${key} is in no talk`);
  }
}

/**
 * Order, precisely: what had been accepted (its 200 had reached the platform) when a lane was claimed waited together, and
 * is logged by the platform's time. So an event may only follow a later one if its 200 came after that one was claimed.
 */
function checkOrder(talk: readonly Word[], { acknowledged }: Logs, findings: Findings): void {
  talk.forEach((late, index) => {
    const since = acknowledged.get(late.key)?.at ?? Number.POSITIVE_INFINITY;
    for (const early of talk.slice(0, index)) {
      const waited = since < (early.claimedAt ?? Number.POSITIVE_INFINITY);
      if (early.at > late.at && waited) findings.add("outOfOrder", `${late.key} stands behind ${early.key}`);
    }
  });
}

const countSortedIn = (talk: readonly Word[]): number =>
  talk.filter(({ seq }, index) => seq < (talk[index - 1]?.seq ?? 0)).length;

/** Words of each talk in the order in which they stand there. */
function talksOf(words: readonly Word[], lines: readonly Line[]): Word[][] {
  const known = new Map(words.map((word) => [word.ref, word]));
  return [...grouped(lines).values()].map((talk) => talk.flatMap(({ ref }) => known.get(ref) ?? []));
}

/** Compares what the database has written down with what the platforms have. Pure. */
export function check(journal: Journal, logs: Logs): Verdict {
  const { words, lines, sent, tickets, moves, takenOver } = journal;
  const findings = new Findings();
  checkStored(journal, logs, findings);
  checkLines(journal, logs, findings);
  const talks = talksOf(words, lines);
  for (const talk of talks) checkOrder(talk, logs, findings);
  const written = grouped(sent);
  for (const user of new Set([...written.keys(), ...logs.heard.keys()])) {
    checkTelephone(user, written.get(user) ?? [], logs.heard.get(user) ?? [], findings);
  }
  const movesToldOnce = checkMoves(journal, logs, findings);
  const codes = tickets.map((ticket) => ({ ...ticket, times: timesTold(logs, ticket.user, codeWords(ticket.code)) }));
  for (const { code, user, times } of codes) if (times !== 1) findings.note(`${user} was told ${code} ${times} times`);
  return {
    events: words.length,
    logged: lines.length,
    tickets: tickets.length,
    toldOnce: codes.filter(({ times }) => times === 1).length,
    moves: moves.length,
    movesToldOnce,
    sortedIn: sumOf(talks.map(countSortedIn)),
    sent: sumOf([...logs.heard.values()].map((texts) => texts.length)),
    takenOver,
    failedTries: sumOf(sent.map(({ attempts }) => attempts)),
    uncertain: sent.filter(({ uncertain }) => uncertain).length,
    withTask: sent.filter(({ hasTask }) => hasTask).length,
    ...findings.counts,
    parked: words.filter(({ state, hasTask }) => state === "parked" && !hasTask).length,
    failed: sent.filter(({ outbox, hasTask }) => outbox !== "sent" && !hasTask).length,
    unread: sent.filter(({ user, outbox, state }) => outbox === "sent" && logs.readers?.has(user) && state !== "read")
      .length,
    examples: findings.examples,
  };
}
