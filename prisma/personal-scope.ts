import type { Db } from "./database.ts";

/** Everything by which the rows of one person are found. */
export interface Scope {
  /** Their record and those that were joined to it. */
  citizens: string[];
  conversations: string[];
  /** Lanes of what came in from them, receipts and files included. */
  lanes: string[];
  /** Ids of theirs on the channels. */
  users: string[];
  phones: string[];
  emails: string[];
  /** What they reported, in a talk or by a number alone. */
  tickets: string[];
  codes: string[];
}

async function citizensOf(db: Db, citizenId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE one(id) AS (
      SELECT ${citizenId}::text
      UNION SELECT l.joined_id FROM citizen_link AS l JOIN one ON l.kept_id = one.id WHERE l.undone_at IS NULL)
    SELECT id FROM one`;
  return rows.map(({ id }) => id);
}

const all = <T>(values: (T | null)[]): T[] => [...new Set(values.filter((value) => value !== null))];

/** Finds it. A number that other people have, too, brings only what hangs on nobody's talk. */
export async function scopeOf(db: Db, citizenId: string): Promise<Scope> {
  const citizens = await citizensOf(db, citizenId);
  const people = await db.citizen.findMany({ where: { id: { in: citizens } }, include: { addresses: true } });
  const addresses = people.flatMap((person) => person.addresses);
  const talks = await db.conversation.findMany({
    where: {
      OR: [
        { citizenId: { in: citizens } },
        ...addresses.map(({ channel, account, userId }) => ({ channel, account, userId })),
      ],
    },
    select: { id: true, channel: true, thread: true, userId: true },
  });
  const conversations = talks.map(({ id }) => id);
  const phones = all(people.map(({ phone }) => phone));
  const tickets = await db.ticket.findMany({
    where: {
      OR: [
        { reporterConversationId: { in: conversations } },
        { reporterConversationId: null, contactPhone: { in: phones } },
      ],
    },
    select: { id: true, code: true },
  });
  return {
    citizens,
    conversations,
    lanes: talks.flatMap(({ channel, thread }) =>
      ["", "#receipts", "#media"].map((side) => `${channel}:${thread}${side}`),
    ),
    users: all([...talks.map(({ userId }) => userId), ...addresses.map(({ userId }) => userId)]),
    phones,
    emails: all(people.map(({ email }) => email)),
    tickets: tickets.map(({ id }) => id),
    codes: tickets.map(({ code }) => code),
  };
}
