const hourMs = 3_600_000;

/** Counts what one process does within an hour, so that it stays under a platform's limit instead of running into it. */
export function createAllowance(perHour: number) {
  const taken: number[] = [];
  return {
    /** Takes one; when none is left, the milliseconds until there is. */
    take: (now: Date): number | undefined => {
      const time = now.getTime();
      while (taken[0] !== undefined && taken[0] <= time - hourMs) taken.shift();
      const [oldest] = taken;
      if (taken.length >= perHour && oldest !== undefined) return oldest + hourMs - time;
      taken.push(time);
      return undefined;
    },
  };
}
export type Allowance = ReturnType<typeof createAllowance>;
