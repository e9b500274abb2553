/** The clock of a story: it moves when the story says so. */
export interface StoryClock {
  now: Date;
}
