import { centreWords } from "./centre.en.ts";
import { frameWords } from "./frame.en.ts";
import { nameWords } from "./names.en.ts";
import { procedureWords } from "./procedures.en.ts";
import { publicWords } from "./public.en.ts";
import { reportWords } from "./report.en.ts";
import { ticketWords } from "./ticket.en.ts";
import { timeWords } from "./time.en.ts";
import type { Words } from "./vi.ts";

/** The same in English: the compiler sees that no word is missing. */
export const english: Words = {
  ...frameWords,
  ...nameWords,
  ...publicWords,
  ...reportWords,
  ...ticketWords,
  ...centreWords,
  ...procedureWords,
  time: timeWords,
};
