import { localDate } from "../../core/ticket/working-time.ts";

/** A day as answers write it: 13/12/2026. */
export function dayWords(day: Date): string {
  return localDate(day).split("-").map(Number).reverse().join("/");
}
