import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Passwords are kept as argon2id only. */
export const hashPassword = (password: string): Promise<string> => hash(password);
export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** Shortest password somebody may choose. */
export const minPasswordLength = 12;

/** Letters and digits that nobody mistakes for one another when they are read out. */
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** The least argon2id takes: nobody tries out 79 bits, however fast one try is, and a list of people has many. */
const least = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/** A password for the first sign-in, about 79 bits, in four groups that can be read out; and its hash. */
export async function oneTimePassword(): Promise<{ password: string; passwordHash: string }> {
  const group = (): string => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  const password = [group(), group(), group(), group()].join("-");
  return { password, passwordHash: await hash(password, least) };
}
