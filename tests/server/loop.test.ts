import { setTimeout as pause } from "node:timers/promises";
import { createLog } from "../../server/log.ts";
import { crew, loop } from "../../server/loop.ts";

const log = createLog("silent");
const longMs = 60_000;

/** A crew over a list of work that ends when it is let go, one by one. */
function atWork(size: number, waiting: number[]) {
  const started: number[] = [];
  const open = new Map<number, (error?: Error) => void>();
  const work = crew<number>({
    log,
    name: "test",
    size,
    sleepMs: longMs,
    claim: async (most) => waiting.splice(0, most),
    work: (one) => {
      started.push(one);
      return new Promise((resolve, reject) => open.set(one, (error) => (error ? reject(error) : resolve())));
    },
  });
  return { work, started, open };
}

test("a crew works on as much at once as it has hands, and takes the next when one is free", async () => {
  const { work, started, open } = atWork(2, [1, 2, 3]);
  await pause(5);
  expect(started).toEqual([1, 2]);
  open.get(2)?.();
  await pause(5);
  expect(started).toEqual([1, 2, 3]);
  for (const end of open.values()) end();
  await work.stop();
});

test("work that fails ends neither the crew nor the work beside it", async () => {
  const { work, started, open } = atWork(1, [1, 2]);
  await pause(5);
  open.get(1)?.(new Error("no"));
  await pause(5);
  expect(started).toEqual([1, 2]);
  open.get(2)?.();
  await work.stop();
});

test("a crew that goes takes nothing new and finishes what it has", async () => {
  const waiting = [1, 2];
  const { work, started, open } = atWork(1, waiting);
  await pause(5);
  const gone = work.stop();
  open.get(1)?.();
  await gone;
  expect({ started, waiting }).toEqual({ started: [1], waiting: [2] });
});

test("a call that comes while the loop looks is not slept over", async () => {
  const looks: (() => void)[] = [];
  const watching = loop(log, "test", longMs, () => new Promise((resolve) => looks.push(() => resolve(false))));
  watching.wake();
  looks[0]?.();
  await pause(5);
  expect(looks).toHaveLength(2);
  looks[1]?.();
  await watching.stop();
});
