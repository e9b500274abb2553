import { randomUUID } from "node:crypto";
import type { BetterAuthOptions } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { toNodeHandler } from "better-auth/node";
import { admin } from "better-auth/plugins/admin";
import { twoFactor } from "better-auth/plugins/two-factor";
import { username } from "better-auth/plugins/username";
import type { RequestHandler } from "express";
import { AppError } from "../core/errors.ts";
import type { Staff } from "../core/people/staff.ts";
import { table } from "../core/table.ts";
import { hashPassword, isGuessable, isPassword, minPasswordLength } from "./passwords.ts";
import type { DoorAct, SignIns } from "./sign-ins.ts";

/** A working day: staff sign in once in the morning. */
const sessionSeconds = 12 * 3_600;

export interface AuthDeps {
  /** The database client, as the sign-in library's adapter takes it. */
  client: Parameters<typeof prismaAdapter>[0];
  secret: Buffer;
  publicUrl: string;
  /** Allowed from one address. */
  signInsPerMinute: number;
  staffById: (id: string) => Promise<Staff | undefined>;
  signIns: SignIns;
}

/** Sign-in as the rest of the server sees it. */
export interface Auth {
  /** Everything under /api/auth; mounted before any body parser. */
  handler: RequestHandler;
  /** The member of staff behind a request. Throws NOT_SIGNED_IN. */
  staffOf(headers: Record<string, string | string[] | undefined>): Promise<Staff>;
}

/** Who called, as express and the proxies we believe say it; set by us on every request, whatever came in under this name. */
const addressHeader = "x-client-address";

/** Ways of the library that nobody here needs; two of them would lead past the lock or tell whether a name exists. */
const disabledPaths = ["/sign-in/email", "/is-username-available", "/update-user", "/change-email", "/delete-user"];

/** What is written of each way of the library; the rest only reads. */
const acts = table<DoorAct["act"]>({
  "/sign-in/username": "signIn",
  "/sign-out": "signOut",
  "/two-factor/verify-totp": "checkCode",
  "/two-factor/verify-backup-code": "checkCode",
  "/two-factor/enable": "changeSecondFactor",
  "/two-factor/disable": "changeSecondFactor",
  "/change-password": "changePassword",
});

interface Asked {
  path: string;
  body?: { username?: unknown; currentPassword?: unknown; newPassword?: unknown } | undefined;
  headers?: Headers | undefined;
}
const usernameIn = ({ body }: Asked): string => (typeof body?.username === "string" ? body.username : "");

/** Why a new password is not taken, beyond its length, which the library looks at. */
function faultOf(body: Asked["body"]): { code: string; message: string } | undefined {
  const { currentPassword, newPassword } = body ?? {};
  if (currentPassword === newPassword) return { code: "SAME_PASSWORD", message: "the new password is the old one" };
  if (typeof newPassword !== "string" || !isGuessable(newPassword)) return undefined;
  return { code: "GUESSABLE_PASSWORD", message: "the new password is easily guessed: choose another" };
}

/** Locks names after too many wrong passwords, and tells the log what happens at the door. */
function doorHooks(signIns: SignIns) {
  const addressOf = ({ headers }: Asked): string | undefined => headers?.get(addressHeader) ?? undefined;
  return {
    before: createAuthMiddleware(async (context) => {
      const asked = context as Asked;
      const { path, body } = asked;
      const username = usernameIn(asked);
      const until = path === "/sign-in/username" ? await signIns.lockedUntil(username) : undefined;
      if (until) {
        await signIns.note({ act: "signIn", who: { username }, result: "LOCKED", address: addressOf(asked) });
        throw new APIError("LOCKED", {
          code: "LOCKED",
          message: "too many wrong passwords",
          until: until.toISOString(),
        });
      }
      const fault = path === "/change-password" ? faultOf(body) : undefined;
      if (fault) {
        const session = await getSessionFromCtx(context);
        const who = session ? { id: session.user.id } : { username: "" };
        await signIns.note({ act: "changePassword", who, result: "REFUSED", address: addressOf(asked) });
        throw new APIError("BAD_REQUEST", fault);
      }
      // after signing out nobody could say who it was
      if (path === "/sign-out") await getSessionFromCtx(context);
    }),
    after: createAuthMiddleware(async (context) => {
      const asked = context as Asked;
      const act = acts[asked.path];
      if (!act) return;
      const { newSession, session, returned } = context.context;
      const user = newSession?.user ?? session?.user;
      const needsCode = act === "signIn" && (user as { twoFactorEnabled?: boolean } | undefined)?.twoFactorEnabled;
      const result = isAPIError(returned) ? "REFUSED" : needsCode ? "CODE_NEEDED" : "OK";
      const who = user ? { id: user.id } : { username: usernameIn(asked) };
      await signIns.note({ act, who, result, address: addressOf(asked) });
    }),
  };
}

/** The only place that knows the sign-in library. No sign-up; passwords are argon2id; sessions live in the database. */
export function createAuth({ client, secret, publicUrl, signInsPerMinute, staffById, signIns }: AuthDeps): Auth {
  // a whole town hall may share one address: guessing at one name is stopped by its lock
  const perAddress = { window: 60, max: signInsPerMinute };
  const options = {
    database: prismaAdapter(client, { provider: "postgresql" }),
    secret: secret.toString("base64"),
    baseURL: publicUrl,
    basePath: "/api/auth",
    trustedOrigins: [publicUrl],
    disabledPaths,
    hooks: doorHooks(signIns),
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { "/sign-in/username": perAddress, "/change-password": perAddress },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      password: { hash: hashPassword, verify: ({ hash: stored, password }) => isPassword(stored, password) },
    },
    advanced: {
      cookiePrefix: "cau-noi",
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => randomUUID() },
    },
    plugins: [username(), admin(), twoFactor({ issuer: "Cầu Nối" })],
  } satisfies BetterAuthOptions;
  const auth = betterAuth(options);

  return {
    handler: (request, response) => {
      request.headers[addressHeader] = request.ip;
      return toNodeHandler(auth)(request, response);
    },
    staffOf: async (headers) => {
      const session = await auth.api.getSession({ headers: new Headers({ cookie: String(headers.cookie ?? "") }) });
      const staff = session ? await staffById(session.user.id) : undefined;
      if (!staff?.active) throw new AppError("NOT_SIGNED_IN", "sign in first");
      return staff;
    },
  };
}
