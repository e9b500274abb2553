import { createHash } from "node:crypto";

/** The id of what a person's act makes, from who acts and the console's own id of the act: sent twice, it is the same. */
export function actId(staffId: string, clientId: string): string {
  return createHash("sha256")
    .update(JSON.stringify([staffId, clientId]))
    .digest("hex")
    .slice(0, 32);
}
