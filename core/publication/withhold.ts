/** Whether counts that are not told could be told from their sum: there is one of them, or but one way to share it out. */
function isGivenAway(untold: readonly number[], least: number): boolean {
  const sum = untold.reduce((total, count) => total + count, 0);
  return untold.length < 2 || sum < untold.length + least - 1 || sum === untold.length * (least - 1);
}

/**
 * Which counts of a column are not told, its total being known: those of 1 to `least` - 1 and, where the total would give
 * them away, the next larger ones with them, equal ones together. Where the whole column is too small for that, nothing of
 * it is told, zeros neither.
 */
export function withhold(counts: readonly number[], least: number): boolean[] {
  const upTo = (most: number): boolean[] => counts.map((count) => count > 0 && count <= most);
  let withheld = upTo(least - 1);
  while (withheld.includes(true)) {
    const untold = counts.filter((_, index) => withheld[index]);
    if (!isGivenAway(untold, least)) return withheld;
    const told = counts.filter((count, index) => count > 0 && !withheld[index]);
    if (told.length === 0) return counts.map(() => true);
    withheld = upTo(Math.min(...told));
  }
  return withheld;
}
