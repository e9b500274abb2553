import type { Journal, Line, Move, Sent, Word } from "./journal.ts";

/** What a platform's log says of a delivery that was answered with 200. */
export interface Acknowledged {
  /** When the 200 had come, milliseconds since 1970. */
  at: number;
  /** Who wrote what, where it was a resident's own words. */
  said?: { user: string; text: string };
}

/** What the platforms have written down. */
export interface Logs {
  acknowledged: ReadonlyMap<string, Acknowledged>;
  /** Texts on each telephone, oldest first. */
  heard: ReadonlyMap<string, readonly string[]>;
  /** Whose platform tells when something was read, and told it of everything at the end. */
  readers?: ReadonlySet<string>;
  /** Moves to which the desk was answered "done". */
  moved?: readonly Pick<Move, "code" | "to">[];
}

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

type Fault = "lost" | "doubled" | "outOfOrder" | "wrongThreads" | "untold" | "toldTwice";

/** What must not be, counted, and the first of it by name. */
class Faults {
  readonly counts: Record<Fault, number> = {
    ...{ lost: 0, doubled: 0, outOfOrder: 0, wrongThreads: 0, untold: 0, toldTwice: 0 },
  };
  readonly examples: string[] = [];

  add(fault: Fault, what: string, times = 1): void {
    if (times <= 0) return;
    this.counts[fault] += times;
    if (this.examples.length < mostExamples) this.examples.push(`${fault}: ${what}`);
  }
}

const mostExamples = 50;

const tally = <T>(items: Iterable<T>): Map<T, number> => {
  const times = new Map<T, number>();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  return times;
};

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
function checkStored({ stored, words }: Journal, { acknowledged }: Logs, faults: Faults): void {
  const told = new Set(words.filter(({ state, hasTask }) => state === "parked" && hasTask).map(({ key }) => key));
  for (const key of acknowledged.keys()) {
    const entry = stored.get(key);
    if (!entry) faults.add("lost", `${key} is not stored`);
    if (entry?.isParked && !told.has(key)) faults.add("lost", `${key} was set aside`);
    if (entry) faults.add("doubled", `${key} is stored`, entry.times - 1);
  }
}

/** Every word stands once in its writer's talk, as it was written. */
function checkLines({ words, lines }: Journal, { acknowledged }: Logs, faults: Faults): void {
  const known = new Map(words.map((word) => [word.ref, word]));
  const shown = new Set<string>();
  for (const { ref, user, text } of lines) {
    const word = known.get(ref);
    if (!word || shown.has(ref)) faults.add("doubled", `the line ${ref} of ${user}`);
    shown.add(ref);
    const said = word && acknowledged.get(word.key)?.said;
    if (said && (said.user !== user || said.text !== text)) faults.add("wrongThreads", `${ref} of ${said.user}`);
  }
  for (const { key, ref, state } of words) {
    if (state !== "parked" && !shown.has(ref)) faults.add("lost", `${key} is in no talk`);
  }
}

/**
 * Order, precisely: what had been accepted (its 200 had reached the platform) when a lane was claimed waited together, and
 * is logged by the platform's time. So an event may only follow a later one if its 200 came after that one was claimed.
 */
function checkOrder(talk: readonly Word[], { acknowledged }: Logs, faults: Faults): void {
  talk.forEach((late, index) => {
    const since = acknowledged.get(late.key)?.at ?? Number.POSITIVE_INFINITY;
    for (const early of talk.slice(0, index)) {
      const waited = since < (early.claimedAt ?? Number.POSITIVE_INFINITY);
      if (early.at > late.at && waited) faults.add("outOfOrder", `${late.key} stands behind ${early.key}`);
    }
  });
}

const countSortedIn = (talk: readonly Word[]): number =>
  talk.filter(({ seq }, index) => seq < (talk[index - 1]?.seq ?? 0)).length;

const mayBeMissing = ({ outbox, hasTask }: Sent): boolean => outbox !== "sent" || hasTask;

/** What a telephone shows against what was written to it: all of it, once, in that order, and nothing else. */
function checkTelephone(user: string, written: readonly Sent[], heard: readonly string[], faults: Faults): void {
  const given = tally(written.map(({ text }) => text));
  const got = new Map<string, number>();
  const fitting = heard.filter((text) => {
    const times = (got.get(text) ?? 0) + 1;
    got.set(text, times);
    if (!given.has(text)) faults.add("wrongThreads", `${user} reads what was not written to them: ${text}`);
    else if (times > (given.get(text) ?? 0)) faults.add("doubled", `${user} reads again: ${text}`);
    return times <= (given.get(text) ?? 0);
  });
  const due = tally(written.filter((one) => !mayBeMissing(one)).map(({ text }) => text));
  for (const [text, times] of due) faults.add("lost", `${user} never read: ${text}`, times - (got.get(text) ?? 0));
  let place = 0;
  for (const { text } of written) if (fitting[place] === text) place += 1;
  if (place < fitting.length) faults.add("outOfOrder", `${user} reads in another order: ${fitting[place]}`);
}

/** The words by which a resident knows what became of their report. */
const wordings: Record<string, (code: string) => RegExp> = {
  accepted: (code) => new RegExp(`đã nhận ${code}\\. Hạn có`),
  "in-progress": (code) => new RegExp(`đã tới nơi .* đang xử lý ${code}\\.`),
  resolved: (code) => new RegExp(`${code} đã có kết quả: `),
};
const codeWords = (code: string): RegExp => new RegExp(`[Mm]ã (của anh/chị là )?${code}\\.`);

const timesTold = ({ heard }: Logs, user: string, words: RegExp): number =>
  (heard.get(user) ?? []).filter((text) => words.test(text)).length;

/** Every move is told once, or a task says that it is not; and every move the desk was promised is there. */
function checkMoves({ moves }: Journal, logs: Logs, faults: Faults): number {
  let once = 0;
  for (const { code, to, user, hasTask } of moves) {
    const times = timesTold(logs, user, (wordings[to] as (code: string) => RegExp)(code));
    if (times === 1) once += 1;
    if (times === 0 && !hasTask) faults.add("untold", `${code} ${to}`);
    if (times > 1) faults.add("toldTwice", `${code} ${to}`);
  }
  const made = new Set(moves.map(({ code, to }) => `${code} ${to}`));
  for (const { code, to } of logs.moved ?? []) {
    if (!made.has(`${code} ${to}`)) faults.add("lost", `${code} was moved to ${to}`);
  }
  return once;
}

/** Words of each talk in the order in which they stand there. */
function talksOf(words: readonly Word[], lines: readonly Line[]): Word[][] {
  const known = new Map(words.map((word) => [word.ref, word]));
  return [...grouped(lines).values()].map((talk) => talk.flatMap(({ ref }) => known.get(ref) ?? []));
}

/** Compares what the database has written down with what the platforms have. Pure. */
export function check(journal: Journal, logs: Logs): Verdict {
  const { words, lines, sent, tickets, moves, takenOver } = journal;
  const faults = new Faults();
  checkStored(journal, logs, faults);
  checkLines(journal, logs, faults);
  const talks = talksOf(words, lines);
  for (const talk of talks) checkOrder(talk, logs, faults);
  const written = grouped(sent);
  for (const user of new Set([...written.keys(), ...logs.heard.keys()])) {
    checkTelephone(user, written.get(user) ?? [], logs.heard.get(user) ?? [], faults);
  }
  const movesToldOnce = checkMoves(journal, logs, faults);
  return {
    events: words.length,
    logged: lines.length,
    tickets: tickets.length,
    toldOnce: tickets.filter(({ code, user }) => timesTold(logs, user, codeWords(code)) === 1).length,
    moves: moves.length,
    movesToldOnce,
    sortedIn: sumOf(talks.map(countSortedIn)),
    sent: sumOf([...logs.heard.values()].map((texts) => texts.length)),
    takenOver,
    failedTries: sumOf(sent.map(({ attempts }) => attempts)),
    uncertain: sent.filter(({ uncertain }) => uncertain).length,
    withTask: sent.filter(({ hasTask }) => hasTask).length,
    ...faults.counts,
    parked: words.filter(({ state, hasTask }) => state === "parked" && !hasTask).length,
    failed: sent.filter(({ outbox, hasTask }) => outbox !== "sent" && !hasTask).length,
    unread: sent.filter(({ user, outbox, state }) => outbox === "sent" && logs.readers?.has(user) && state !== "read")
      .length,
    examples: faults.examples,
  };
}
