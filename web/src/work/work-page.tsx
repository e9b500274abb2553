import { Button } from "@mantine/core";
import IconCamera from "@tabler/icons-react/icons/IconCamera";
import IconMapPin from "@tabler/icons-react/icons/IconMapPin";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useReference, useSession } from "../session/session.ts";
import { ClockText } from "../shared/clock.tsx";
import { showDone } from "../shared/say-why.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { dayKeyOf, useNow } from "../shared/time.ts";
import { useTicketActs } from "../ticket/acts.ts";
import { MoveDialog, type Purpose } from "../ticket/move-dialog.tsx";
import { type Move, type TicketRow, ticketsQuery } from "../ticket/queries.ts";
import { StatusMark } from "../ticket/status-mark.tsx";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./work-page.module.css";

const groups = ["approve", "late", "today", "later", "waiting"] as const;
type Group = (typeof groups)[number];

/** Where a card stands: what waits for others last, what is late first. */
function groupOf(ticket: TicketRow, now: number, isHead: boolean): Group {
  if (isHead && ticket.awaitsApproval) return "approve";
  if (ticket.status === "waiting-external" || ticket.status === "needs-info") return "waiting";
  const due = ticket.clock && Date.parse(ticket.clock.dueAt);
  if (due === undefined) return "later";
  if (due < now) return "late";
  return dayKeyOf(due) === dayKeyOf(now) ? "today" : "later";
}

/** The next acts of a card, at most two, as the life-cycle allows. */
function CardActs({ ticket }: { ticket: TicketRow }) {
  const { staff } = useSession();
  const { statusLabel } = useReference();
  const acts = useTicketActs(ticket.code);
  const [open, setOpen] = useState<{ move: Move; purpose: Purpose }>();
  const find = (to: Move["to"]): Move | undefined => ticket.moves.find((move) => move.to === to);
  const accept = find("accepted");
  const start = ticket.status === "accepted" ? find("in-progress") : undefined;
  const finish = find("resolved");
  const take = (move: Move): void =>
    acts.move.mutate(
      { to: move.to, version: ticket.version, facts: { officerId: staff.id } },
      { onSuccess: () => showDone(deskWords.ticket.moved(statusLabel(move.to))) },
    );
  const result: Move = { to: "resolved", carries: ticket.fieldWork ? ["text", "photos"] : ["text"] };
  return (
    <div className={styles.acts}>
      {accept && (
        <Button size="md" loading={acts.move.isPending} onClick={() => take(accept)}>
          {deskWords.work.accept}
        </Button>
      )}
      {start && (
        <Button
          size="md"
          leftSection={<IconMapPin size={18} />}
          onClick={() => setOpen({ move: start, purpose: "on-scene" })}
        >
          {deskWords.work.arrived}
        </Button>
      )}
      {!ticket.awaitsApproval && (finish || ticket.mayPropose) && (
        <Button
          size="md"
          leftSection={<IconCamera size={18} />}
          onClick={() => setOpen(finish ? { move: finish, purpose: "move" } : { move: result, purpose: "propose" })}
        >
          {deskWords.work.finish}
        </Button>
      )}
      <Button component={Link} to="/phieu/$code" params={{ code: ticket.code } as never} size="md" variant="default">
        {ticket.awaitsApproval && finish ? deskWords.work.review : deskWords.work.open}
      </Button>
      {open && <MoveDialog ticket={ticket} {...open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function Card({ ticket }: { ticket: TicketRow }) {
  return (
    <li className={styles.card}>
      <p className={styles.top}>
        <StatusMark status={ticket.status} />
        {ticket.clock && <ClockText clock={ticket.clock} />}
      </p>
      <h3>{ticket.title}</h3>
      <p className={styles.place}>
        {ticket.placeLabel && <IconMapPin size={16} aria-hidden />}
        <span>
          {ticket.placeLabel && `${ticket.placeLabel} · `}
          <span className="code">{ticket.code}</span>
          {ticket.officerName && ` · ${ticket.officerName}`}
        </span>
      </p>
      <CardActs ticket={ticket} />
    </li>
  );
}

/** What this person's unit has to do, by deadline; made for a phone in one hand. */
export function WorkPage() {
  const now = useNow();
  const { staff } = useSession();
  const { data, error, refetch } = useQuery(ticketsQuery("mine"));
  const inGroup = (group: Group): TicketRow[] =>
    data?.items.filter((ticket) => groupOf(ticket, now, staff.role === "HEAD") === group) ?? [];
  return (
    <main className={styles.page}>
      <h1>{deskWords.work.title}</h1>
      {error && !data && <Failure title={deskWords.work.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={4} height={140} />}
      {data?.items.length === 0 && <Empty title={deskWords.work.empty} />}
      {groups
        .map((group) => [group, inGroup(group)] as const)
        .filter(([, tickets]) => tickets.length > 0)
        .map(([group, tickets]) => (
          <section key={group}>
            <h2>
              {deskWords.work[group]} <span>{tickets.length}</span>
            </h2>
            <ul>
              {tickets.map((ticket) => (
                <Card key={ticket.code} ticket={ticket} />
              ))}
            </ul>
          </section>
        ))}
    </main>
  );
}
