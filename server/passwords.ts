import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** Passwords are kept as argon2id only. */
export const hashPassword = (password: string): Promise<string> => hash(password);
export const isPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** Shortest password somebody may choose. */
export const minPasswordLength = 12;

/** Words a town hall's passwords are made of; tried beside those known from breaches and the patterns of keyboards. */
const localWords = "matkhau mat khau phuong ubnd canbo can bo caunoi cau noi tiepdan hanhchinh vietnam";
/** Of zxcvbn's 0–4: 3 withstands somebody who has the hash, as long as the hash is slow. */
const leastScore = 3;
/** Longer ones are measured by their beginning: the measure takes its time, and so much is enough to judge by. */
const measured = 72;
const measure = new ZxcvbnFactory({
  graphs: adjacencyGraphs,
  dictionary: { ...dictionary, local: localWords.split(" ") },
});

/** Whether a password is known from breaches, or is guessed as easily: a pattern, a date, a common word. */
export const isGuessable = (password: string): boolean => measure.check(password.slice(0, measured)).score < leastScore;

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
