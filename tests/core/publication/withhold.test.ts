import { withhold } from "../../../core/publication/withhold.ts";

test.each([
  ["nothing is small", [12, 30, 0], [false, false, false]],
  ["one is small, and the next is withheld with it", [4, 30, 15], [true, false, true]],
  ["two are small and hold enough together", [8, 30, 9], [true, false, true]],
  ["two that must be one each need a third", [1, 1, 30, 14], [true, true, false, true]],
  ["the whole column is too small, zeros and all", [3, 0, 4], [true, true, true]],
  ["one row and no more", [3], [true]],
  ["no row", [], []],
])("%s", (_, counts, withheld) => {
  expect(withhold(counts, 10)).toEqual(withheld);
});

/** Every column of so many counts with this sum. */
function columns(length: number, sum: number): number[][] {
  if (length === 1) return [[sum]];
  return Array.from({ length: sum + 1 }, (_, first) =>
    columns(length - 1, sum - first).map((rest) => [first, ...rest]),
  ).flat();
}

/** What a reader sees: the total, and what is told of the column. */
const seen = (counts: readonly number[], least: number): string => {
  const withheld = withhold(counts, least);
  return counts.map((count, index) => (withheld[index] ? "–" : count)).join(" ");
};

test.each([1, 2, 3, 4])("whoever knows the rule and the total cannot tell any small count, of %i rows", (length) => {
  const least = 5;
  for (let total = 0; total <= 22; total += 1) {
    const same = new Map<string, number[][]>();
    for (const column of columns(length, total)) {
      const shown = seen(column, least);
      same.set(shown, [...(same.get(shown) ?? []), column]);
    }
    for (const [shown, possible] of same) {
      // A single row is the ward itself, which is told anyway.
      if (!shown.includes("–") || length === 1) continue;
      shown.split(" ").forEach((cell, index) => {
        if (cell !== "–" || total === 0) return;
        expect([shown, total, new Set(possible.map((column) => column[index])).size > 1]).toEqual([shown, total, true]);
      });
    }
  }
});
