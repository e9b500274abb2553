import { z } from "zod";
import { type AppointmentWish, appointmentWishes } from "../core/understanding/classification.ts";
import { readData } from "./data-files.ts";
import { makeMatcher, type Readable } from "./patterns.ts";

const patterns = z.array(z.string());
const rules = readData(
  "rules/appointments.yaml",
  z.strictObject({
    cancel: patterns,
    change: patterns,
    list: patterns,
    book: patterns,
    number: patterns,
    not: patterns,
  }),
);
const matchers = appointmentWishes.map((wish) => ({ wish, matcher: makeMatcher(rules[wish]) }));
const others = makeMatcher(rules.not);

/** What somebody wants with an appointment of the ward's service centre; undefined: nothing. */
export function readAppointmentWish(text: Readable): AppointmentWish | undefined {
  if (others.test(text)) return undefined;
  return matchers.find(({ matcher }) => matcher.test(text))?.wish;
}
