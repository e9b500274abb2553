import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { newId } from "../shared/new-id.ts";
import { monthlyWords } from "../words-monthly.vi.ts";
import styles from "./monthly.module.css";
import { type Monthly, type Shortfall, useMonthlyActs } from "./monthly-queries.ts";

const say = monthlyWords.editor;
const blank: Shortfall = { what: "", action: "", who: "", by: "" };
const isWhole = (row: Shortfall): boolean => Object.values(row).every((value) => value.trim() !== "");

function Row({
  row,
  nth,
  onChange,
  onRemove,
}: {
  row: Shortfall;
  nth: number;
  onChange: (row: Shortfall) => void;
  onRemove: () => void;
}) {
  const field = (name: keyof Shortfall, maxLength: number) => (
    <TextInput
      label={monthlyWords[name]}
      required
      maxLength={maxLength}
      type={name === "by" ? "date" : "text"}
      autoComplete="off"
      value={row[name]}
      onChange={(event) => onChange({ ...row, [name]: event.currentTarget.value })}
    />
  );
  return (
    <li aria-label={say.row(nth)}>
      {field("what", 500)}
      {field("action", 500)}
      {field("who", 120)}
      {field("by", 10)}
      <button type="button" aria-label={say.remove(nth)} title={say.remove(nth)} onClick={onRemove}>
        ×
      </button>
    </li>
  );
}

function Approve({ report, rows, onClose }: { report: Monthly; rows: Shortfall[]; onClose: () => void }) {
  const { approve } = useMonthlyActs();
  const [clientId] = useState(newId);
  const [reason, setReason] = useState("");
  const { month, number: base, editions } = report;
  const isAgain = editions.length > 0;
  const submit = (): void => {
    const because = reason.trim() ? { reason } : {};
    approve.mutate({ clientId, month, base, shortfalls: rows, ...because }, { onSuccess: onClose });
  };
  return (
    <Dialog title={say.approveAsk(month)} onClose={onClose} size="sm" steady>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{say.approveHint}</p>
        {isAgain && (
          <TextInput
            mt={12}
            label={say.reason}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <div className={styles.foot}>
          <Button variant="default" onClick={onClose}>
            {say.later}
          </Button>
          <Button type="submit" loading={approve.isPending} disabled={isAgain && reason.trim() === ""}>
            {say.approve}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Where a leader writes what fell short, and approves the month; it is no part of the paper. */
export function MonthlyEditor({ report }: { report: Monthly }) {
  const { save } = useMonthlyActs();
  const [rows, setRows] = useState<Shortfall[]>(report.draft ?? report.shortfalls);
  const [clientId, setClientId] = useState(newId);
  const [isApproving, setApproving] = useState(false);
  const { month, number: base, mayApprove, editions } = report;
  const isReady = rows.every(isWhole);
  const put = (at: number, row: Shortfall): void => setRows(rows.with(at, row));
  const keep = (): void =>
    save.mutate({ clientId, month, base, shortfalls: rows }, { onSuccess: () => setClientId(newId()) });
  return (
    <section className={styles.editor} aria-labelledby="editor">
      <h2 id="editor">{editions.length > 0 ? say.again : say.title}</h2>
      <p className={styles.muted}>{say.hint}</p>
      <ol className={styles.rows}>
        {rows.map((row, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own
            key={at}
            row={row}
            nth={at + 1}
            onChange={(changed) => put(at, changed)}
            onRemove={() => setRows(rows.toSpliced(at, 1))}
          />
        ))}
      </ol>
      <div className={styles.foot}>
        <Button variant="default" disabled={rows.length >= 30} onClick={() => setRows([...rows, blank])}>
          {say.add}
        </Button>
        <Button variant="default" loading={save.isPending} disabled={!isReady} onClick={keep}>
          {say.save}
        </Button>
        {mayApprove ? (
          <Button disabled={!isReady} onClick={() => setApproving(true)}>
            {say.approve}
          </Button>
        ) : (
          <span className={styles.muted}>{say.running}</span>
        )}
      </div>
      {isApproving && <Approve report={report} rows={rows} onClose={() => setApproving(false)} />}
    </section>
  );
}
