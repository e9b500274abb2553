import type { ContactChecks } from "../../core/channel/ports.ts";
import { type ContactCheck, maxTries } from "../../core/people/contact.ts";
import { assertStorable } from "../../prisma/json.ts";
import type { MemoryTable } from "./memory-table.ts";

/** Proofs of numbers and addresses, in memory. */
export function fakeChecks(table: MemoryTable<ContactCheck>): ContactChecks {
  return {
    add: async (check) => {
      assertStorable(check);
      table.set(check.id, check);
    },
    countSince: async (since, { ticketCode, user }) => {
      const fresh = table.all().filter(({ startedAt }) => startedAt > since);
      const ofTicket = fresh.filter((one) => ticketCode !== undefined && one.ticketCode === ticketCode).length;
      return Math.max(ofTicket, fresh.filter((one) => one.user === user).length);
    },
    tryOnce: async (id, now) => {
      const check = table.get(id);
      if (!check || check.tries >= maxTries || check.endsAt <= now) return undefined;
      const counted = { ...check, tries: check.tries + 1 };
      table.set(id, counted);
      return counted;
    },
    end: async (id) => {
      const check = table.get(id);
      if (check) table.set(id, { ...check, tries: maxTries });
    },
  };
}
