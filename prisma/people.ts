import type { People } from "../core/store.ts";
import { Prisma } from "./client/client.ts";
import type { Db } from "./database.ts";
import { decode, encode } from "./json.ts";
import { fromCitizen, fromStaff, toCitizen, toLink, toStaff } from "./people-rows.ts";
import { asRecord } from "./record.ts";

const withAddresses = { addresses: { orderBy: { position: "asc" } } } as const;

/** SQL of the talks one person has, by the person or by an address of theirs. */
export const conversationIdsOf = (citizenId: string): Prisma.Sql => Prisma.sql`
  SELECT id FROM conversation WHERE citizen_id = ${citizenId}
  UNION
  SELECT c.id FROM citizen_address AS a
  JOIN conversation AS c ON c.channel = a.channel AND c.account = a.account AND c.user_id = a.user_id
  WHERE a.citizen_id = ${citizenId}`;

/** Residents with their addresses, and staff. */
export function createPeople(db: Db): People {
  return {
    citizenOf: async ({ channel, account, user }) => {
      const row = await db.citizenAddress.findUnique({
        where: { channel_account_userId: { channel, account, userId: user } },
        include: { citizen: { include: withAddresses } },
      });
      return row ? toCitizen(row.citizen) : undefined;
    },
    citizenById: async (id) => {
      const row = await db.citizen.findUnique({ where: { id }, include: withAddresses });
      return row ? toCitizen(row) : undefined;
    },
    citizensByPhone: async (phone) => {
      const rows = await db.citizen.findMany({
        where: { phone, addresses: { some: {} } },
        include: withAddresses,
        orderBy: { createdAt: "asc" },
      });
      return rows.map(toCitizen);
    },
    citizensByEmail: async (email) => {
      const rows = await db.citizen.findMany({
        where: { email },
        include: withAddresses,
        orderBy: { createdAt: "asc" },
      });
      return rows.map(toCitizen);
    },
    saveCitizen: async (citizen) => {
      const { columns, values, json } = asRecord(fromCitizen(citizen));
      const addresses = citizen.addresses.map(({ user, ...rest }, position) => ({ ...rest, user_id: user, position }));
      const record = Prisma.sql`FROM jsonb_populate_record(NULL::citizen, ${json}::jsonb) AS r`;
      await db.$executeRaw`
        WITH person AS (INSERT INTO citizen AS c (${columns}) SELECT ${values} ${record}
          ON CONFLICT (id) DO UPDATE SET (${columns}) = (SELECT ${values} ${record}))
        INSERT INTO citizen_address (channel, account, user_id, citizen_id, position)
        SELECT a.channel, a.account, a.user_id, ${citizen.id}, a.position
        FROM jsonb_populate_recordset(NULL::citizen_address, ${JSON.stringify(addresses)}::jsonb) AS a
        ON CONFLICT (channel, account, user_id) DO UPDATE SET citizen_id = excluded.citizen_id, position = excluded.position`;
    },
    saveLink: async ({ id, undoneAt, ...link }) => {
      const row = {
        ...link,
        actor: encode(link.actor),
        addresses: encode(link.addresses),
        before: encode(link.before),
        undoneAt: undoneAt ?? null,
      };
      await db.citizenLink.upsert({ where: { id }, create: { id, ...row }, update: row });
    },
    linksOf: async (keptId) => {
      const rows = await db.citizenLink.findMany({ where: { keptId }, orderBy: { at: "desc" } });
      return rows.map(toLink);
    },
    saveLinkCode: async ({ hash, citizenId, actor, expiresAt }) => {
      await db.linkCode.create({ data: { hash, citizenId, actor: encode(actor), expiresAt } });
    },
    takeLinkCode: async (hash, now) => {
      const good = { hash, usedAt: null, expiresAt: { gt: now } };
      const { count } = await db.linkCode.updateMany({ where: good, data: { usedAt: now } });
      const row = count === 1 ? await db.linkCode.findUnique({ where: { hash } }) : null;
      return row ? { hash, citizenId: row.citizenId, actor: decode(row.actor), expiresAt: row.expiresAt } : undefined;
    },
    conversationIdsOf: async (citizenId) => {
      const rows = await db.$queryRaw<{ id: string }[]>(conversationIdsOf(citizenId));
      return rows.map((row) => row.id);
    },
    staffById: async (id) => {
      const row = await db.staff.findUnique({ where: { id } });
      return row ? toStaff(row) : undefined;
    },
    staffByExtension: async (extension) => {
      const row = await db.staff.findFirst({ where: { extension, active: true }, orderBy: { id: "asc" } });
      return row ? toStaff(row) : undefined;
    },
    saveStaff: async (staff) => {
      const { id, ...row } = fromStaff(staff);
      await db.staff.upsert({ where: { id }, create: { id, ...row }, update: row });
    },
  };
}
