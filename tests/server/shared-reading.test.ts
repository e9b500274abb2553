import { setImmediate as turn } from "node:timers/promises";
import { createSharedReading } from "../../server/shared-reading.ts";

/** Readings that end when the test says so, in the order they began. */
function readings() {
  const open: ((value: number) => void)[] = [];
  const read = () => new Promise<number>((resolve) => open.push(resolve));
  return { open, read };
}

test("a crowd that asks at once is answered by two readings", async () => {
  const share = createSharedReading();
  const { open, read } = readings();
  const crowd = Array.from({ length: 50 }, () => share("list", read));
  expect(open).toHaveLength(1);
  open[0]?.(1);
  await turn();
  expect(open).toHaveLength(2);
  open[1]?.(2);
  expect(await Promise.all(crowd)).toEqual([1, ...Array.from({ length: 49 }, () => 2)]);
});

test("no answer was read before its question", async () => {
  const share = createSharedReading();
  let world = 0;
  const read = async () => {
    const seen = world;
    await turn();
    return seen;
  };
  const asked: Promise<void>[] = [];
  for (let round = 0; round < 200; round += 1) {
    world += 1;
    const least = world;
    asked.push(share("list", read).then((seen) => expect(seen).toBeGreaterThanOrEqual(least)));
    if (round % 3 === 0) await turn();
  }
  await Promise.all(asked);
});

test("different questions are read apart, and the same one anew when nobody reads it", async () => {
  const share = createSharedReading();
  let count = 0;
  const read = async () => {
    count += 1;
    return count;
  };
  expect(await Promise.all([share(["a", 1], read), share(["a", 2], read)])).toEqual([1, 2]);
  expect(await share(["a", 1], read)).toBe(3);
});

test("a fault is told to those it was read for, and to nobody after them", async () => {
  const share = createSharedReading();
  const fault = share("list", () => Promise.reject(new Error("lost")));
  const after = share("list", async () => "read");
  await expect(fault).rejects.toThrow("lost");
  expect(await after).toBe("read");
  expect(await share("list", async () => "again")).toBe("again");
});
