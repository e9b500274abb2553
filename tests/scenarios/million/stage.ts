import { seededRandom } from "../../../adapters/stand-ins/http-platform.ts";
import { settingsOf } from "../crash/cast.ts";
import { countUp, countWaiting } from "../crash/journal.ts";
import { Platform } from "../crash/platform.ts";
import { findPort, Processes } from "../crash/processes.ts";
import { Course } from "./course.ts";
import { type MillionGround, openMillionGround, until } from "./ground.ts";
import { type MillionOptions, type Plan, planOf } from "./plan.ts";
import { type Cast, openCast } from "./residents.ts";

/** Everything that runs: residents and platforms, a web process and two workers, and the database under them. */
export interface Stage {
  plan: Plan;
  course: Course;
  cast: Cast;
  platform: Platform;
  ground: MillionGround;
  processes: Processes;
  origin: string;
  /** Who was killed last stands last: it may not be up again yet. */
  workers: string[];
  random: () => number;
  close(): Promise<void>;
}

const lookEveryMs = 250;
const tellEveryMs = 60_000;

/** Everybody is up again. */
export async function allUp({ ground, origin, workers }: Stage): Promise<void> {
  await until(async () => (await countUp(ground.db)) > workers.length, "all processes");
  await until(async () => (await fetch(`${origin}/readyz`)).ok, "the web process");
}

/** Starts it all; resolves when it is up. */
export async function openStage(options: MillionOptions): Promise<Stage> {
  const ground = await openMillionGround(planOf(options, true).megabytes);
  const plan = planOf(options, ground.disk.canBeFull);
  const cast = await openCast(plan.each, plan.seed);
  const port = await findPort();
  const own = { PORT: String(port), RETRY_FACTOR: "0.05", SIGN_INS_PER_MINUTE: "1000" };
  const processes = new Processes({ ...cast.environment, ...settingsOf(ground), ...own }, { hasClocks: true });
  const workers = ["worker-1", "worker-2"];
  processes.start("web", "web");
  for (const name of workers) processes.start(name, "worker");
  const origin = `http://127.0.0.1:${port}`;
  const platform = new Platform(origin, seededRandom(plan.seed + 3));
  const course = new Course(plan, platform);
  const look = async (): Promise<void> => {
    course.waiting = await countWaiting(ground.db);
  };
  const timers = [
    setInterval(() => void look().catch(() => undefined), lookEveryMs),
    setInterval(() => plan.onProgress?.(course.line()), tellEveryMs),
  ];
  const stage = { plan, course, cast, platform, ground, processes, origin, workers };
  const close = async (): Promise<void> => {
    course.isOver = true;
    for (const timer of timers) clearInterval(timer);
    await processes.end();
    await cast.close();
    await ground.close();
  };
  const whole: Stage = { ...stage, random: seededRandom(plan.seed + 4), close };
  try {
    await ground.furnish();
    await allUp(whole);
    return whole;
  } catch (error) {
    await close();
    throw error;
  }
}
