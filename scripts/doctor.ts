import { parseArgs } from "node:util";
import { examine, tableOf, visit } from "../server/doctor/examine.ts";
import { command } from "./with-installation.ts";

/**
 * Says what is wrong with this installation and how to mend it: npm run doctor [-- --online] [--json]
 * Changes nothing; calls nobody outside without --online. Exit code 1 where something must be mended.
 */
const { values } = parseArgs({
  options: { online: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
});

await command(async () => {
  const site = await visit(process.env, { now: new Date(), isOnline: values.online });
  const results = await examine(site);
  console.log(values.json ? JSON.stringify(results, null, 2) : tableOf(results));
  return results.every(({ level }) => level !== "bad");
});
