import { isAppError } from "../core/errors.ts";
import type { Installation } from "../server/backup/make-backup.ts";
import { type Config, readConfig } from "../server/config.ts";
import { openDatabase } from "../server/run.ts";

/** Opens the installation of the settings for as long as `work` takes; joins the embedded server where it runs. */
export async function withInstallation<T>(
  work: (opened: { config: Config; installation: Installation }) => Promise<T>,
): Promise<T> {
  const config = readConfig();
  const { url: databaseUrl, embedded } = await openDatabase(config);
  try {
    const installation = { databaseUrl, filesDir: `${config.DATA_DIR}/files`, secret: config.APP_SECRET };
    return await work({ config, installation });
  } finally {
    await embedded?.stop();
  }
}

/** Runs a command: a known fault is its code and one sentence, anything else a bug. Exit code 1 where it says false. */
export async function command(
  work: () => Promise<boolean>,
  advice: Readonly<Record<string, string>> = {},
): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const known = isAppError(error) ? `${error.code}: ${advice[error.code] ?? error.message}` : error.message;
    console.error(known);
    process.exitCode = 1;
  }
}
