import { createHmac } from "node:crypto";
import { isSame } from "../adapters/signature.ts";

const seal = (key: string, secret: Buffer): string =>
  createHmac("sha256", secret).update(`file:${key}`).digest("base64url").slice(0, 32);

/**
 * A lasting public address of one file of ours, for channels that cannot carry it or keep it for a few days only.
 * Whoever holds it may look at the file; nobody can guess one.
 */
export function fileLink(key: string, { PUBLIC_URL, APP_SECRET }: { PUBLIC_URL: string; APP_SECRET: Buffer }): string {
  return `${PUBLIC_URL}/tep/${encodeURIComponent(key)}/${seal(key, APP_SECRET)}`;
}

/** Whether the second part of such an address belongs to the first. */
export function isFileLink(key: string, given: string, secret: Buffer): boolean {
  return isSame(given, seal(key, secret));
}
