import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { reportOf, settingsOf } from "../crash/cast.ts";
import { check, type Verdict } from "../crash/check.ts";
import { logsOf, Platform, tellStory } from "../crash/crowd.ts";
import { countWaiting, isQuiet, readJournal } from "../crash/journal.ts";
import { findPort, Processes } from "../crash/processes.ts";
import { DeskWork } from "./desk-work.ts";
import { allUp, type Stage, strikes } from "./faults.ts";
import { openMillionGround, until } from "./ground.ts";
import { type FaultName, type MillionOptions, type Plan, planOf } from "./plan.ts";
import { type Cast, openCast, type Resident } from "./residents.ts";
import { deliverAll, Happenings } from "./traffic.ts";

export interface MillionVerdict extends Verdict {
  /** Deliveries answered with 200; of them, different ones; tries that had no such answer. */
  taken: number;
  acknowledged: number;
  refused: number;
  /** Told and confirmed, or cried out: so many tickets there must be. */
  reports: number;
  seconds: number;
  /** Of each fault: how often it was planned, and how often it really struck. */
  struck: Record<FaultName, { planned: number; struck: number }>;
  /** Faults of platforms that struck, by kind. */
  platformFaults: Record<string, number>;
}

/** With more than this waiting, nothing new happens: the run goes at the pace of those who answer. */
const mostWaiting = 2_000;
const quietWithinMs = 900_000;

/** Who reports and waits, and who chats. */
function rolesOf({ zalo, facebook, telegram }: Cast, { everyTells }: Plan) {
  const others = [...zalo, ...facebook];
  const tells = (_: Resident, index: number): boolean => index % everyTells === 0;
  const tellers = others.filter(tells);
  return { tellers, chatters: [...others.filter((one, index) => !tells(one, index)), ...telegram] };
}

/** How far the run is, told to whoever must wait for it. */
class Course {
  faultsDone = 0;
  waiting = 0;
  readonly #plan: Plan;
  readonly #platform: Platform;

  constructor(plan: Plan, platform: Platform) {
    this.#plan = plan;
    this.#platform = platform;
  }

  get share(): number {
    return this.#platform.taken / this.#plan.events;
  }

  /** Between two faults as much happens as between any other two. */
  mayGoOn = (): boolean =>
    this.waiting <= mostWaiting && this.share <= (this.faultsDone + 1) / this.#plan.faults.length;

  async reached(share: number): Promise<void> {
    while (this.share < share) await pause(50);
  }

  line(): string {
    const { events, faults } = this.#plan;
    const { taken, refused } = this.#platform;
    return `${taken} of ${events} taken, ${refused} refused, ${this.faultsDone} of ${faults.length} faults, ${this.waiting} waiting`;
  }
}

async function tellAll(tellers: Resident[], platform: Platform, course: Course, plan: Plan, onCode: DeskWork["take"]) {
  const random = seededRandom(plan.seed + 2);
  const starts = tellers.map(() => random() / plan.reportsEach);
  await Promise.all(
    tellers.map(async (teller, index) => {
      for (let turn = 0; turn < plan.reportsEach; turn += 1) {
        await course.reached(0.9 * ((starts[index] ?? 0) + turn / plan.reportsEach));
        await tellStory(teller, platform, [reportOf(1 + index + turn * tellers.length)], onCode);
      }
    }),
  );
}

async function strikeAll(stage: Stage, course: Course, { faults, onProgress }: Plan) {
  const struck = Object.fromEntries(
    faults.map((name) => [name, { planned: 0, struck: 0 }]),
  ) as MillionVerdict["struck"];
  for (const [index, name] of faults.entries()) {
    await course.reached((index + 0.3) / faults.length);
    const since = performance.now();
    const hit = await strikes[name](stage);
    struck[name].planned += 1;
    if (hit) struck[name].struck += 1;
    onProgress?.(
      `${name} ${hit ? "struck" : "DID NOT STRIKE"}, ${Math.round((performance.now() - since) / 100) / 10} s`,
    );
    course.faultsDone += 1;
  }
  return struck;
}

/**
 * Everything that can go wrong at once: what platforms send comes doubled, shuffled and late, the platforms fail, processes and the
 * database are killed, the disk is full, clocks jump, a worker stands still longer than its lease; meanwhile the desk works
 * the tickets. Returns what the database's journals and the platforms' logs say afterwards.
 */
export async function runMillion(options: MillionOptions): Promise<MillionVerdict> {
  const started = performance.now();
  const ground = await openMillionGround(planOf(options, true).megabytes);
  const plan = planOf(options, ground.disk.canBeFull);
  const cast = await openCast(plan.each, plan.seed);
  const port = await findPort();
  const own = { PORT: String(port), RETRY_FACTOR: "0.05", SIGN_INS_PER_MINUTE: "1000" };
  const workers = ["worker-1", "worker-2"];
  const processes = new Processes({ ...cast.environment, ...settingsOf(ground), ...own }, { hasClocks: true });
  processes.start("web", "web");
  for (const name of workers) processes.start(name, "worker");
  const origin = `http://127.0.0.1:${port}`;
  const platform = new Platform(origin, seededRandom(plan.seed + 3));
  const course = new Course(plan, platform);
  const stage: Stage = { ground, processes, origin, workers, random: seededRandom(plan.seed + 4) };
  const look = setInterval(() => {
    countWaiting(ground.db).then(
      (waiting) => {
        course.waiting = waiting;
      },
      () => undefined,
    );
  }, 250);
  const tell = setInterval(() => options.onProgress?.(course.line()), 60_000);
  try {
    await allUp(stage);
    const { tellers, chatters } = rolesOf(cast, plan);
    const desk = new DeskWork(origin);
    await desk.start();
    // The first talk comes before the first fault: for it the OA's access is renewed, and a new pair of tokens that is
    // lost before it is stored can only be had again from the OA's admin (adapters/zalo/token.ts).
    const [first, ...others] = tellers as [Resident, ...Resident[]];
    const take = (code: string): void => desk.take(code);
    await tellStory(first, platform, [reportOf(0)], take);
    cast.misbehave();
    const happenings = new Happenings(cast, chatters, plan);
    const [struck] = await Promise.all([
      strikeAll(stage, course, plan),
      tellAll(others, platform, course, plan, take),
      deliverAll(happenings, platform, plan, course.mayGoOn),
    ]);
    await desk.finish();
    cast.behave();
    const quiet = (): Promise<void> => until(() => isQuiet(ground.db), "quiet", 200, quietWithinMs);
    await quiet();
    const residents = [...cast.zalo, ...cast.facebook, ...cast.telegram];
    const readers = new Set<string>();
    for (const resident of residents) {
      const reading = resident.readsAll();
      if (!reading) continue;
      readers.add(resident.user);
      await platform.deliver(resident.path, reading);
    }
    await quiet();
    const logs = { ...logsOf(platform, residents), readers, moved: desk.moved };
    return {
      ...check(await readJournal(ground.db), logs),
      taken: platform.taken,
      acknowledged: platform.acknowledged.size,
      refused: platform.refused,
      reports: others.length * plan.reportsEach + 1 + happenings.fires,
      seconds: Math.round((performance.now() - started) / 1_000),
      struck,
      platformFaults: cast.struck(),
    };
  } finally {
    clearInterval(look);
    clearInterval(tell);
    await processes.end();
    await cast.close();
    await ground.close();
  }
}
