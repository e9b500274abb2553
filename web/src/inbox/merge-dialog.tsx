import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api, call, type Schemas } from "../api.ts";
import { apartWords, ReportSide } from "../incident/report-side.tsx";
import { ClockText } from "../shared/clock.tsx";
import { Dialog } from "../shared/dialog.tsx";
import { Failure, GreyRows } from "../shared/states.tsx";
import { StatusMark } from "../ticket/status-mark.tsx";
import { incidentWords } from "../words-incident.vi.ts";
import { mergeWords as say } from "../words-merge.vi.ts";
import styles from "./merge-dialog.module.css";
import { useMerge } from "./use-merge.ts";

/** What is compared: reports by their codes, or conversations, each for its newest open report. */
export interface Compared {
  codes?: string[];
  talks?: string[];
}

type Report = Schemas["ComparedReport"];
type Answer = { reports: Report[]; apart: Schemas["Apart"][]; without: string[] };

/** Whichever others were merged into stays; else the one another was proposed for; else the oldest that may. */
function likelyOf(reports: Report[]): string | undefined {
  const mayStay = reports.filter((report) => report.mayStay);
  const isProposed = ({ ticket: { code } }: Report) => reports.some(({ ticket }) => ticket.proposedParent === code);
  const first = mayStay.find(({ staysFor }) => staysFor) ?? mayStay.find(isProposed) ?? mayStay[0];
  return first?.ticket.code;
}

interface CardProps {
  report: Report;
  isStaying: boolean;
  apart: Schemas["Apart"] | undefined;
  onStay: () => void;
}

function Card({ report, isStaying, apart, onStay }: CardProps) {
  const { ticket, staysFor, mayStay, reporters } = report;
  return (
    <div className={styles.card} data-stays={isStaying || undefined}>
      <label className={styles.choice}>
        <input
          type="radio"
          name="stays"
          value={ticket.code}
          checked={isStaying}
          disabled={!mayStay}
          data-autofocus={isStaying || undefined}
          onChange={onStay}
        />
        {say.stay(ticket.code)}
      </label>
      <p className={styles.line}>
        <StatusMark status={ticket.status} />
        {ticket.clock && <ClockText clock={ticket.clock} />}
        <span>{incidentWords.reporters(reporters)}</span>
      </p>
      <ReportSide report={report} name={ticket.title} />
      <p className={styles.fate}>
        {isStaying ? say.stays : staysFor ? say.cannot[staysFor] : say.goes}
        {apart && <small>{apartWords({ ...apart, hoursApart: apart.hours })}</small>}
      </p>
    </div>
  );
}

function Side({ answer, onClose, onMerged }: { answer: Answer; onClose: () => void; onMerged: () => void }) {
  const { reports, apart, without } = answer;
  const [chosen, setChosen] = useState(() => likelyOf(reports));
  const merge = useMerge();
  const choice = useRef<HTMLFieldSetElement>(null);
  // the window was open before its reports were there: the keys are the choice's from now on
  useEffect(() => choice.current?.querySelector<HTMLInputElement>("input:checked")?.focus(), []);
  const going = reports.filter(({ ticket, staysFor }) => ticket.code !== chosen && !staysFor);
  const pairOf = (code: string) =>
    apart.find(({ codes }) => codes.includes(code) && codes.includes(chosen ?? "") && code !== chosen);
  if (reports.length < 2) return <p role="status">{say.tooFew}</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen || going.length === 0) return;
        onClose();
        void merge(
          going.map(({ ticket }) => ticket),
          chosen,
        ).then(onMerged);
      }}
    >
      <fieldset ref={choice} className={styles.sides}>
        <legend>{say.choose}</legend>
        {reports.map((report) => (
          <Card
            key={report.ticket.code}
            report={report}
            isStaying={report.ticket.code === chosen}
            apart={pairOf(report.ticket.code)}
            onStay={() => setChosen(report.ticket.code)}
          />
        ))}
      </fieldset>
      {without.length > 0 && <p className={styles.without}>{say.without(without.length)}</p>}
      <Button type="submit" disabled={!chosen || going.length === 0}>
        {say.submit(going.length, chosen ?? "")}
      </Button>
    </form>
  );
}

interface MergeProps {
  compared: Compared;
  onClose: () => void;
  /** Some or all of them were merged. */
  onMerged?: () => void;
}

/** Reports side by side: arrows choose which stays, Enter merges the others into it. */
export function MergeDialog({ compared, onClose, onMerged = () => undefined }: MergeProps) {
  const { data, error, refetch } = useQuery({
    queryKey: ["tickets", "compare", compared],
    queryFn: () => call(api.POST("/api/merges/compare", { body: { codes: [], talks: [], ...compared } })),
    retry: false,
  });
  return (
    <Dialog title={say.title} onClose={onClose} size="calc(min(68.75rem, 96vw))">
      {data && <Side answer={data} onClose={onClose} onMerged={onMerged} />}
      {!data && error && <Failure title={say.failed} onRetry={() => void refetch()} />}
      {!data && !error && <GreyRows rows={2} height={180} />}
    </Dialog>
  );
}
