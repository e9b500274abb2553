import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { KeptBar } from "../offline/kept-bar.tsx";
import { useActs, withActs } from "../offline/use-acts.ts";
import { WaitingActs } from "../offline/waiting-acts.tsx";
import { useSession } from "../session/session.ts";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { dayKeyOf, useNow } from "../shared/time.ts";
import { type TicketRow, ticketsQuery } from "../ticket/queries.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { Card } from "./card.tsx";
import { StopMap, stopsOf } from "./stop-map.tsx";
import styles from "./work-page.module.css";

const groups = ["approve", "doubt", "late", "today", "later", "waiting"] as const;
type Group = (typeof groups)[number];

/** Where a card stands: what waits for others last, what is late first. A result that is told is nobody's work here. */
function groupOf(ticket: TicketRow, now: number, isHead: boolean): Group | undefined {
  if (isHead && ticket.awaitsApproval) return "approve";
  if (ticket.status === "resolved") return isHead && ticket.doubts.length > 0 ? "doubt" : undefined;
  const isWaiting = ticket.status === "waiting-external" || ticket.status === "needs-info" || ticket.awaitsApproval;
  if (isWaiting) return "waiting";
  const due = ticket.clock && Date.parse(ticket.clock.dueAt);
  if (due === undefined) return "later";
  if (due < now) return "late";
  return dayKeyOf(due) === dayKeyOf(now) ? "today" : "later";
}

/** The shell stays on this device, so that the page opens without a signal. */
function useShell(): void {
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    void navigator.serviceWorker.register(`${import.meta.env.BASE_URL}sw.js`).catch(() => undefined);
  }, []);
}

/** What this person's unit has to do, by deadline; made for a phone in one hand, with or without a signal. */
export function WorkPage() {
  useShell();
  const now = useNow();
  const { staff } = useSession();
  const acts = useActs();
  const { data, error, refetch } = useQuery(ticketsQuery("mine"));
  const tickets = data?.items.map((ticket) => withActs(ticket, acts)) ?? [];
  const grouped = groups.map((group) => ({
    group,
    tickets: tickets.filter((ticket) => groupOf(ticket, now, staff.role === "HEAD") === group),
  }));
  const shown = grouped.filter((one) => one.tickets.length > 0);
  const stops = stopsOf(shown.flatMap((one) => one.tickets));
  const numberOf = (code: string): number | undefined => stops.find(({ ticket }) => ticket.code === code)?.number;
  const isFree = data && !shown.some(({ group }) => group === "late" || group === "today");
  return (
    <main className={styles.page}>
      <h1>{ticketWords.work.title}</h1>
      <KeptBar />
      <WaitingActs />
      {error && !data && <Failure title={ticketWords.work.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={4} height={140} />}
      {isFree && <Empty title={ticketWords.work.empty} />}
      {shown.length > 0 && (
        <div className={styles.columns}>
          <div>
            {shown.map(({ group, tickets: some }) => (
              <section key={group}>
                <h2>
                  {ticketWords.work[group]} <span>{some.length}</span>
                </h2>
                <ul>
                  {some.map((ticket) => (
                    <Card key={ticket.code} ticket={ticket} stop={numberOf(ticket.code)} />
                  ))}
                </ul>
              </section>
            ))}
          </div>
          <StopMap stops={stops} />
        </div>
      )}
    </main>
  );
}
