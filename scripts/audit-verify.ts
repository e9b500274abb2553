import { parseArgs } from "node:util";
import { judgeAudit, placeOf, withStore } from "../server/verify-audit.ts";
import { command, withInstallation } from "./with-installation.ts";

/**
 * Reads the whole log of what staff do and seals every row anew: npm run audit:verify [-- --head PLACE:HASH]
 * Prints the last place, to be written down elsewhere; given at a later look, a log whose end was cut off is found, too.
 * Exit code 1 at a break.
 */
const { values } = parseArgs({ options: { head: { type: "string" } } });

await command(() => {
  const written = values.head === undefined ? undefined : placeOf(values.head);
  return withInstallation(async ({ installation }) => {
    const { isWhole, lines } = await withStore(installation, (store) => judgeAudit({ store }, written));
    for (const line of lines) console.log(line);
    return isWhole;
  });
});
