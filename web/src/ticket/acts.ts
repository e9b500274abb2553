import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, type Body, call } from "../api.ts";
import { useReference } from "../session/session.ts";
import { showFailure } from "../shared/say-why.ts";
import { deskWords } from "../words-desk.vi.ts";
import { type Ticket, ticketQuery } from "./queries.ts";

/** Everything a person can do to one ticket. When somebody was faster, their move is shown and nothing is overwritten. */
export function useTicketActs(code: string) {
  const client = useQueryClient();
  const reference = useReference();
  const path = { params: { path: { code } } };
  const options = ticketQuery(code);

  const onSuccess = (ticket: Ticket): void => {
    client.setQueryData(options.queryKey, ticket);
    void client.invalidateQueries({ queryKey: ["tickets"] });
  };
  const onError = async (error: unknown): Promise<void> => {
    const ticket = await client.fetchQuery({ ...options, staleTime: 0 }).catch(() => undefined);
    void client.invalidateQueries({ queryKey: ["tickets"] });
    const isStale = error instanceof ApiError && (error.code === "STALE" || error.code === "MOVE_NOT_ALLOWED");
    const last = ticket?.changes.at(-1);
    if (!isStale || !last) return showFailure(error);
    const message = deskWords.ticket.stale(last.actor.name, reference.statusLabel(last.to));
    notifications.show({ color: "yellow", message, autoClose: 10_000 });
  };

  const move = useMutation({
    mutationFn: (body: Body<"moveTicket">) => call(api.POST("/api/tickets/{code}/moves", { ...path, body })),
    onSuccess,
    onError,
  });
  const propose = useMutation({
    mutationFn: (body: Body<"proposeResult">) => call(api.POST("/api/tickets/{code}/proposals", { ...path, body })),
    onSuccess,
    onError,
  });
  const dispute = useMutation({
    mutationFn: (body: Body<"disputeUnit">) => call(api.POST("/api/tickets/{code}/disputes", { ...path, body })),
    onSuccess,
    onError,
  });
  const correct = useMutation({
    mutationFn: (body: Body<"correctTicket">) => call(api.PATCH("/api/tickets/{code}", { ...path, body })),
    onSuccess,
    onError,
  });
  const note = useMutation({
    mutationFn: (text: string) => call(api.POST("/api/tickets/{code}/notes", { ...path, body: { text } })),
    onSuccess,
    onError,
  });
  const answer = useMutation({
    mutationFn: (body: Body<"recordAnswer">) => call(api.POST("/api/tickets/{code}/answers", { ...path, body })),
    onSuccess,
    onError,
  });
  return { move, propose, dispute, correct, note, answer };
}
