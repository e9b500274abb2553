import { Button } from "@mantine/core";
import { useState } from "react";
import type { Photo } from "../shared/photo.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { BeforeAfter, Doubts } from "./before-after.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import type { Ticket } from "./queries.ts";
import styles from "./ticket-page.module.css";

interface ApprovalProps {
  ticket: Ticket;
  proposed: NonNullable<Ticket["proposedResult"]>;
}

/** A result that waits for the head: words and photos as the resident will get them, still to be changed. */
export function Approval({ ticket, proposed }: ApprovalProps) {
  const [isOpen, setOpen] = useState(false);
  const move = ticket.moves.find(({ to }) => to === "resolved");
  const photos = proposed.photos.filter((photo): photo is Photo => photo.key !== undefined);
  const explained = proposed.explanation ? { explanation: proposed.explanation } : {};
  return (
    <section className={styles.approval}>
      <h2>{ticketWords.ticket.proposed(proposed.byName)}</h2>
      <blockquote className={styles.said}>{proposed.text}</blockquote>
      <BeforeAfter before={ticket.attachments} after={proposed.photos} />
      <Doubts doubts={ticket.doubts} explanation={proposed.explanation} />
      {move && <Button onClick={() => setOpen(true)}>{ticketWords.ticket.approve}</Button>}
      {move && isOpen && (
        <MoveDialog
          ticket={ticket}
          move={move}
          initial={{ texts: { text: proposed.text, ...explained }, photos }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
