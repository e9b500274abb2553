import { queryOptions } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { readKept } from "../offline/reading.ts";
import type { TicketSearch } from "../search.ts";
import { noteServerTime } from "../shared/time.ts";

export type Ticket = Schemas["Ticket"];
export type TicketRow = Schemas["TicketRow"];
export type Status = Schemas["TicketStatus"];
export type Move = TicketRow["moves"][number];
export type FactName = Move["carries"][number];
export type Facts = NonNullable<Body<"moveTicket">["facts"]>;

/** One ticket with its log and the moves this person may make. */
export function ticketQuery(code: string) {
  return queryOptions({
    queryKey: ["ticket", code],
    queryFn: () =>
      readKept(`ticket:${code}`, () => call(api.GET("/api/tickets/{code}", { params: { path: { code } } }))),
  });
}

/** Tickets of one group; `mine` is the list of the person's own unit, by deadline. */
export function ticketsQuery(queue: NonNullable<TicketSearch["nhom"]> | "mine", q?: string) {
  return queryOptions({
    queryKey: ["tickets", queue, q],
    queryFn: () => {
      const query = { queue, limit: 100, ...(q ? { q } : {}) };
      const read = async () => {
        const page = await call(api.GET("/api/tickets", { params: { query } }));
        noteServerTime(page.at);
        return page;
      };
      return queue === "mine" ? readKept("tickets:mine", read) : read();
    },
  });
}
