import { Button, Textarea } from "@mantine/core";
import { useId, useState } from "react";
import { PhotoStrip } from "../shared/photos.tsx";
import { words } from "../words.vi.ts";
import { incidentWords as say } from "../words-incident.vi.ts";
import styles from "./incident.module.css";
import { type Child, type Report, useIncidentActs } from "./queries.ts";
import { apartWords, ReportSide } from "./report-side.tsx";

function Acts({ child, parentCode }: { child: Child; parentCode: string }) {
  const acts = useIncidentActs(parentCode);
  const [reason, setReason] = useState<string>();
  const isProposed = child.state === "proposed";
  const mayMerge = isProposed && child.ticket.moves.some(({ to }) => to === "duplicate");
  if (reason === undefined) {
    return (
      <div className={styles.acts}>
        {mayMerge && (
          <Button loading={acts.merge.isPending} onClick={() => acts.merge.mutate(child)}>
            {say.merge}
          </Button>
        )}
        <Button variant="default" onClick={() => setReason("")}>
          {isProposed ? say.refuse : say.split}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        acts.split.mutate({ child, reason }, { onSuccess: () => setReason(undefined) });
      }}
    >
      <Textarea
        label={say.reason}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button type="submit" loading={acts.split.isPending} disabled={reason.trim() === ""}>
          {say.split}
        </Button>
        <Button variant="default" onClick={() => setReason(undefined)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

function Row({ child, parent, mayManage }: { child: Child; parent: Report; mayManage: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { ticket, state, attachments } = child;
  const photo = attachments.find(({ kind }) => kind === "image");
  return (
    <li className={styles.child} data-state={state}>
      <div className={styles.childHead}>
        {photo && <PhotoStrip photos={[photo]} label={ticket.code} />}
        <span className={styles.what}>
          <b>{ticket.title}</b>
          <small>{[ticket.code, ticket.placeLabel, say.states[state]].filter(Boolean).join(" · ")}</small>
          <small>{apartWords(child)}</small>
        </span>
        <Button
          size="xs"
          variant="default"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen((was) => !was)}
        >
          {say.compare(ticket.code)}
        </Button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <>
            <div className={styles.sides}>
              <ReportSide report={parent} name={say.parent} />
              <ReportSide report={child} name={say.states[state]} />
            </div>
            {mayManage && <Acts child={child} parentCode={parent.ticket.code} />}
          </>
        )}
      </div>
    </li>
  );
}

/** The reports of an incident, those that wait for a decision first; each opens beside the ticket that is worked on. */
export function Children({ parent, reports, mayManage }: { parent: Report; reports: Child[]; mayManage: boolean }) {
  return (
    <section className={styles.card} aria-labelledby="children">
      <h2 id="children">{say.children}</h2>
      {reports.length === 0 && <p className={styles.muted}>{say.noChildren}</p>}
      <ul className={styles.children}>
        {reports.map((child) => (
          <Row key={child.ticket.code} child={child} parent={parent} mayManage={mayManage} />
        ))}
      </ul>
    </section>
  );
}
