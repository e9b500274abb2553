import type { ReactNode } from "react";
import { Bubble } from "../inbox/bubble.tsx";
import { ConversationRow } from "../inbox/conversation-row.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { TicketLine } from "../ticket/ticket-line.tsx";
import { words } from "../words.vi.ts";
import { lookWords } from "../words-look.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { Card } from "../work/card.tsx";
import styles from "./look-page.module.css";
import { lines, longName, row, ticket } from "./samples.ts";

const nothing = (): void => undefined;

interface Shown {
  name: string;
  empty: string;
  failed: string;
  /** Of one row while it loads, px. */
  height: number;
  /** With the longest text anybody can put there. */
  long: ReactNode;
}

const longRow = (
  <div role="listbox" aria-label={words.inbox.list}>
    <ConversationRow
      {...{ row, gone: false, selected: true, search: {}, place: 1, of: 1, looked: false, marked: false }}
      onRest={nothing}
      onMark={nothing}
    />
  </div>
);

const shown: Shown[] = [
  { name: words.inbox.list, empty: words.inbox.empty.attention, failed: words.inbox.failed, height: 84, long: longRow },
  {
    name: words.thread.label,
    empty: words.inbox.choose,
    failed: words.thread.failed,
    height: 96,
    long: (
      <div className={styles.thread}>
        {lines.map((line) => (
          <Bubble key={line.id} line={line} resident={longName} isLast onResend={nothing} />
        ))}
      </div>
    ),
  },
  {
    name: ticketWords.tickets.title,
    empty: ticketWords.tickets.empty,
    failed: ticketWords.tickets.failed,
    height: 64,
    long: (
      <ul className={styles.list}>
        <TicketLine ticket={ticket} isPicked onPick={nothing} />
      </ul>
    ),
  },
  {
    name: ticketWords.work.title,
    empty: ticketWords.work.empty,
    failed: ticketWords.work.failed,
    height: 160,
    long: (
      <ul className={styles.list}>
        <Card ticket={ticket} stop={3} />
      </ul>
    ),
  },
];

/** `/app/__look`: empty, loading, failed and far too long, side by side; nothing of it is anybody's. */
export function LookPage() {
  const { states } = lookWords;
  return (
    <main className={styles.page}>
      <h1>{lookWords.title}</h1>
      {shown.map(({ name, empty, failed, height, long }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <div className={styles.states}>
            {[
              { title: states.empty, view: <Empty title={empty} /> },
              { title: states.loading, view: <GreyRows rows={3} height={height} /> },
              { title: states.failed, view: <Failure title={failed} onRetry={nothing} /> },
              { title: states.long, view: long },
            ].map(({ title, view }) => (
              <div key={title} className={styles.state}>
                <h3>{title}</h3>
                {view}
              </div>
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}
