import { z } from "zod";
import { done, moment, named, role, unitId } from "./contract-base.ts";
import { byId, type Route } from "./contract-route.ts";

/** A member of staff as administrators see them. */
const accountView = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    role,
    unit: unitId.optional(),
    extension: z.string().optional(),
    active: z.boolean(),
    /** Raised by every change; a change names the one it builds on. */
    version: z.number(),
    /** Has not chosen a password of their own yet. */
    mustChangePassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    lastSignInAt: moment.optional(),
    /** Too many wrong passwords; unset once that is over. */
    lockedUntil: moment.optional(),
    /** Oneself: rights of one's own are not changed. */
    isMe: z.boolean(),
  })
  .register(named, { id: "Account" });

/** The sign-in library takes 3 to 30 of these. */
const username = z.string().regex(/^[a-z][a-z0-9._]{2,29}$/);
/** Nothing that is not seen: such a sign would let one name look like another. */
const name = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u);
const extension = z
  .string()
  .regex(/^[0-9]{2,10}$/)
  .optional();
const fields = z.object({ name, role, unit: unitId.optional(), extension });
/** Somebody new. */
export const newAccount = z.object({ username, ...fields.shape });
/** Shown once: only its hash is kept. */
const withPassword = z.object({ account: accountView, password: z.string() });

/** Staff of the ward and their sign-ins. */
export const accountRoutes = {
  listAccounts: {
    method: "get",
    path: "/api/accounts",
    access: "staff.manage",
    summary: "Everybody who works or worked here",
    response: z.object({ items: z.array(accountView) }),
  },
  addAccount: {
    method: "post",
    path: "/api/accounts",
    access: "staff.manage",
    summary: "Somebody new, with a password for the first sign-in; STALE: the user name is taken",
    body: newAccount,
    response: withPassword,
  },
  changeAccount: {
    method: "patch",
    path: "/api/accounts/{id}",
    access: "staff.manage",
    summary: "Name, role, unit, telephone, or the end of somebody's work here; never one's own",
    params: byId,
    body: fields.extend({ version: z.number().int(), active: z.boolean() }),
    response: accountView,
  },
  resetPassword: {
    method: "post",
    path: "/api/accounts/{id}/password",
    access: "staff.manage",
    summary: "A new password for one sign-in; they are signed out and unlocked",
    params: byId,
    response: withPassword,
  },
  resetSecondFactor: {
    method: "delete",
    path: "/api/accounts/{id}/second-factor",
    access: "staff.manage",
    summary: "The telephone with the codes is lost; they are signed out",
    params: byId,
    response: done,
  },
  unlockAccount: {
    method: "delete",
    path: "/api/accounts/{id}/lock",
    access: "staff.manage",
    summary: "They may try again before the lock ends by itself",
    params: byId,
    response: done,
  },
} as const satisfies Record<string, Route>;
