import type { Tickets } from "../../core/store.ts";
import { isDone, isOpen, type Ticket } from "../../core/ticket/ticket.ts";
import { type Place, squareAround } from "../../core/understanding/place.ts";

/** What `Tickets.near` promises, for one ticket in memory. */
export function isNear(ticket: Ticket, { category, place, metres, since }: Parameters<Tickets["near"]>[0]): boolean {
  const isRunning = isOpen(ticket.status) && !isDone(ticket.status) && ticket.visibility === "public";
  if (!isRunning || ticket.category !== category || ticket.openedAt < since || !ticket.place) return false;
  const square = squareAround(place, metres);
  const { latitude, longitude } = ticket.place;
  const isPlaced = latitude !== undefined && longitude !== undefined;
  if (!square || !isPlaced) return streetOf(ticket.place) === streetOf(place) && !(square && isPlaced);
  const { south, north, west, east } = square;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}

const streetOf = ({ street, label }: Place): string => street ?? label;
