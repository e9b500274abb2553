import type { Town } from "../town.ts";
import type { Called } from "./post-office.ts";
import type { Written } from "./residents.ts";

/** What became of all that came in and went out. Everything from `lost` on must be zero. */
export interface DayVerdict {
  messages: number;
  /** Words of a resident after which the ward said something, or which wait in front of a person or were ended by one. */
  answered: number;
  waiting: number;
  ended: number;
  calls: number;
  /** Sentences the operator wrote. */
  told: number;
  lost: number;
  doubled: number;
  /** Residents whose words do not stand in the order in which they were written. */
  outOfOrder: number;
  /** Words that nobody answered, that nobody will see and nobody saw. */
  forgotten: number;
  /** Calls that are not known once, or of which nothing came. */
  lostCalls: number;
  /** Sentences of the operator that did not arrive once, and residents who got the ward's words in another order. */
  untold: number;
  toldOutOfOrder: number;
  /** What came in or should go out and was neither done nor failed; what was given up. */
  left: number;
  parked: number;
}

type Talk = Awaited<ReturnType<typeof talksOf>>[number];

const talksOf = ({ wired }: Town) =>
  wired.store.client.conversation.findMany({
    include: { messages: { orderBy: { seq: "asc" }, include: { outbox: true } } },
  });

const heardIn = ({ messages }: Talk) => messages.filter(({ direction }) => direction === "in");
const saidIn = ({ messages }: Talk) => messages.filter(({ outbox }) => outbox?.state === "sent");

/** The talk of one resident; the chat page knows nobody, so there it is the one that begins with these words. */
function talkOf(talks: Talk[], { channel, user }: Written, texts: string[]): Talk | undefined {
  const own = talks.filter((talk) => talk.channel === channel);
  if (channel !== "webchat") return own.find(({ userId }) => userId === user);
  return own.find((talk) => JSON.stringify(heardIn(talk).map(({ text }) => text)) === JSON.stringify(texts));
}

/** How often each stands in a list. */
function tally(list: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** What each resident wrote, in order. */
function byResident(written: Written[]): Written[][] {
  const all = new Map<string, Written[]>();
  for (const words of written) {
    const key = `${words.channel} ${words.user}`;
    all.set(key, [...(all.get(key) ?? []), words]);
  }
  return [...all.values()];
}

/** What became of each word of one talk: answered, in front of a person, or ended by one. */
function fates(talk: Talk): ("answered" | "waiting" | "ended" | "forgotten")[] {
  const said = saidIn(talk);
  const act = talk.lastAct as { at: string } | null;
  const waits = talk.attentionReason !== null || talk.holder !== "bot" || talk.snoozedUntil !== null;
  return heardIn(talk).map(({ seq, at }) => {
    if (said.some((line) => line.seq > seq)) return "answered";
    if (waits) return "waiting";
    return talk.spam !== null || (act && new Date(act.at) >= at) ? "ended" : "forgotten";
  });
}

/** Whether what arrived at a resident stands in the order in which it was written; both may have more. */
function isInOrder(arrived: string[], written: string[]): boolean {
  const both = (list: string[], other: string[]): string => JSON.stringify(list.filter((text) => other.includes(text)));
  return both(arrived, written) === both(written, arrived);
}

async function judgeCalls({ wired }: Town, calls: Called[]): Promise<number> {
  const known = await wired.store.client.call.findMany();
  const fault = ({ callId, missed }: Called): boolean => {
    const rows = known.filter(({ id }) => id.endsWith(callId));
    const [row] = rows;
    return rows.length !== 1 || !row?.endedAt || (missed ? !row.callBackTaskId : !row.answeredBy);
  };
  return calls.filter(fault).length;
}

/** Compares what the residents wrote and got with what the ward keeps, once everything is still. */
export async function judgeDay(
  town: Town,
  day: { written: Written[]; calls: Called[]; told: string[] },
): Promise<DayVerdict> {
  const { written, calls, told } = day;
  const { client } = town.wired.store;
  const talks = await talksOf(town);
  const residents = byResident(written);
  const verdict: DayVerdict = {
    ...{ messages: written.length, answered: 0, waiting: 0, ended: 0, calls: calls.length, told: told.length },
    ...{ lost: 0, doubled: 0, outOfOrder: 0, forgotten: 0, untold: 0, toldOutOfOrder: 0 },
    lostCalls: await judgeCalls(town, calls),
    left:
      (await client.inboxEvent.count({ where: { state: "waiting" } })) +
      (await client.outbox.count({ where: { state: "waiting" } })),
    parked: await client.inboxEvent.count({ where: { state: "parked" } }),
  };
  const arrivals: string[] = [];
  for (const words of residents) {
    const [first] = words;
    if (!first) continue;
    const texts = words.map(({ text }) => text);
    const talk = talkOf(talks, first, texts);
    const heard = talk ? heardIn(talk).map(({ text }) => text) : [];
    const [wanted, got] = [tally(texts), tally(heard)];
    for (const [text, many] of wanted) verdict.lost += Math.max(0, many - (got.get(text) ?? 0));
    for (const [text, many] of got) verdict.doubled += Math.max(0, many - (wanted.get(text) ?? 0));
    if (JSON.stringify(heard) !== JSON.stringify(texts)) verdict.outOfOrder += 1;
    for (const fate of talk ? fates(talk) : []) verdict[fate] += 1;
    const lines = await town.doors.of(first.channel).lines(town.origin, first.user);
    const arrived = lines.map(({ text }) => text);
    arrivals.push(...arrived);
    if (
      talk &&
      !isInOrder(
        arrived,
        saidIn(talk).map(({ text }) => text),
      )
    )
      verdict.toldOutOfOrder += 1;
  }
  verdict.untold = told.filter((word) => arrivals.filter((text) => text.includes(word)).length !== 1).length;
  return verdict;
}
