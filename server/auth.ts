import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { toNodeHandler } from "better-auth/node";
import { admin, twoFactor, username } from "better-auth/plugins";
import type { RequestHandler } from "express";
import { AppError } from "../core/errors.ts";
import type { Staff } from "../core/people/staff.ts";

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
}

/** Sign-in as the rest of the server sees it. */
export interface Auth {
  /** Everything under /api/auth; mounted before any body parser. */
  handler: RequestHandler;
  /** The member of staff behind a request. Throws NOT_SIGNED_IN. */
  staffOf(headers: Record<string, string | string[] | undefined>): Promise<Staff>;
  /** Creates a sign-in and returns its id; an existing one of that name keeps its password. */
  ensureUser(user: { username: string; name: string; password: string }): Promise<string>;
}

/** The only place that knows the sign-in library. No sign-up; passwords are argon2id; sessions live in the database. */
export function createAuth({ client, secret, publicUrl, signInsPerMinute, staffById }: AuthDeps): Auth {
  const options = {
    database: prismaAdapter(client, { provider: "postgresql" }),
    secret: secret.toString("base64"),
    baseURL: publicUrl,
    basePath: "/api/auth",
    trustedOrigins: [publicUrl],
    telemetry: { enabled: false },
    logger: { disabled: true },
    session: { expiresIn: sessionSeconds, updateAge: 3_600 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      customRules: { "/sign-in/username": { window: 60, max: signInsPerMinute } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password: string) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    advanced: { cookiePrefix: "cau-noi", database: { generateId: () => randomUUID() } },
    plugins: [username(), admin(), twoFactor({ issuer: "Cầu Nối" })],
  } satisfies BetterAuthOptions;
  const auth = betterAuth(options);

  return {
    handler: toNodeHandler(auth) as RequestHandler,
    staffOf: async (headers) => {
      const session = await auth.api.getSession({ headers: new Headers({ cookie: String(headers.cookie ?? "") }) });
      const staff = session ? await staffById(session.user.id) : undefined;
      if (!staff?.active) throw new AppError("NOT_SIGNED_IN", "sign in first");
      return staff;
    },
    ensureUser: async ({ username: name, name: displayName, password }) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      // every user row needs an address; staff sign in by name and get none that exists
      const email = `${name}@local`;
      const known = await internalAdapter.findUserByEmail(email);
      if (known) return known.user.id;
      const user = await internalAdapter.createUser(
        {
          email,
          name: displayName,
          username: name,
          displayUsername: name,
          emailVerified: true,
        },
        { method: "admin" },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: "credential",
        accountId: user.id,
        password: await passwords.hash(password),
      });
      return user.id;
    },
  };
}
