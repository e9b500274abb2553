import type { EventSource } from "../../core/channel/source.ts";
import { AppError } from "../../core/errors.ts";
import { startSources } from "../../server/sources.ts";
import { aText } from "../builders.ts";
import { bench } from "../core/bench.ts";

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));

/** Runs sources with pauses that pass at once; `paused` says how long each would have been. */
function stage(runs: EventSource["run"][], given = bench()) {
  const paused: number[] = [];
  let count = 0;
  const source: EventSource = {
    channel: "telegram",
    run: async (take, signal) => {
      const run = runs[count];
      count += 1;
      await (run ? run(take, signal) : ended(signal));
    },
  };
  const log = { warn: () => undefined };
  const pause = async (ms: number): Promise<void> => void paused.push(ms);
  return { ...given, source, paused, log, pause, runs: () => count };
}

/** Resolves when the source has come to its last, endless run. */
function untilQuiet(runs: EventSource["run"][]) {
  let quiet: () => void = () => undefined;
  const isQuiet = new Promise<void>((resolve) => {
    quiet = resolve;
  });
  const last: EventSource["run"] = async (_, signal) => {
    quiet();
    await ended(signal);
  };
  return { runs: [...runs, last], isQuiet };
}

test("what a source hands over is stored before it goes on", async () => {
  let storedThen = 0;
  const { runs, isQuiet } = untilQuiet([
    async (take) => {
      await take([aText("cống nghẹt", { id: "u-1" }), aText("hôi quá", { id: "u-2" })]);
      storedThen = given.store.events.length;
    },
  ]);
  const given = stage(runs);
  const sources = startSources({ ...given, sources: [given.source] });
  await isQuiet;
  await sources.stop();
  expect(storedThen).toBe(2);
  expect(given.store.events.map(({ event }) => event.id)).toEqual(["u-1", "u-2"]);
});

test("a source that fails begins again after growing pauses, which start anew once something came in", async () => {
  const fails: EventSource["run"] = () => Promise.reject(new AppError("PLATFORM_UNAVAILABLE", "no answer"));
  const takesAndFails: EventSource["run"] = async (take) => {
    await take([aText("một")]);
    throw new AppError("PLATFORM_UNAVAILABLE", "no answer");
  };
  const { runs, isQuiet } = untilQuiet([fails, fails, fails, takesAndFails, fails]);
  const given = stage(runs);
  const sources = startSources({ ...given, sources: [given.source] });
  await isQuiet;
  await sources.stop();
  expect(given.paused.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 1_000, 2_000]);
});

test("a platform that asks for a pause gets it", async () => {
  const details = { retryAfterMs: 90_000 };
  const { runs, isQuiet } = untilQuiet([() => Promise.reject(new AppError("RATE_LIMITED", "slow down", { details }))]);
  const given = stage(runs);
  const sources = startSources({ ...given, sources: [given.source] });
  await isQuiet;
  await sources.stop();
  expect(given.paused[0]).toBe(90_000);
});

test("of two processes one asks; the other takes over when it stops", async () => {
  const shared = bench();
  const first = untilQuiet([]);
  const one = stage(first.runs, shared);
  const running = startSources({ ...one, sources: [one.source] });
  await first.isQuiet;
  const second = untilQuiet([]);
  const other = stage(second.runs, shared);
  const stoodBy = new Promise<void>((resolve) => {
    other.pause = async () => {
      resolve();
      await new Promise((next) => setImmediate(next));
    };
  });
  const standingBy = startSources({ ...other, sources: [other.source] });
  await stoodBy;
  expect(other.runs()).toBe(0);
  await running.stop();
  await second.isQuiet;
  expect(other.runs()).toBe(1);
  await standingBy.stop();
});
