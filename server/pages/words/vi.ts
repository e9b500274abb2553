import { centreWords } from "./centre.vi.ts";
import { frameWords } from "./frame.vi.ts";
import { nameWords } from "./names.vi.ts";
import { procedureWords } from "./procedures.vi.ts";
import { publicWords } from "./public.vi.ts";
import { reportWords } from "./report.vi.ts";
import { ticketWords } from "./ticket.vi.ts";
import { timeWords } from "./time.vi.ts";

/** Every word of the public pages. */
export const vietnamese = {
  ...frameWords,
  ...nameWords,
  ...publicWords,
  ...reportWords,
  ...ticketWords,
  ...centreWords,
  ...procedureWords,
  time: timeWords,
};
export type Words = typeof vietnamese;
