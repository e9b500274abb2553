import type { TicketFact } from "./facts.ts";
import { dayOf } from "./month.ts";

/** Fields along each side of the ward's drawing: on a phone still wide enough for a finger. */
const fieldsAcross = 10;

/** The field of the drawing a point lies in, "3-7": from the left, from the top; shares of width and height are given. */
export function fieldOf({ x, y }: { x: number; y: number }, fields = fieldsAcross): string {
  const at = (share: number): number => Math.min(Math.max(Math.floor(share * fields), 0), fields - 1);
  return `${at(x)}-${at(y)}`;
}

/** Which week of its month a ticket was opened in; the first begins on the first day. */
export const weekOf = ({ openedAt }: Pick<TicketFact, "openedAt">): number =>
  Math.ceil(Number(dayOf(openedAt).slice(8)) / 7);
