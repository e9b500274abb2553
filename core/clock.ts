/** The present time; passed in everywhere so that tests and replays can set it. */
export interface Clock {
  now(): Date;
}

/** New identifiers; passed in everywhere so that tests are repeatable. */
export interface Ids {
  /** A string no other call, process or machine will return: version 7 UUIDs in production, so they sort by time. */
  next(): string;
}
