import { Button } from "@mantine/core";
import { useState } from "react";
import { useActs, withActs } from "../offline/use-acts.ts";
import { useReference, useSession } from "../session/session.ts";
import { showDone } from "../shared/say-why.ts";
import { deskWords } from "../words-desk.vi.ts";
import { offlineWords } from "../words-offline.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { useTicketActs } from "./acts.ts";
import { DisputeDialog } from "./dispute-dialog.tsx";
import { MoveDialog, type Purpose } from "./move-dialog.tsx";
import { fieldsOf, isUsual, moveLabel, sortMoves } from "./move-words.ts";
import type { Move, Ticket } from "./queries.ts";

/** Only the moves that are allowed; the usual next one is filled. What needs nothing is done at once. */
export function Moves({ ticket: seen }: { ticket: Ticket }) {
  const ticket = withActs(seen, useActs(seen.code));
  const { staff } = useSession();
  const { statusLabel } = useReference();
  const acts = useTicketActs(ticket.code);
  const [open, setOpen] = useState<{ move: Move; purpose: Purpose }>();
  const moves = sortMoves(ticket.moves);
  const result: Move = { to: "resolved", carries: ticket.needsPhoto ? ["text", "photos"] : ["text"] };

  const [isDisputing, setDisputing] = useState(false);

  const start = (move: Move): void => {
    if (fieldsOf(move, ticket, staff).length > 0) {
      setOpen({ move, purpose: "move" });
      return;
    }
    const facts = move.carries.includes("officerId") ? { officerId: staff.id } : {};
    acts.move.mutate(
      { to: move.to, version: ticket.version, facts },
      {
        onSuccess: ({ isKept }) =>
          showDone(isKept ? offlineWords.kept : ticketWords.ticket.moved(statusLabel(move.to))),
      },
    );
  };
  if (moves.length === 0 && !ticket.mayPropose && !ticket.mayDispute) return <p>{ticketWords.ticket.noMoves}</p>;
  return (
    <>
      {ticket.mayPropose && (
        <Button onClick={() => setOpen({ move: result, purpose: "propose" })}>{ticketWords.ticket.propose}</Button>
      )}
      {moves.map((move, index) => (
        <Button
          key={move.to}
          variant={index === 0 && isUsual(move) && !ticket.mayPropose && !ticket.proposedResult ? "filled" : "default"}
          loading={acts.move.isPending && acts.move.variables.to === move.to}
          onClick={() => start(move)}
        >
          {moveLabel(ticket.status, move.to)}
        </Button>
      ))}
      {ticket.mayDispute && (
        <Button variant="default" onClick={() => setDisputing(true)}>
          {deskWords.returnMove}
        </Button>
      )}
      {isDisputing && <DisputeDialog ticket={ticket} onClose={() => setDisputing(false)} />}
      {open && (
        <MoveDialog ticket={ticket} {...open} {...known(ticket, open.move)} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

/** A ticket to merge into that the machine proposed is filled in; the person may write another. */
function known({ proposedParent }: Ticket, { to }: Move) {
  return to === "duplicate" && proposedParent ? { initial: { texts: { parentCode: proposedParent }, photos: [] } } : {};
}
