import type { UnitId } from "../ticket/taxonomy.ts";

/** Who acts (taxonomy §5.2): system, citizen, operator, unit officer, unit head, leader, auditor, administrator. */
export const roles = ["SYS", "CIT", "OP", "OFF", "HEAD", "LD", "AUD", "ADM"] as const;
export type Role = (typeof roles)[number];
/** Roles a member of staff can have. */
export const staffRoles = ["OP", "OFF", "HEAD", "LD", "AUD", "ADM"] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Whoever did something, as the logs name them. Citizens by conversation id, never by name. */
export interface Actor {
  role: Role;
  id: string;
  name: string;
  unit?: UnitId;
}

/** A member of staff. Sign-in data live elsewhere; `id` is the same. */
export interface Staff {
  id: string;
  username: string;
  name: string;
  role: StaffRole;
  unit?: UnitId;
  active: boolean;
  /** The telephone they answer, as the exchange names it: calls there pop up on their screen. */
  extension?: string;
  /** They signed in with a password somebody else knows: until they chose their own they may do nothing else. */
  mustChangePassword?: boolean;
}

/** The software itself as an actor. */
export const system: Actor = { role: "SYS", id: "system", name: "Hệ thống" };

/** A member of staff as an actor. */
export function staffActor({ role, id, name, unit }: Staff): Actor {
  return { role, id, name, ...(unit ? { unit } : {}) };
}

/** A resident as an actor, known to the log by conversation only. */
export function citizenActor(conversationId: string): Actor {
  return { role: "CIT", id: conversationId, name: "Người dân" };
}
