import { z } from "zod";
import { cursor, moment, momentIn, named, role } from "./contract-base.ts";
import type { Route } from "./contract-route.ts";

const fact = z.union([z.string(), z.number(), z.boolean()]);
/** One act of staff. Nothing in it is what a resident or a member of staff wrote. */
const entryView = z
  .object({
    id: z.string(),
    at: moment,
    staffId: z.string().optional(),
    staffName: z.string().optional(),
    role: role.optional(),
    act: z.string(),
    target: z.string().optional(),
    facts: z.record(z.string(), z.union([fact, z.array(fact)])),
    /** Where they came from, without the last part. */
    network: z.string().optional(),
    /** OK, or the code of the fault that ended it. */
    result: z.string(),
    /** Has its place in the chain; a new row waits about a second for it. */
    isSealed: z.boolean(),
  })
  .register(named, { id: "AuditEntry" });

const text = z.string().trim().min(1).max(100).optional();
const narrowed = z.object({ from: momentIn.optional(), to: momentIn.optional(), staff: text, act: text, target: text });

const chainView = z
  .object({
    isWhole: z.boolean(),
    /** Rows that were read and are as they were sealed. */
    rows: z.number(),
    /** Moment of the last of them. */
    upTo: moment.optional(),
    /** Hash of the last of them: written down elsewhere, it also shows when rows were cut off at the end. */
    head: z.string().optional(),
    /** The first row that is not as it was sealed, or that stands where another should. */
    broken: z.object({ seq: z.number(), at: moment, act: z.string() }).optional(),
  })
  .register(named, { id: "AuditChain" });

/** The log of what staff do. */
export const auditRoutes = {
  listAudit: {
    method: "get",
    path: "/api/audit",
    access: "audit.read",
    summary: "What staff did or tried to, newest first",
    query: narrowed.extend({ cursor: cursor.optional() }),
    response: z.object({ items: z.array(entryView), nextCursor: z.string().optional() }),
  },
  exportAudit: {
    method: "get",
    path: "/api/audit/export",
    access: "audit.read",
    summary: "The same as a CSV file, at most 50,000 lines",
    query: narrowed,
    response: "file",
    audited: true,
  },
  verifyAudit: {
    method: "post",
    path: "/api/audit/verify",
    access: "audit.read",
    summary: "Reads the whole chain anew: whole, or the first row that was tampered with",
    response: chainView,
  },
} as const satisfies Record<string, Route>;
