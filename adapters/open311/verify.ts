import type { RawRequest } from "../../core/channel/channel.ts";
import { AppError } from "../../core/errors.ts";
import { isSame, sha256Hex } from "../signature.ts";
import { fieldOf, readForm } from "./payload.ts";

/** A system that may file reports here. Its key is known by its hash only. */
export interface Client {
  name: string;
  /** SHA-256 of the api key, lower-case hex. */
  keySha256: string;
  /** Its form tells people that an e-mail address given there is written to. */
  tellsByEmail?: boolean;
}

/** Whose key a request carries, in the form or the query. Throws BAD_SIGNATURE. */
export function verifyOpen311(request: RawRequest, clients: readonly Client[]): Client {
  const key = fieldOf(readForm(request.body, request.query), "api_key") ?? "";
  const hash = sha256Hex(key);
  const client = clients.find(({ keySha256 }) => isSame(keySha256, hash));
  if (!client) throw new AppError("BAD_SIGNATURE", "no client has this api key");
  return client;
}
