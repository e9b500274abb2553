/** What must not be. */
export type Finding = "lost" | "doubled" | "outOfOrder" | "wrongThreads" | "untold" | "toldTwice";

/** What must not be, counted, and the first of it by name. */
export class Findings {
  readonly counts: Record<Finding, number> = {
    ...{ lost: 0, doubled: 0, outOfOrder: 0, wrongThreads: 0, untold: 0, toldTwice: 0 },
  };
  readonly examples: string[] = [];

  add(finding: Finding, what: string, times = 1): void {
    if (times <= 0) return;
    this.counts[finding] += times;
    this.note(`${finding}: ${what}`);
  }

  note(what: string): void {
    if (this.examples.length < mostExamples) this.examples.push(what);
  }
}

const mostExamples = 50;
