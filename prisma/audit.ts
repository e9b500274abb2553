import { type AuditFacts, type AuditTrail, chainStart, type KeptEntry, sealOf } from "../core/audit/trail.ts";
import type { StaffRole } from "../core/people/staff.ts";
import type * as Rows from "./client/client.ts";
import type { Db } from "./database.ts";
import { assertStorable } from "./json.ts";
import { present } from "./rows.ts";

function toEntry(row: Rows.AuditEntry): KeptEntry {
  const { id, at, staffId, staffName, role, act, target, facts, network, result, seq, hash } = row;
  const staff = staffId === null ? null : { id: staffId, name: staffName ?? "", role: role as StaffRole };
  const seal = seq === null || hash === null ? null : { seq: Number(seq), hash };
  return { id: Number(id), at, act, result, facts: facts as AuditFacts, ...present({ staff, target, network, seal }) };
}

/** Held while a batch gets its places: sealing waits for sealing, and no act waits for either. */
const sealing = 7_268_414;

/** The log of what staff do. */
export function createAudit(db: Db): AuditTrail {
  return {
    add: async (entries, { ifChanged } = { ifChanged: false }) => {
      assertStorable(entries);
      // a transaction gets its number when it first writes: without one it has changed nothing so far
      const added = await db.$executeRaw`
        INSERT INTO audit_entry (at, staff_id, staff_name, role, act, target, facts, network, result)
        SELECT at, staff->>'id', staff->>'name', staff->>'role', act, target, facts, network, result
        FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          AS new(at timestamptz, staff jsonb, act text, target text, facts jsonb, network text, result text)
        WHERE NOT ${ifChanged}::boolean OR pg_current_xact_id_if_assigned() IS NOT NULL`;
      return added > 0;
    },
    page: async ({ from, to, staffId, act, target, cursor }, limit) => {
      const rows = await db.auditEntry.findMany({
        where: {
          ...(from || to ? { at: { ...(from && { gte: from }), ...(to && { lt: to }) } } : {}),
          ...(staffId && { staffId }),
          ...(act && { act }),
          ...(target && { target }),
          ...(cursor !== undefined && { id: { lt: cursor } }),
        },
        orderBy: { id: "desc" },
        take: limit,
      });
      return rows.map(toEntry);
    },
    seal: async (limit) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${sealing})`;
      const waiting = await db.auditEntry.findMany({ where: { seq: null }, orderBy: { id: "asc" }, take: limit });
      if (waiting.length === 0) return 0;
      const last = await db.auditEntry.findFirst({ where: { seq: { not: null } }, orderBy: { seq: "desc" } });
      let before = (last && toEntry(last).seal) ?? chainStart;
      const places = waiting.map((row) => {
        before = sealOf(before, toEntry(row));
        return { id: String(row.id), ...before };
      });
      await db.$executeRaw`
        UPDATE audit_entry SET seq = place.seq, hash = place.hash
        FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS place(id bigint, seq bigint, hash text)
        WHERE audit_entry.id = place.id`;
      return waiting.length;
    },
    sealedAfter: async (seq, limit) => {
      const where = { seq: { gt: seq } };
      const rows = await db.auditEntry.findMany({ where, orderBy: { seq: "asc" }, take: limit });
      return rows.map(toEntry).flatMap((entry) => (entry.seal ? [{ ...entry, seal: entry.seal }] : []));
    },
  };
}
