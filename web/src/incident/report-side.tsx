import { Link } from "@tanstack/react-router";
import { PhotoStrip } from "../shared/photos.tsx";
import { momentOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { incidentWords as say } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import type { Child, Report } from "./queries.ts";

/** How far one report lies from another, in words. */
export function apartWords({
  distanceMetres,
  hoursApart,
  likeness,
}: Pick<Child, "distanceMetres" | "hoursApart" | "likeness">): string {
  const said = [
    distanceMetres !== undefined && say.metres(Math.round(distanceMetres)),
    say.hours(hoursApart),
    likeness !== undefined && say.likeness(likeness),
  ];
  return said.filter(Boolean).join(" · ");
}

/** One report as it stands beside another: where, when, by which way, what was said, and the photos. */
export function ReportSide({ report, name }: { report: Report; name: string }) {
  const now = useNow();
  const { ticket, body, place, attachments, origin } = report;
  const photos = attachments.filter(({ kind }) => kind === "image");
  return (
    <div className={styles.report}>
      <h3>
        {name} ·{" "}
        <Link to="/phieu/$code" params={{ code: ticket.code }}>
          {ticket.code}
        </Link>
      </h3>
      <p>{place?.label ?? say.noPlace}</p>
      <p className={styles.muted}>
        {momentOf(ticket.openedAt, now)} · {words.channels[origin]}
      </p>
      <blockquote>{body}</blockquote>
      {photos.length > 0 ? (
        <PhotoStrip photos={photos} label={ticket.code} />
      ) : (
        <p className={styles.muted}>{say.noPhoto}</p>
      )}
    </div>
  );
}
