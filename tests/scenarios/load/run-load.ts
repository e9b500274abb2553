import { spawn } from "node:child_process";
import { once } from "node:events";
import { Desk } from "../desk.ts";
import { type Bar, type Figure, figure, figureOf, percentile } from "../figure.ts";
import { Driver, type Stretch } from "./driver.ts";
import { commitLimit, hands, withSmallServer } from "./limits.ts";
import { Crowd, report } from "./residents.ts";
import { openStation, type Station } from "./station.ts";

export interface LoadOptions {
  /** How long each stretch lasts, seconds. */
  seconds: number;
  /** Messages a second of the steady stretch, in which answers are timed. */
  perSecond: number;
  /** How many messages are kept when the cost of one is measured, each time; with 1,000,000 it takes minutes. */
  sizes: number[];
}

const path = "/webhooks/telegram";
/** Accepting is also tried at this rate. */
const steadyRate = 300;

async function driven<T>(url: string, work: (driver: Driver) => Promise<T>): Promise<T> {
  const driver = new Driver(url, hands);
  try {
    return await work(driver);
  } finally {
    driver.close();
  }
}

/** The best a server does after a moment to get warm. */
const flatOut = (url: string, crowd: Crowd, seconds: number): Promise<Stretch> =>
  driven(url, async (driver) => {
    await driver.asFastAsAnswered(hands, 1, crowd.next);
    return driver.asFastAsAnswered(hands, seconds, crowd.next);
  });

const spread = (name: string, times: number[], bar?: { share: number } & Bar): Figure[] =>
  [0.5, 0.95, 0.99].map((share) =>
    figure(`${name}, p${share * 100}`, percentile(times, share), "ms", bar?.share === share ? bar : undefined),
  );

/** Webhooks taken durably, set against what the database commits, what express answers and what a simple bot takes. */
async function accepting(station: Station, { seconds }: LoadOptions): Promise<Figure[]> {
  const { telegram, databaseUrl, environment } = station;
  const commits = await commitLimit(databaseUrl, seconds);
  const own = { ...environment, DATABASE_URL: databaseUrl };
  const small = async (kind: "bare" | "telegraf", name: string): Promise<Figure> => {
    const crowd = new Crowd(telegram, 2_000);
    const { perSecond } = await withSmallServer(kind, own, (origin) => flatOut(origin, crowd, seconds));
    return figure(name, perSecond, "/s");
  };
  const bare = await small("bare", "limit: a bare express route");
  const peer = await small("telegraf", "peer: telegraf, one insert a message, stored and answered");
  const origin = await station.serve("web");
  const crowd = new Crowd(telegram, 2_000);
  const fast = await flatOut(`${origin}${path}`, crowd, seconds);
  const steady = await driven(`${origin}${path}`, (driver) => driver.atRate(steadyRate, seconds, crowd.next));
  const name = "webhook to durable 200";
  return [
    commits,
    bare,
    peer,
    figureOf(name, fast.perSecond, "/s", commits, { atLeast: 0.6 }),
    figureOf(name, fast.perSecond, "/s", bare),
    figureOf(name, fast.perSecond, "/s", peer),
    ...spread(`${name} at ${steadyRate}/s`, steady.waits, { share: 0.99, atMost: 200 }),
    figure("webhooks refused", fast.refused + steady.refused, "", { atMost: 0 }),
  ];
}

/** What waits from the stretch before is worked off first, so that nobody waits behind it. */
async function answering(station: Station, { seconds, perSecond }: LoadOptions): Promise<Figure[]> {
  const { telegram, db } = station;
  await db.query("TRUNCATE inbox_event, lane");
  const origin = await station.serve("all");
  return driven(`${origin}${path}`, async (driver) => {
    const warm = new Crowd(telegram, 200);
    await driver.atRate(perSecond / 4, 4, warm.next);
    await warm.untilAnswered();
    const crowd = new Crowd(telegram, 1_000);
    const told: number[] = [];
    const reporters = async (): Promise<void> => {
      for (let house = 1; house <= seconds; house += 1)
        told.push(await report(telegram, driver, String(800_000_000 + house), house));
    };
    const used = await station.cpuSeconds();
    await Promise.all([driver.atRate(perSecond, seconds, crowd.next), reporters()]);
    await crowd.untilAnswered();
    return [
      ...spread(`message to delivered answer at ${perSecond}/s`, crowd.waits(), { share: 0.95, atMost: 1_000 }),
      ...spread("report confirmed to code read, meanwhile", told, { share: 0.95, atMost: 1_000 }),
      figure("CPU of the server for one message", ((await station.cpuSeconds()) - used) * (1_000 / crowd.sent), "ms"),
    ];
  });
}

/** A large ward in this database, made by the script everybody has. */
async function grow({ databaseUrl, dir, db }: Station, messages: number): Promise<void> {
  const tickets = Math.min(3_000, Math.round(messages / 10));
  const sizes = ["--messages", String(messages), "--tickets", String(tickets)];
  const args = ["--import", "tsx", "scripts/seed-scale.ts", ...sizes];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dir },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`seed:scale ended with ${code}`);
  // What the database tidies up after so many rows at once, it would otherwise do while messages are timed.
  await db.query("VACUUM");
  await db.query("CHECKPOINT");
}

/** Wall-clock time of one message when many wait: new residents who all write at once. */
async function costOfOne(station: Station, origin: string): Promise<number> {
  const crowd = new Crowd(station.telegram, 400);
  return driven(`${origin}${path}`, async (driver) => {
    const since = performance.now();
    await Promise.all(Array.from({ length: 400 }, () => driver.post(crowd.next())));
    await crowd.untilAnswered();
    return (performance.now() - since) / 400;
  });
}

const searches = ["cống nghẹt", "đèn đường", "nguyễn văn", "hoa sứ", "khai sinh", "rác"];

/** How long the desk waits for its lists and its search, ms. */
async function deskTimes(origin: string): Promise<Figure[]> {
  const lan = await Desk.signIn(origin, "lan");
  const timed = async (paths: string[]): Promise<number[]> => {
    const times: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (const one of paths) {
        const since = performance.now();
        await lan.get(one);
        if (round > 0) times.push(performance.now() - since);
      }
    }
    return times;
  };
  const lists = await timed(["/api/conversations?queue=attention", "/api/conversations?queue=all", "/api/tickets"]);
  const found = await timed(searches.map((words) => `/api/search?q=${encodeURIComponent(words)}`));
  return [
    ...spread("desk list", lists, { share: 0.95, atMost: 300 }),
    ...spread("desk search", found, { share: 0.95, atMost: 1_000 }),
  ];
}

/** The middle cost of one message among so many that are kept; for the largest ward also the times of the desk. */
async function inWardOf(size: number, isLargest: boolean): Promise<{ cost: number; desk: Figure[] }> {
  const station = await openStation();
  try {
    await grow(station, size);
    const origin = await station.serve("all");
    const costs: number[] = [];
    for (let round = 0; round < 4; round += 1) costs.push(await costOfOne(station, origin));
    return { cost: percentile(costs.slice(1), 0.5), desk: isLargest ? await deskTimes(origin) : [] };
  } finally {
    await station.close();
  }
}

/** The same work in ever larger wards. */
async function growing({ sizes }: LoadOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of sizes) {
    const { cost, desk } = await inWardOf(size, size === sizes.at(-1));
    const name = `one message of a crowd, ${size.toLocaleString("en")} kept`;
    const [first] = figures;
    figures.push(first ? figureOf(name, cost, "ms", first, { atMost: 1.2 }) : figure(name, cost, "ms"), ...desk);
  }
  return figures;
}

/** The product under load on this machine, each figure beside a limit or a peer of the same run. */
export async function runLoad(options: LoadOptions): Promise<Figure[]> {
  const station = await openStation();
  try {
    const accepted = await accepting(station, options);
    const answered = await answering(station, options);
    return [...accepted, ...answered, ...(await growing(options))];
  } finally {
    await station.close();
  }
}
