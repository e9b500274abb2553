import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import type { Schemas } from "../api.ts";
import { PhotoStrip } from "../shared/photos.tsx";
import { offlineWords } from "../words-offline.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import type { TicketRow } from "./queries.ts";
import styles from "./ticket-page.module.css";

type Files = Schemas["Attachment"][];

function Side({ title, photos, none }: { title: string; photos: Files; none: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {photos.length > 0 ? <PhotoStrip photos={photos} label={title} /> : <p className={styles.quiet}>{none}</p>}
    </section>
  );
}

/** How it was and how it is now, side by side. */
export function BeforeAfter({ before, after }: { before: Files; after: Files }) {
  const { ticket } = ticketWords;
  const pictures = before.filter(({ kind }) => kind === "image");
  return (
    <div className={styles.photos}>
      <Side title={ticket.before} photos={pictures} none={ticket.noBefore} />
      <Side title={ticket.after} photos={after} none={ticket.noAfter} />
    </div>
  );
}

/** What about the photos asks for a word, and the officer's word on it. */
export function Doubts({ doubts, explanation }: { doubts: TicketRow["doubts"]; explanation?: string | undefined }) {
  if (doubts.length === 0) return null;
  return (
    <div className={styles.doubts} role="note" aria-label={offlineWords.doubts}>
      {doubts.map(({ id, metres }) => (
        <p key={id}>
          <IconAlertTriangle size={16} aria-hidden /> {offlineWords.doubt(id, metres)}
        </p>
      ))}
      <p>{explanation ? offlineWords.explained(explanation) : offlineWords.noExplanation}</p>
    </div>
  );
}
