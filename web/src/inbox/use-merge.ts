import { useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { newId } from "../shared/new-id.ts";
import { sayWhy, showHint } from "../shared/say-why.ts";
import { offerUndo } from "../shared/undo.tsx";
import { mergeWords as say } from "../words-merge.vi.ts";

type Ticket = Pick<Schemas["TicketRow"], "code" | "version">;
type Move = { to: "duplicate" | "triaged"; facts: { parentCode: string } | { reason: string } };

const send = ({ code, version }: Ticket, move: Move) => {
  const body = { ...move, version, clientId: newId() };
  return call(api.POST("/api/tickets/{code}/moves", { params: { path: { code } }, body }));
};

/** Sends one move of each; what became of those it worked for, and why it did not of the others. */
async function sendAll(tickets: Ticket[], move: Move): Promise<{ moved: Ticket[]; faults: string[] }> {
  const moved: Ticket[] = [];
  const faults: string[] = [];
  for (const ticket of tickets) {
    const now = await send(ticket, move).catch(
      (error: unknown) => void faults.push(`${ticket.code}: ${sayWhy(error)}`),
    );
    if (now) moved.push(now);
  }
  return { moved, faults };
}

/** Merges reports into one, each in an act of its own; one key takes all of them back. */
export function useMerge() {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(
      ["tickets", "ticket", "conversations", "conversation"].map((noun) =>
        client.invalidateQueries({ queryKey: [noun] }),
      ),
    );
  const undo = async (tickets: Ticket[]): Promise<void> => {
    const { faults } = await sendAll(tickets, { to: "triaged", facts: { reason: say.undo } });
    if (faults.length > 0) showHint(faults.join(" "));
    await refresh();
  };
  return async (tickets: Ticket[], into: string): Promise<void> => {
    const { moved, faults } = await sendAll(tickets, { to: "duplicate", facts: { parentCode: into } });
    const failed = faults.length > 0 ? say.notDone(faults.join(" ")) : "";
    if (moved.length === 0) showHint(failed);
    else offerUndo([say.done(moved.length, into), failed].filter(Boolean).join(" "), () => undo(moved));
    await refresh();
  };
}
