import type { Carrier } from "../core/channel/channel.ts";
import type { ContactChecks } from "../core/channel/ports.ts";
import { type ContactCheck, maxTries } from "../core/people/contact.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";
import { instant } from "./lanes.ts";
import { present } from "./rows.ts";

/** Codes are good for minutes; a day later nobody counts them any more. */
const keptMs = 86_400_000;

function toCheck({ ticketCode, street, category, carrier, ...row }: Rows.ContactCheck): ContactCheck {
  const topic = present({ street, category: category as CategoryId | null });
  return {
    ...{ ...row, carrier: carrier as Carrier, ...present({ ticketCode }) },
    ...(Object.keys(topic).length > 0 ? { topic } : {}),
  };
}

/** Proofs under way that a number or an address is the reader's own. */
export function createChecks(db: Db): ContactChecks {
  return {
    add: async (check) => {
      assertStorable(check);
      await db.contactCheck.deleteMany({ where: { endsAt: { lt: new Date(check.startedAt.getTime() - keptMs) } } });
      const { topic = {}, ...row } = check;
      await db.contactCheck.create({ data: { ...row, ...topic } });
    },
    countSince: async (since, { ticketCode, user }) => {
      const startedAt = { gt: since };
      const ofTicket = ticketCode === undefined ? 0 : await db.contactCheck.count({ where: { ticketCode, startedAt } });
      const ofUser = await db.contactCheck.count({ where: { user, startedAt } });
      return Math.max(ofTicket, ofUser);
    },
    tryOnce: async (id, now) => {
      const counted = await db.$executeRaw`UPDATE contact_check SET tries = tries + 1
        WHERE id = ${id} AND tries < ${maxTries} AND ends_at > ${instant(now)}`;
      const row = counted === 1 ? await db.contactCheck.findUnique({ where: { id } }) : null;
      return row ? toCheck(row) : undefined;
    },
    end: async (id) => {
      await db.contactCheck.updateMany({ where: { id }, data: { tries: maxTries } });
    },
  };
}
