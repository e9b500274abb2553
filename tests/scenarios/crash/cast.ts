import { randomBytes } from "node:crypto";
import { startFacebookServer } from "../../../adapters/stand-ins/facebook-server.ts";
import { startZaloServer } from "../../../adapters/stand-ins/zalo-server.ts";
import { risingClock } from "../clock.ts";
import { channelEnvironment } from "../door-settings.ts";
import { findPort, Processes } from "./processes.ts";
import { facebookTelephone, type Telephone, zaloTelephone } from "./telephones.ts";

/** Two platforms with their residents: the first half of them on Zalo, the others on Messenger. */
export async function openPlatforms(residents: number) {
  const now = risingClock();
  const [zalo, facebook] = await Promise.all([startZaloServer({ now }), startFacebookServer({ now })]);
  const phones: Telephone[] = Array.from({ length: residents }, (_, index) =>
    index < residents / 2
      ? zaloTelephone(zalo, `77${index}00000000001`)
      : facebookTelephone(facebook, `24${index}00000000001`),
  );
  return {
    fakes: [zalo, facebook],
    phones,
    environment: channelEnvironment({ zalo, facebook }),
    close: () => Promise.all([zalo.close(), facebook.close()]),
  };
}

/** One of the reports of this house. */
const reports: ((house: number) => string)[] = [
  (house) => `cống trước nhà ${house} hoa sứ nghẹt, nước tràn ra đường`,
  (house) => `đèn đường trước nhà ${house} sen hồng tắt mấy bữa nay`,
];

/** What the resident of this house reports, one after the other. */
export const reportsOf = (house: number): string[] => reports.map((report) => report(house));

/** The n-th report of a town in which nobody reports the same twice. */
export const reportOf = (n: number): string =>
  (reports[n % reports.length] as (house: number) => string)(1 + Math.floor(n / reports.length));

/** Settings of processes on one database, impatient as tests are. */
export const settingsOf = ({ dir, databaseUrl }: { dir: string; databaseUrl: string }): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  DATA_DIR: dir,
  APP_SECRET: randomBytes(32).toString("base64"),
  LOG_LEVEL: "silent",
  LEASE_SECONDS: "4",
  PLATFORM_TIMEOUT_MS: "1000",
  QUIET_FACTOR: "0.05",
  WORKER_CONCURRENCY: "4",
});

/** One web process and so many workers; the address they answer at. */
export async function startProcesses(
  place: { dir: string; databaseUrl: string; workers: number },
  environment: Record<string, string>,
) {
  const port = await findPort();
  const processes = new Processes({ ...environment, ...settingsOf(place), PORT: String(port) });
  processes.start("web", "web");
  for (let worker = 1; worker <= place.workers; worker += 1) processes.start(`worker-${worker}`, "worker");
  return { processes, origin: `http://127.0.0.1:${port}` };
}
