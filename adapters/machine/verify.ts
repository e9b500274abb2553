import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { hmacSha256Hex, isSame } from "../signature.ts";
import { headers } from "./payload.ts";

/** Whoever runs a set of machines, with the secret shared with them. */
export interface MachineSource {
  name: string;
  secret: string;
}

/** A signature is good for this long before and after it was made. */
const maxAgeSeconds = 300;

/** Whose signature a request carries: HMAC-SHA256 over timestamp, ".", raw body. Throws BAD_SIGNATURE. */
export function verifyMachine(request: RawRequest, sources: readonly MachineSource[]): MachineSource {
  const source = sources.find(({ name }) => name === request.headers[headers.source]);
  const timestamp = request.headers[headers.timestamp] ?? "";
  const given = request.headers[headers.signature] ?? "";
  const signed = Buffer.concat([Buffer.from(`${timestamp}.`), request.body]);
  const expected = `sha256=${hmacSha256Hex(source?.secret ?? "", signed)}`;
  const ageSeconds = Math.abs(request.receivedAt.getTime() / 1000 - Number(timestamp || Number.NaN));
  if (!source || !isSame(given, expected) || !(ageSeconds <= maxAgeSeconds)) {
    throw new AppError("BAD_SIGNATURE", "not signed by a machine we know");
  }
  return source;
}
