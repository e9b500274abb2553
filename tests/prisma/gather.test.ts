import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import { gather } from "../../prisma/gather.ts";

/** Writes numbers, one statement at a time let through by hand; a negative one fails its statement. */
function desk(most = 10, restMs = 0) {
  const statements: number[][] = [];
  const open: (() => void)[] = [];
  const add = gather(
    async (items: number[]) => {
      statements.push(items);
      await new Promise<void>((resolve) => open.push(resolve));
      if (items.some((item) => item < 0)) throw new Error(`refused ${items}`);
      return items.map((item) => item * 2);
    },
    { most, restMs },
  );
  const letThrough = async (): Promise<void> => {
    for (const go of open.splice(0)) go();
    await turn();
  };
  return { statements, add, letThrough };
}

test("writes that come while others are under way go out together, and each gets its own answer", async () => {
  const { statements, add, letThrough } = desk();
  const all = Promise.all([1, 2, 3, 4, 5].map(add));
  expect(statements).toEqual([[1], [2]]);
  await letThrough();
  expect(statements.slice(2)).toEqual([[3, 4, 5]]);
  await letThrough();
  expect(await all).toEqual([2, 4, 6, 8, 10]);
});

test("one that is refused takes no other with it", async () => {
  const { statements, add, letThrough } = desk();
  const all = Promise.allSettled([1, 2, 3, -4, 5].map(add));
  await letThrough();
  await letThrough();
  expect(statements.slice(2)).toEqual([[3, -4, 5], [3], [-4], [5]]);
  await letThrough();
  expect((await all).map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});

test("a statement takes no more than it should", async () => {
  const { statements, add, letThrough } = desk(2);
  const all = Promise.all([1, 2, 3, 4, 5].map(add));
  for (let round = 0; round < 3; round += 1) await letThrough();
  await all;
  expect(statements).toEqual([[1], [2], [3, 4], [5]]);
});

test("what may wait rests between two statements, and its callers do not", async () => {
  const { statements, add, letThrough } = desk(10, 20);
  const first = add(1);
  const second = add(2);
  await letThrough();
  expect(await first).toBe(2);
  const third = add(3);
  expect(statements).toEqual([[1]]);
  await pause(30);
  expect(statements).toEqual([[1], [2, 3]]);
  await letThrough();
  expect(await Promise.all([second, third])).toEqual([4, 6]);
});
