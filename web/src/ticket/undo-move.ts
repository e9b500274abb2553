import { api, type Body, call } from "../api.ts";
import { offerUndo } from "../shared/undo.tsx";
import { answeringWords } from "../words-answering.vi.ts";
import type { Ticket } from "./queries.ts";

type MoveBody = Body<"moveTicket">;
const send = (code: string, body: MoveBody): Promise<Ticket> =>
  call(api.POST("/api/tickets/{code}/moves", { params: { path: { code } }, body }));

/** Moves that tell the resident nothing and whose opposite the life-cycle allows, with that opposite. */
const opposites: Partial<Record<MoveBody["to"], Pick<MoveBody, "to" | "facts">>> = {
  spam: { to: "new", facts: {} },
  duplicate: { to: "triaged", facts: { reason: answeringWords.undoMerge } },
};

/** Offers to take a move back, where it can be; says whether it did. `onUndone` gets the ticket as it is then. */
export function offerMoveUndo(
  { to }: Pick<MoveBody, "to">,
  { code, version, mergedInto }: Ticket,
  onUndone: (ticket: Ticket) => void,
): boolean {
  const opposite = opposites[to];
  if (!opposite) return false;
  const message = to === "duplicate" ? answeringWords.merged(mergedInto ?? "") : answeringWords.judged;
  offerUndo(message, async () => onUndone(await send(code, { ...opposite, version })));
  return true;
}
