/** The clock of a story: it moves when the story says so. */
export interface StoryClock {
  now: Date;
}

/** Strictly growing, so that what a platform says has an order. */
export function risingClock(): () => Date {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return new Date(last);
  };
}
