import type { Address } from "../../core/channel/channel.ts";

/** Under which address somebody is known who calls from this number. */
export function hotlineAddress(international: string): Address {
  return { channel: "hotline", account: "1022", user: international };
}
