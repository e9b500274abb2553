/** The taxonomy's bar (2.11): above this share of "khác" in a week the taxonomy or the model is failing. */
export const otherBar = 0.05;
/** Over how many days drift is counted: the week of the bar, and what is usual. */
export const driftDays = [7, 28] as const;

/**
 * How the machine does on what residents really write, in counts. Reports that are spam or a machine's are left out.
 * Each report belongs to the model that was in use when it was opened.
 */
export interface DriftCounts {
  /** Reports opened. */
  reports: number;
  /** Opened as "khác, chưa phân loại": it is that now, or a person took it out of that. */
  other: number;
  /** The resident was asked which of two categories it is (phrase `report.choose-category`), in the day before it was opened. */
  asked: number;
  /** Left the states "new" and "needs more": somebody, or the machine, has decided the category. */
  triaged: number;
  /** Of those, a person's last word on the category is another than the machine's first. */
  corrected: number;
}

/** The counts of one window, in all and for each model, the busiest first. */
export interface DriftWindow {
  days: (typeof driftDays)[number];
  all: DriftCounts;
  byVersion: (DriftCounts & { version?: string })[];
}

/** Counts drift up to now, a window for each of `driftDays`. */
export type DriftReader = (now: Date) => Promise<DriftWindow[]>;
