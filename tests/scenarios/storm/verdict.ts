import type pg from "pg";

/** A message as it was put into the outbox, and what became of it. */
interface Sent {
  user: string;
  text: string;
  /** waiting, sent or failed */
  outbox: string;
  /** The line's delivery state. */
  state: string;
  hasTask: boolean;
  attempts: number;
  uncertain: boolean;
}

/** Everything but the first lines must be zero. */
export interface StormVerdict {
  messages: number;
  /** Arrived exactly once. */
  once: number;
  /** Not known to have arrived; a task says why. */
  withTask: number;
  /** Sends that failed, and sends of which it was unclear whether they had arrived. */
  failedTries: number;
  uncertain: number;
  /** Lines that the receipts brought to "read", of those whose platform sends any. */
  read: number;
  lost: number;
  doubled: number;
  /** Telephones on which what arrived is not in the order in which it was written. */
  outOfOrder: number;
  /** Lines that receipts did not bring to "read", or brought back. */
  unread: number;
  waiting: number;
}

/** What one telephone shows, and whether its platform tells when something was read. */
export interface Ear {
  user: string;
  texts(): string[];
  tellsReading: boolean;
}

async function sentMessages(db: pg.Client, mark: string): Promise<Sent[]> {
  const { rows } = await db.query<Sent>(
    `SELECT o.user_id AS user, m.text, o.state AS outbox, m.state, o.attempts, o.uncertain_since IS NOT NULL AS uncertain,
       EXISTS (SELECT 1 FROM desk_task AS t WHERE t.key = 'delivery:' || m.id) AS "hasTask"
     FROM outbox AS o JOIN message AS m ON m.id = o.message_id WHERE m.text LIKE $1 ORDER BY o.position`,
    [`${mark}%`],
  );
  return rows;
}

/** Compares what was to be told with what every telephone shows; looks only at texts that begin with `mark`. */
export async function judgeStorm(db: pg.Client, ears: Ear[], mark: string): Promise<StormVerdict> {
  const sent = await sentMessages(db, mark);
  const heard = new Map(ears.map((ear) => [ear.user, ear.texts().filter((text) => text.startsWith(mark))]));
  const times = ({ user, text }: Sent): number => (heard.get(user) ?? []).filter((one) => one === text).length;
  const tells = new Map(ears.map((ear) => [ear.user, ear.tellsReading]));
  const readable = sent.filter((one) => one.outbox === "sent" && tells.get(one.user));
  const outOfOrder = ears.filter(({ user }) => {
    const arrived = heard.get(user) ?? [];
    const written = sent.filter((one) => one.user === user).map(({ text }) => text);
    return JSON.stringify(arrived) !== JSON.stringify(written.filter((text) => arrived.includes(text)));
  });
  return {
    messages: sent.length,
    once: sent.filter((one) => times(one) === 1 && !one.hasTask).length,
    withTask: sent.filter((one) => one.hasTask).length,
    failedTries: sent.reduce((all, { attempts }) => all + attempts, 0),
    uncertain: sent.filter(({ uncertain }) => uncertain).length,
    read: readable.filter(({ state }) => state === "read").length,
    lost: sent.filter((one) => times(one) === 0 && !one.hasTask).length,
    doubled: sent.filter((one) => times(one) > 1).length,
    outOfOrder: outOfOrder.length,
    unread: readable.filter(({ state }) => state !== "read").length,
    waiting: sent.filter(({ outbox }) => outbox === "waiting").length,
  };
}
