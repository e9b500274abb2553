import { Kept } from "../../server/pages/kept.ts";

function stage(most = 10) {
  const clock = { at: 0, now: () => new Date(clock.at) };
  const kept = new Kept({ clock, forMs: 5_000, most });
  let made = 0;
  const make = async (): Promise<number> => {
    made += 1;
    return made;
  };
  return { clock, kept, make };
}

test("many who ask at once are given what is made once; a moment later it is made anew", async () => {
  const { clock, kept, make } = stage();
  expect(await Promise.all([1, 2, 3].map(() => kept.get("a", make)))).toEqual([1, 1, 1]);
  clock.at = 4_999;
  expect(await kept.get("a", make)).toBe(1);
  clock.at = 5_000;
  expect(await kept.get("a", make)).toBe(2);
});

test("what failed is not kept", async () => {
  const { kept, make } = stage();
  await expect(kept.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await kept.get("a", make)).toBe(1);
});

test("no more is kept than fits: the oldest goes first", async () => {
  const { kept, make } = stage(2);
  for (const key of ["a", "b", "c"]) await kept.get(key, make);
  expect(await kept.get("c", make)).toBe(3);
  expect(await kept.get("a", make)).toBe(4);
});
