import { createCipheriv, createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Carrier } from "../core/channel/channel.ts";

/** Who no longer wants to hear from us, and by what. */
export interface Reader {
  carrier: Carrier;
  /** A number in E.164, or an e-mail address. */
  user: string;
}

const letters: Record<Carrier, string> = { sms: "s", zns: "z", email: "e" };
/** So much of the seal stands in the link: it must fit into an SMS, and a guess gains nothing but an unwanted stop. */
const sealBytes = 6;
const phoneBytes = 5;

const keyOf = (secret: Buffer, use: string): Buffer => createHmac("sha256", secret).update(`stop:${use}`).digest();

function sealOf(letter: string, content: Buffer, secret: Buffer): Buffer {
  return createHmac("sha256", keyOf(secret, "seal")).update(letter).update(content).digest().subarray(0, sealBytes);
}

/** Hidden under a stream that the seal itself begins, so that equal readers have equal links and nobody reads them. */
function hide(content: Buffer, seal: Buffer, secret: Buffer): Buffer {
  const start = createHash("sha256").update(seal).digest().subarray(0, 16);
  return createCipheriv("aes-256-ctr", keyOf(secret, "hide"), start).update(content);
}

function packed({ carrier, user }: Reader): Buffer {
  if (carrier === "email") return Buffer.from(user);
  const digits = Buffer.alloc(phoneBytes);
  digits.writeUIntBE(Number(user.slice(1)), 0, phoneBytes);
  return digits;
}

/** The end of a link by which a reader stops our messages without signing in: short, sealed, and no number in it. */
export function signStopToken(reader: Reader, secret: Buffer): string {
  const letter = letters[reader.carrier];
  const content = packed(reader);
  const seal = sealOf(letter, content, secret);
  return letter + Buffer.concat([seal, hide(content, seal, secret)]).toString("base64url");
}

/** Whose link it is; undefined when it is not one of ours. It never ends: consent can be taken back at any time. */
export function openStopToken(token: string, secret: Buffer): Reader | undefined {
  const carrier = (Object.keys(letters) as Carrier[]).find((one) => letters[one] === token[0]);
  const bytes = Buffer.from(token.slice(1), "base64url");
  if (!carrier || bytes.length <= sealBytes) return undefined;
  const seal = bytes.subarray(0, sealBytes);
  const content = hide(bytes.subarray(sealBytes), seal, secret);
  if (!timingSafeEqual(seal, sealOf(token[0] ?? "", content, secret))) return undefined;
  if (carrier === "email") return { carrier, user: content.toString() };
  return content.length === phoneBytes ? { carrier, user: `+${content.readUIntBE(0, phoneBytes)}` } : undefined;
}
