import { Button } from "@mantine/core";
import { useState } from "react";
import type { Body } from "../api.ts";
import { Dialog } from "../shared/dialog.tsx";
import { showDone } from "../shared/say-why.ts";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { disputeWords } from "../words-presence.vi.ts";
import { useTicketActs } from "./acts.ts";
import { FactField, type FactForm } from "./fact-field.tsx";
import styles from "./move-dialog.module.css";
import type { Ticket } from "./queries.ts";

/** The second "not ours": the reason and whose it should be, for a leader to decide. */
export function DisputeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { code, unit, version } = ticket;
  const { dispute } = useTicketActs(code);
  const [form, setForm] = useState<FactForm>({ texts: {}, photos: [] });
  const reason = form.texts.reason?.trim() ?? "";
  const proposed = form.texts.unit as Body<"disputeUnit">["unit"] | "" | undefined;
  const submit = (): void => {
    if (!proposed) return;
    const onSuccess = (): void => {
      showDone(disputeWords.sent);
      onClose();
    };
    dispute.mutate({ version, unit: proposed, reason }, { onSuccess });
  };
  return (
    <Dialog title={`${deskWords.returnMove} · ${code}`} onClose={onClose} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{disputeWords.why}</p>
        {(["reason", "unit"] as const).map((name) => (
          <FactField key={name} name={name} form={form} required unit={unit} isElsewhere onChange={setForm} />
        ))}
        <div className={styles.buttons}>
          <Button type="submit" loading={dispute.isPending} disabled={!proposed || reason === ""}>
            {deskWords.returnMove}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
