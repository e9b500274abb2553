import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { openAddress, type Target } from "../address.ts";
import { openPlatforms, reportsOf, settingsOf } from "../crash/cast.ts";
import { check, type Verdict } from "../crash/check.ts";
import { chatter, Day, tellStory } from "../crash/crowd.ts";
import { openGround } from "../crash/ground.ts";
import { countUp, isQuiet, readJournal, watchClaims } from "../crash/journal.ts";
import { logsOf, Platform } from "../crash/platform.ts";
import { findPort, Processes } from "../crash/processes.ts";
import type { Machines } from "./machines.ts";

export interface RollingOptions {
  machines: Machines;
  /** Processes of each role. */
  webs: number;
  workers: number;
  residents: number;
  lines: number;
  seed: number;
}

export interface RollingVerdict extends Verdict {
  accepted: number;
  reports: number;
  renewed: number;
  /** Deliveries that had to be tried again. */
  refused: number;
}

/** The same service as these machines reach it. */
async function reached(machines: Machines, url: string): Promise<string> {
  const at = new URL(url);
  const { host, port } = await machines.reach({ host: at.hostname, port: Number(at.port) });
  at.hostname = host;
  at.port = String(port);
  return at.href.replace(/\/$/, "");
}

async function environmentOf(machines: Machines, environment: Record<string, string>) {
  const entries = Object.entries(environment).map(async ([name, value]) =>
    name.endsWith("_URL") ? [name, await reached(machines, value)] : [name, value],
  );
  return Object.fromEntries(await Promise.all(entries)) as Record<string, string>;
}

/** One process; a web process with where it answers. */
interface Member {
  name: string;
  serves?: Target;
}

async function untilServes({ host, port }: Target): Promise<void> {
  while (!(await fetch(`http://${host}:${port}/readyz`).catch(() => undefined))?.ok) await pause(50);
}

/** Every process is renewed in its turn, in the middle of everybody's messages, as an update does it. */
export async function runRolling(options: RollingOptions): Promise<RollingVerdict> {
  const { machines, webs, workers, seed } = options;
  const random = seededRandom(seed);
  const ground = await openGround();
  const { phones, environment, close } = await openPlatforms(options.residents);
  await watchClaims(ground.db);
  const databaseUrl = await reached(machines, ground.databaseUrl);
  const settings = settingsOf({ ...ground, databaseUrl });
  const processes = new Processes({ ...(await environmentOf(machines, environment)), ...settings, HOST: "0.0.0.0" });
  const members: Member[] = [];
  for (let index = 1; index <= webs + workers; index += 1) {
    const [role, port] = [index <= webs ? "web" : "worker", await findPort()] as const;
    const { command, host } = machines.within(index);
    members.push({ name: `${role}-${index}`, ...(role === "web" && { serves: { host, port } }) });
    processes.start(`${role}-${index}`, role, { PORT: String(port) }, command);
  }
  const targets = members.flatMap(({ serves }) => serves ?? []);
  const address = await openAddress(targets);
  try {
    while ((await countUp(ground.db)) < members.length) await pause(50);
    await Promise.all(targets.map(untilServes));
    const platform = new Platform(`http://127.0.0.1:${address.port}`, random, 0.2);
    const day = new Day(members.length);
    const lines = Array.from({ length: options.lines }, (_, line) => `làm giấy khai sinh cần gì, hỏi lần ${line + 1}`);
    const traffic = Promise.all(
      phones.map(async (phone, index) => {
        if (index % 2 === 0) return chatter(phone, platform, lines, { day, random });
        await day.reached(random() * 0.8);
        await tellStory(phone, platform, reportsOf(index + 1));
      }),
    );
    for (const { name, serves } of members) {
      day.pass();
      await pause(random() * 500);
      const since = new Date();
      await processes.renew(name);
      while ((await countUp(ground.db, since)) < 1) await pause(50);
      if (serves) await untilServes(serves);
    }
    await traffic;
    for (let wait = 0; wait < 900 && !(await isQuiet(ground.db)); wait += 1) await pause(100);
    return {
      ...check(await readJournal(ground.db), logsOf(platform, phones)),
      accepted: platform.acknowledged.size,
      reports: (options.residents / 2) * reportsOf(1).length,
      renewed: members.length,
      refused: platform.refused,
    };
  } finally {
    await processes.end();
    address.close();
    machines.close();
    await close();
    await ground.close();
  }
}
