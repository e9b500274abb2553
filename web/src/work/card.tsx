import { Button } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconCamera from "@tabler/icons-react/icons/IconCamera";
import IconMapPin from "@tabler/icons-react/icons/IconMapPin";
import IconUser from "@tabler/icons-react/icons/IconUser";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Outcome } from "../offline/perform.ts";
import { metresApart, type Position, positionNow } from "../offline/position.ts";
import { useReference, useSession } from "../session/session.ts";
import { ClockText } from "../shared/clock.tsx";
import { showDone, showFailure } from "../shared/say-why.ts";
import { takePhoto } from "../shared/take-photo.ts";
import { useTicketActs } from "../ticket/acts.ts";
import { MoveDialog, type Purpose } from "../ticket/move-dialog.tsx";
import type { Move, TicketRow } from "../ticket/queries.ts";
import { StatusMark } from "../ticket/status-mark.tsx";
import { offlineWords } from "../words-offline.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import styles from "./work-page.module.css";

type Open = { move: Move; purpose: Purpose; position?: Position | undefined };

/** Says that it is done, or that it waits on this device: also when the card is gone by then. A fault tells itself. */
function tell(act: Promise<Outcome>, message: string): void {
  act.then(
    ({ isKept }) => showDone(isKept ? offlineWords.kept : message),
    () => undefined,
  );
}

/** Whether the phone says that it is at the reported place; for the server to decide, for the screen to foresee. */
function useIsThere({ pin }: TicketRow): (position: Position | undefined) => boolean {
  const { farMetres } = useReference();
  return (position) =>
    position !== undefined &&
    pin?.exact === true &&
    metresApart(pin, position) - (position.accuracyMetres ?? 0) <= farMetres;
}

/** "Đã tới nơi": one tap where the phone knows that it is there; else a photo or a word is asked for. */
function Arrive({ ticket, move, onAsk }: { ticket: TicketRow; move: Move; onAsk: (open: Open) => void }) {
  const { statusLabel } = useReference();
  const acts = useTicketActs(ticket.code);
  const isThere = useIsThere(ticket);
  const [isFinding, setFinding] = useState(false);
  const arrive = async (): Promise<void> => {
    setFinding(true);
    const position = await positionNow();
    setFinding(false);
    if (ticket.fieldWork && !isThere(position)) return onAsk({ move, purpose: "on-scene", position });
    const facts = position ? { position } : {};
    const arrived = acts.move.mutateAsync({ to: move.to, version: ticket.version, facts, isArrival: true });
    tell(arrived, ticketWords.ticket.moved(statusLabel(move.to)));
  };
  return (
    <Button
      size="md"
      leftSection={<IconMapPin size={18} />}
      loading={isFinding || acts.move.isPending}
      onClick={() => void arrive()}
    >
      {ticketWords.work.arrived}
    </Button>
  );
}

/** A photo of the spot while the work goes on: a note with a picture. */
function Snap({ code }: { code: string }) {
  const { note } = useTicketActs(code);
  const [isBusy, setBusy] = useState(false);
  const snap = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    try {
      const { key, shot } = await takePhoto(file, true);
      const facts = { text: offlineWords.notePhotos, photos: [{ key }], shots: [{ key, ...shot }] };
      tell(note.mutateAsync(facts), ticketWords.ticket.noteSaved);
    } catch (error) {
      showFailure(error);
    }
    setBusy(false);
  };
  return (
    <Button component="label" size="md" variant="default" loading={isBusy || note.isPending} className={styles.snap}>
      <IconCamera size={18} aria-hidden /> {ticketWords.work.photo}
      <input
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => void snap(event.currentTarget.files?.[0])}
      />
    </Button>
  );
}

/** The next act of a card, filled, and what else can be done on the spot. */
function CardActs({ ticket }: { ticket: TicketRow }) {
  const { staff, can } = useSession();
  const { statusLabel } = useReference();
  const acts = useTicketActs(ticket.code);
  const [open, setOpen] = useState<Open>();
  const find = (to: Move["to"]): Move | undefined => ticket.moves.find((move) => move.to === to);
  const accept = find("accepted");
  const start = ticket.status === "accepted" ? find("in-progress") : undefined;
  const finish = find("resolved");
  const isAtWork = !ticket.awaitsApproval && (finish !== undefined || ticket.mayPropose);
  const result: Move = { to: "resolved", carries: ticket.needsPhoto ? ["text", "photos"] : ["text"] };
  return (
    <div className={styles.acts}>
      {accept && (
        <Button
          size="md"
          loading={acts.move.isPending}
          onClick={() =>
            tell(
              acts.move.mutateAsync({ to: accept.to, version: ticket.version, facts: { officerId: staff.id } }),
              ticketWords.ticket.moved(statusLabel(accept.to)),
            )
          }
        >
          {ticketWords.work.accept}
        </Button>
      )}
      {start && <Arrive ticket={ticket} move={start} onAsk={setOpen} />}
      {isAtWork && (
        <Button
          size="md"
          onClick={() => setOpen(finish ? { move: finish, purpose: "move" } : { move: result, purpose: "propose" })}
        >
          {ticketWords.work.finish}
        </Button>
      )}
      {isAtWork && ticket.fieldWork && can("ticket.note") && <Snap code={ticket.code} />}
      {ticket.pin && (
        <Button
          component="a"
          size="md"
          variant="default"
          href={`geo:${ticket.pin.latitude},${ticket.pin.longitude}?q=${ticket.pin.latitude},${ticket.pin.longitude}`}
        >
          {offlineWords.way}
        </Button>
      )}
      <Button component={Link} to="/phieu/$code" params={{ code: ticket.code } as never} size="md" variant="default">
        {ticket.awaitsApproval && finish ? ticketWords.work.review : ticketWords.work.open}
      </Button>
      {open && <MoveDialog ticket={ticket} {...open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

/** One piece of work: what, where, how late, for whom and by whom, and the next act. `stop`: its number on the map. */
export function Card({ ticket, stop }: { ticket: TicketRow; stop?: number | undefined }) {
  return (
    <li className={styles.card}>
      <p className={styles.top}>
        <StatusMark status={ticket.status} />
        {ticket.clock && <ClockText clock={ticket.clock} />}
      </p>
      <h3>{ticket.title}</h3>
      {ticket.placeLabel && (
        <p className={styles.place}>
          {stop === undefined ? <IconMapPin size={16} aria-hidden /> : <b className={styles.stop}>{stop}</b>}
          <span>{ticket.placeLabel}</span>
        </p>
      )}
      <p className={styles.place}>
        <IconUser size={16} aria-hidden />
        <span>
          {ticket.officerName ?? offlineWords.nobody}
          {ticket.followers > 0 && ` · ${offlineWords.reported(ticket.followers)}`} ·{" "}
          <span className="code">{ticket.code}</span>
        </span>
      </p>
      {ticket.doubts.map(({ id, metres }) => (
        <p key={id} className={styles.doubt}>
          <IconAlertTriangle size={16} aria-hidden /> {offlineWords.doubt(id, metres)}
        </p>
      ))}
      <CardActs ticket={ticket} />
    </li>
  );
}
