import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, type Body, call } from "../api.ts";
import type { Act, NewAct } from "../offline/acts.ts";
import { type Outcome, perform } from "../offline/perform.ts";
import { useReference, useSession } from "../session/session.ts";
import { closeButtonProps, showFailure } from "../shared/say-why.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { type Facts, type Ticket, ticketQuery } from "./queries.ts";
import { offerMoveUndo } from "./undo-move.ts";

/** The server asks for a word more, by name. */
export const hasQuestions = ({ details }: ApiError): boolean =>
  [details.doubts, details.lacks].some((list) => Array.isArray(list) && list.length > 0);

/** A move as a screen asks for it. `isArrival`: people are on the spot, now. */
type MoveAct = Pick<Body<"moveTicket">, "to" | "version" | "facts"> & { isArrival?: boolean };

/** Everything a person can do to one ticket. When somebody was faster, their move is shown and nothing is overwritten. */
export function useTicketActs(code: string) {
  const client = useQueryClient();
  const reference = useReference();
  const path = { params: { path: { code } } };
  const options = ticketQuery(code);

  const { staff } = useSession();
  const onSuccess = (ticket: Ticket): void => {
    client.setQueryData(options.queryKey, ticket);
    void client.invalidateQueries({ queryKey: ["tickets"] });
  };
  const onOutcome = ({ ticket }: Outcome): void => {
    if (ticket) onSuccess(ticket);
  };
  const onError = async (error: unknown): Promise<void> => {
    const ticket = await client.fetchQuery({ ...options, staleTime: 0 }).catch(() => undefined);
    void client.invalidateQueries({ queryKey: ["tickets"] });
    const isStale = error instanceof ApiError && (error.code === "STALE" || error.code === "MOVE_NOT_ALLOWED");
    const last = ticket?.changes.at(-1);
    // What a result lacks is said in its form.
    if (error instanceof ApiError && error.code === "MOVE_INCOMPLETE" && hasQuestions(error)) return;
    if (!isStale || !last) return showFailure(error);
    const message = ticketWords.ticket.stale(last.actor.name, reference.statusLabel(last.to));
    notifications.show({ closeButtonProps, color: "yellow", message, autoClose: 10_000 });
  };

  const begin = (kind: Act["kind"], version: number, { photos = [], shots = [], ...facts }: Facts): NewAct => ({
    ...{ kind, version, facts, shots, code, staffId: staff.id },
    photos: photos.map(({ key }) => key),
  });
  const move = useMutation({
    mutationFn: ({ to, version, facts = {}, isArrival }: MoveAct) => {
      const { onSceneAt, ...rest } = facts;
      const carried = isArrival || onSceneAt === undefined ? rest : facts;
      return perform({ ...begin("move", version, carried), to, ...(isArrival ? { isArrival } : {}) });
    },
    onSuccess: (outcome, { to }) => {
      onOutcome(outcome);
      if (outcome.ticket) offerMoveUndo({ to }, outcome.ticket, onSuccess);
    },
    onError,
  });
  const propose = useMutation({
    mutationFn: ({ version, facts }: Pick<MoveAct, "version"> & { facts: Facts }) =>
      perform(begin("propose", version, facts)),
    onSuccess: onOutcome,
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
    mutationFn: (facts: Facts) => perform(begin("note", 0, facts)),
    onSuccess: onOutcome,
    onError,
  });
  const answer = useMutation({
    mutationFn: (body: Body<"recordAnswer">) => call(api.POST("/api/tickets/{code}/answers", { ...path, body })),
    onSuccess,
    onError,
  });
  return { move, propose, dispute, correct, note, answer };
}
