import { z } from "zod";

const days = (least: number) => z.int().min(least).max(3_650);

/** For how many days what is kept. The least is what the work itself needs. */
export const retentionBody = z.object({
  /** What platforms sent, beside what was made of it: for looking into faults. */
  raw: days(7),
  /** Words of talks. Tickets are the ward's own records and stay. */
  messages: days(90),
  /** What residents and officers sent along, of tickets that are finished. */
  files: days(90),
  /** Where an exchange keeps recordings of calls. */
  recordings: days(30),
  /** Signals for screens that were away. */
  live: days(1),
  /** Sign-ins that have ended, with the machine they came from. */
  signIns: days(7),
});
export type KeptKind = keyof z.output<typeof retentionBody>;
export const keptKinds = Object.keys(retentionBody.shape) as KeptKind[];

/** What a ward begins with. */
export const firstRetention = (): z.output<typeof retentionBody> => ({
  ...{ raw: 30, messages: 730, files: 730, recordings: 180, live: 2, signIns: 90 },
});
