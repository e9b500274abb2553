import { isAppError } from "../../core/errors.ts";
import { asLocal } from "../../core/local-time.ts";
import type { Duties } from "../../core/store.ts";
import type { BackupSettings } from "../config-backup.ts";
import type { Logger } from "../log.ts";
import { type Installation, makeBackup } from "./make-backup.ts";
import { backupsIn, keepNewest } from "./shelf.ts";

/** Local hour from which the night's backup is due: nobody writes, and the day's work is in it. */
const hour = 2;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The last time a backup became due. */
export function lastDue(now: Date): Date {
  const local = asLocal(now).getTime();
  const back = (((local - hour * hourMs) % dayMs) + dayMs) % dayMs;
  return new Date(now.getTime() - back);
}

/** Makes the night's backup unless it is there; of several processes one. Says whether it made one. */
export async function backUpNightly(
  from: Installation,
  to: BackupSettings,
  { duties, now, log }: { duties: Duties; now: Date; log: Logger },
): Promise<boolean> {
  const isDue = async (): Promise<boolean> => {
    const [newest] = await backupsIn(to.dir);
    return newest === undefined || newest.at < lastDue(now);
  };
  if (!(await isDue())) return false;
  let isMade = false;
  await duties.attempt("backup", async () => {
    if (!(await isDue())) return;
    try {
      const { bytes, rows, files } = await makeBackup(from, { dir: to.dir, lock: { recipient: to.recipient }, now });
      await keepNewest(to.dir, to.keep);
      log.info({ bytes, rows, files }, "backup made");
      isMade = true;
    } catch (error) {
      log.error({ error, code: isAppError(error) ? error.code : "UNEXPECTED" }, "backup not made");
    }
  });
  return isMade;
}
