import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { ApiError, api, call, type Schemas } from "../api.ts";
import { localPrefix } from "../offline/acts.ts";
import type { Outcome } from "../offline/perform.ts";
import type { Position } from "../offline/position.ts";
import { useReference, useSession } from "../session/session.ts";
import { Dialog } from "../shared/dialog.tsx";
import { fold } from "../shared/numbers.ts";
import { showDone } from "../shared/say-why.ts";
import { serverNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { offlineWords } from "../words-offline.vi.ts";
import { outsideWords } from "../words-outside.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { useTicketActs } from "./acts.ts";
import { FactField, type FactForm, factsOf } from "./fact-field.tsx";
import styles from "./move-dialog.module.css";
import { fieldsOf, isRequired, moveLabel } from "./move-words.ts";
import type { Facts, Move, TicketRow } from "./queries.ts";

/** What the dialog is for: a move, a result for the head to post, or a start on the spot. */
export type Purpose = "move" | "propose" | "on-scene";

interface MoveDialogProps {
  ticket: TicketRow;
  move: Move;
  purpose?: Purpose;
  initial?: FactForm;
  /** Where the phone was when its owner said that they are there. */
  position?: Position | undefined;
  onClose: () => void;
}

/** Longest part of a text that is looked at for what it lacks, as on the server. */
const lookedAtChars = 300;
type AnswerRule = Schemas["Reference"]["answerRules"][number];
type Preview = Schemas["MovePreview"];

/** What the resident will read and what is asked about the photos; nothing without a signal. */
function usePreview(code: string, move: Move, { photos = [], shots = [], ...facts }: Facts): Preview | undefined {
  const isUp = ({ key }: { key: string }): boolean => !key.startsWith(localPrefix);
  const body = useDeferredValue({
    to: move.to,
    facts: { ...facts, ...(photos.length > 0 ? { photos: photos.filter(isUp), shots: shots.filter(isUp) } : {}) },
  });
  return useQuery({
    queryKey: ["preview", code, body],
    queryFn: () => call(api.POST("/api/tickets/{code}/moves/preview", { params: { path: { code } }, body })),
    placeholderData: (previous) => previous,
    retry: false,
  }).data;
}

/** What the resident will read, before it goes. */
function ResidentReads({ data }: { data: Preview }) {
  return (
    <div className={styles.preview} aria-live="polite">
      <p>
        {ticketWords.ticket.residentReads} · {ticketWords.ticket.willTell(data.followers)}
      </p>
      <blockquote>{data.text ?? ticketWords.ticket.residentReadNothing}</blockquote>
    </div>
  );
}

/** What the text for the resident lacks, as its writer types; nothing before the first letter. */
function useLacks(text: string | undefined): AnswerRule[] {
  const { answerRules } = useReference();
  const folded = fold(useDeferredValue(text ?? ""))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return folded ? answerRules.filter(({ pattern }) => new RegExp(pattern).test(folded.slice(0, lookedAtChars))) : [];
}

function Lacks({ lacks }: { lacks: AnswerRule[] }) {
  return (
    <ul className={styles.lacks} aria-live="polite">
      {lacks.map(({ id, says, blocks }) => (
        <li key={id} data-blocks={blocks}>
          {says}
        </li>
      ))}
    </ul>
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
  propose: ticketWords.ticket.propose,
  "on-scene": ticketWords.work.arrived,
};

/** What about the photos asks for a word: as the preview says, or the server when it refused. */
function useDoubts(preview: Preview | undefined, fault: unknown): TicketRow["doubts"] {
  const refused = fault instanceof ApiError && Array.isArray(fault.details.doubts) ? fault.details.doubts : [];
  const known = preview?.doubts ?? [];
  const others = refused.filter((id) => known.every((doubt) => doubt.id !== id));
  return [...known, ...others.map((id) => ({ id: id as TicketRow["doubts"][number]["id"] }))];
}

/** Whose facts a form has: beside what was typed, who accepts and where and when somebody arrived. */
function useFacts({ move, purpose, position }: MoveDialogProps, form: FactForm): Facts {
  const { staff } = useSession();
  return {
    ...factsOf(form),
    ...(move.to === "accepted" && staff.role === "OFF" ? { officerId: staff.id } : {}),
    ...(purpose === "on-scene" ? { onSceneAt: new Date(serverNow()).toISOString() } : {}),
    ...(position ? { position } : {}),
  };
}

/** Makes the move or the proposal; what cannot be sent now is kept, and said so. */
function useSubmit({ ticket, move, purpose, onClose }: MoveDialogProps, facts: Facts, isRelayed: boolean) {
  const { statusLabel } = useReference();
  const { move: moving, propose } = useTicketActs(ticket.code);
  const { version } = ticket;
  const finish =
    (message: string) =>
    ({ isKept, ticket: after }: Outcome): void => {
      const isOnItsWay = isRelayed && after !== undefined && after.status !== move.to;
      showDone(isKept ? offlineWords.kept : isOnItsWay ? outsideWords.onItsWay : message);
      onClose();
    };
  const submit = (): void => {
    const isArrival = purpose === "on-scene";
    const isProposal = purpose === "propose";
    const done = isProposal
      ? propose.mutateAsync({ version, facts })
      : moving.mutateAsync({ to: move.to, version, facts, isArrival });
    const message = isProposal ? ticketWords.ticket.proposedSent : ticketWords.ticket.moved(statusLabel(move.to));
    // Told also when the card it was done on is gone by then; a fault has been told by the act itself.
    done.then(finish(message), () => undefined);
  };
  return { submit, isBusy: moving.isPending || propose.isPending, fault: moving.error ?? propose.error };
}

/** Asks for what a move must carry, shows what the resident will read, and makes the move. */
export function MoveDialog(props: MoveDialogProps) {
  const { ticket, move, purpose = "move", initial, onClose } = props;
  const { staff } = useSession();
  const { units } = useReference();
  const [form, setForm] = useState<FactForm>(initial ?? { texts: {}, photos: [] });
  const names = fieldsOf(move, ticket, staff);
  // A body with a system of its own gives the number itself.
  const isRelayed = units.some(({ id, relayed }) => relayed && id === form.texts.outsideUnit);
  const asked = isRelayed ? names.filter((name) => name !== "reference") : names;
  const shown = purpose === "propose" ? asked.filter((name) => name === "text" || name === "photos") : asked;
  const facts = useFacts(props, form);
  const preview = usePreview(ticket.code, move, facts);
  const { submit, isBusy, fault } = useSubmit(props, facts, isRelayed);
  const doubts = useDoubts(preview, fault);
  const lacks = useLacks(move.to === "resolved" ? form.texts.text : undefined);
  // The officer's word, given with the proposal, stands.
  const asksWhy = doubts.length > 0 && !initial?.texts.explanation;
  const isReady =
    isComplete(move, shown, form) &&
    !lacks.some(({ blocks }) => blocks) &&
    (!asksWhy || Boolean(form.texts.explanation?.trim()));
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
        {purpose === "on-scene" && <p>{offlineWords.needProof}</p>}
        {shown.map((name) => (
          <div key={name} className={styles.field}>
            <FactField
              name={name}
              form={form}
              required={isRequired(name, move) && !(name === "plan" && form.photos.length > 0)}
              unit={ticket.unit}
              onChange={setForm}
            />
            {name === "text" && <Lacks lacks={lacks} />}
          </div>
        ))}
        {asksWhy && (
          <div className={styles.doubts}>
            {doubts.map(({ id, metres }) => (
              <p key={id}>{offlineWords.doubt(id, metres)}</p>
            ))}
            <FactField name="explanation" form={form} required unit={ticket.unit} onChange={setForm} />
            <small>{offlineWords.explanationHint}</small>
          </div>
        )}
        {preview && <ResidentReads data={preview} />}
        <div className={styles.buttons}>
          <Button type="submit" loading={isBusy} disabled={!isReady}>
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
