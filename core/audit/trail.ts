import { createHash } from "node:crypto";
import type { StaffRole } from "../people/staff.ts";

/** Small values that say what an act was about: never what somebody wrote, never a number somebody is called by. */
export type AuditFacts = Record<string, string | number | boolean | (string | number | boolean)[]>;

/** One act of staff, or an attempt at one: who, when, what, at what, and how it ended. */
export interface AuditEntry {
  at: Date;
  /** Unset: nobody we know, such as a wrong user name. */
  staff?: { id: string; name: string; role: StaffRole };
  /** Operation of the API, or an act of sign-in. */
  act: string;
  /** Ticket code, or id of a conversation, a member of staff, … */
  target?: string;
  facts: AuditFacts;
  /** Network they came from, without its last part. */
  network?: string;
  /** OK, or the code of the fault that ended it. */
  result: string;
}

/** As it is kept: `id` in the order of arrival; a place in the chain once it is sealed. */
export interface KeptEntry extends AuditEntry {
  id: number;
  seal?: Seal;
}

/** Place in the chain (from 1, without gaps), and the hash over the row and everything before it. */
export interface Seal {
  seq: number;
  hash: string;
}

/** What a list of entries is narrowed to; newest first, before the entry `cursor`. */
export interface AuditQuery {
  from?: Date;
  to?: Date;
  staffId?: string;
  act?: string;
  target?: string;
  cursor?: number;
}

/** The log of what staff do: rows are only ever added. */
export interface AuditTrail {
  /** Adds them. With `ifChanged` only when this transaction has written something before; says whether they were added. */
  add(entries: readonly AuditEntry[], options?: { ifChanged: boolean }): Promise<boolean>;
  page(query: AuditQuery, limit: number): Promise<KeptEntry[]>;
  /** Puts up to `limit` entries that have no place yet into the chain, one process at a time; returns how many. */
  seal(limit: number): Promise<number>;
  /** Sealed ones behind this place of the chain, in its order. */
  sealedAfter(seq: number, limit: number): Promise<(KeptEntry & { seal: Seal })[]>;
}

/** What stands before the first row. */
export const chainStart: Seal = { seq: 0, hash: "0".repeat(64) };

/** JSON with members in one order, whatever order the database gave them. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, canonical(member)]);
}

/** The seal of an entry behind another: any change to either gives another hash. */
export function sealOf(before: Seal, { at, staff, act, target, facts, network, result }: AuditEntry): Seal {
  const seq = before.seq + 1;
  const who = staff ? [staff.id, staff.name, staff.role] : [];
  const row = [seq, at.toISOString(), who, act, target ?? null, canonical(facts), network ?? null, result];
  const hash = createHash("sha256").update(before.hash).update(JSON.stringify(row)).digest("hex");
  return { seq, hash };
}
