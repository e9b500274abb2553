import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSession } from "../session/session.ts";
import type { TicketRow } from "../ticket/queries.ts";
import { type Act, listActs, onActs } from "./acts.ts";

/** What the signed-in person did on this device that the server has not, or only just, taken; oldest first. */
export function useActs(code?: string): Act[] {
  const { staff } = useSession();
  const client = useQueryClient();
  const [acts, setActs] = useState<Act[]>([]);
  useEffect(() => {
    let isOver = false;
    let sent = -1;
    const read = async (): Promise<void> => {
      const mine = (await listActs()).filter((act) => act.staffId === staff.id && (!code || act.code === code));
      if (isOver) return;
      const left = mine.filter(({ state }) => state !== "sent").length;
      if (left < sent) for (const noun of ["tickets", "ticket"]) void client.invalidateQueries({ queryKey: [noun] });
      sent = left;
      setActs(mine);
    };
    const again = (): void => void read().catch(() => undefined);
    again();
    const stop = onActs(again);
    return () => {
      isOver = true;
      stop();
    };
  }, [staff.id, code, client]);
  return acts;
}

/** A ticket as one act leaves it. */
function afterAct<T extends TicketRow>(ticket: T, { kind, to }: Act): T {
  if (kind === "note") return ticket;
  if (kind === "propose") return { ...ticket, awaitsApproval: true, moves: [], mayPropose: false };
  const status = to ?? ticket.status;
  const next = ticket.ahead.find((one) => one.status === status) ?? { moves: [], mayPropose: false };
  return { ...ticket, status, moves: next.moves, mayPropose: next.mayPropose };
}

/** A ticket as it will be once what waits is sent: the next act shows, whether or not there is a signal. */
export function withActs<T extends TicketRow>(ticket: T, acts: Act[]): T {
  let after = ticket;
  for (const act of acts) {
    const isWaiting = act.state === "waiting" || act.state === "sending";
    // What was only just done is told by the answer; until then its form stays where it is.
    if (isWaiting && act.waited && act.code === ticket.code) after = afterAct(after, act);
  }
  return after;
}
