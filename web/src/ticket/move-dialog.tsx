import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { api, call } from "../api.ts";
import { useReference, useSession } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { showDone } from "../shared/say-why.ts";
import { serverNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { disputeWords } from "../words-presence.vi.ts";
import { useTicketActs } from "./acts.ts";
import { FactField, type FactForm, factsOf } from "./fact-field.tsx";
import styles from "./move-dialog.module.css";
import { fieldsOf, isRequired, moveLabel } from "./move-words.ts";
import type { Facts, Move, TicketRow } from "./queries.ts";

/** What the dialog is for: a move, a second "not ours" for the leader, a result for the head to post, or a start on the spot. */
export type Purpose = "move" | "propose" | "on-scene" | "dispute";

interface MoveDialogProps {
  ticket: TicketRow;
  move: Move;
  purpose?: Purpose;
  initial?: FactForm;
  onClose: () => void;
}

/** What the resident will read, before it goes. */
function Preview({ code, move, facts }: { code: string; move: Move; facts: Facts }) {
  const body = useDeferredValue({ to: move.to, facts });
  const { data } = useQuery({
    queryKey: ["preview", code, body],
    queryFn: () => call(api.POST("/api/tickets/{code}/moves/preview", { params: { path: { code } }, body })),
    placeholderData: (previous) => previous,
    retry: false,
  });
  if (!data) return null;
  return (
    <div className={styles.preview} aria-live="polite">
      <p>
        {deskWords.ticket.residentReads} · {deskWords.ticket.willTell(data.followers)}
      </p>
      <blockquote>{data.text ?? deskWords.ticket.residentReadNothing}</blockquote>
    </div>
  );
}

function isComplete(move: Move, names: string[], { texts, photos }: FactForm): boolean {
  return move.carries.every((name) => {
    if (!names.includes(name)) return true;
    if (name === "photos") return photos.length > 0;
    if (name === "plan" && photos.length > 0) return true;
    return (texts[name] ?? "").trim() !== "";
  });
}

const titles: Record<Exclude<Purpose, "move">, string> = {
  propose: deskWords.ticket.propose,
  "on-scene": deskWords.work.arrived,
  dispute: deskWords.returnMove,
};

/** Asks for what a move must carry, shows what the resident will read, and makes the move. */
export function MoveDialog({ ticket, move, purpose = "move", initial, onClose }: MoveDialogProps) {
  const { staff } = useSession();
  const { statusLabel, units } = useReference();
  const acts = useTicketActs(ticket.code);
  const [form, setForm] = useState<FactForm>(initial ?? { texts: {}, photos: [] });
  const names = fieldsOf(move, ticket, staff);
  // A body with a system of its own gives the number itself.
  const isRelayed = units.some(({ id, relayed }) => relayed && id === form.texts.outsideUnit);
  const asked = isRelayed ? names.filter((name) => name !== "reference") : names;
  const shown = purpose === "propose" ? asked.filter((name) => name === "text" || name === "photos") : asked;
  const facts: Facts = {
    ...factsOf(form),
    ...(move.to === "accepted" && staff.role === "OFF" ? { officerId: staff.id } : {}),
    ...(purpose === "on-scene" ? { onSceneAt: new Date(serverNow()).toISOString() } : {}),
  };
  const { version } = ticket;
  const finish = (message: string) => ({
    onSuccess: (after: { status: string }) => {
      const isOnItsWay = isRelayed && after.status !== move.to;
      showDone(isOnItsWay ? outsideWords.onItsWay : message);
      onClose();
    },
  });
  const submit = (): void => {
    if (purpose === "propose") {
      const photos = facts.photos ?? [];
      acts.propose.mutate({ version, text: facts.text ?? "", photos }, finish(deskWords.ticket.proposedSent));
    } else if (purpose === "dispute") {
      const { unit, reason = "" } = facts;
      if (unit) acts.dispute.mutate({ version, unit, reason }, finish(disputeWords.sent));
    } else {
      acts.move.mutate({ to: move.to, version, facts }, finish(deskWords.ticket.moved(statusLabel(move.to))));
    }
  };
  const title = purpose === "move" ? moveLabel(ticket.status, move.to) : titles[purpose];
  return (
    <Dialog title={`${title} · ${ticket.code}`} onClose={onClose} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {shown.map((name) => (
          <FactField
            key={name}
            name={name}
            form={form}
            required={isRequired(name, move) && !(name === "plan" && form.photos.length > 0)}
            unit={ticket.unit}
            onChange={setForm}
          />
        ))}
        {purpose !== "propose" && purpose !== "dispute" && <Preview code={ticket.code} move={move} facts={facts} />}
        <div className={styles.buttons}>
          <Button
            type="submit"
            loading={acts.move.isPending || acts.propose.isPending || acts.dispute.isPending}
            disabled={!isComplete(move, shown, form)}
          >
            {title}
          </Button>
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
