import { Button, Textarea } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconCheck from "@tabler/icons-react/icons/IconCheck";
import IconClock from "@tabler/icons-react/icons/IconClock";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { sayWhy } from "../shared/say-why.ts";
import { timeOf } from "../shared/time.ts";
import { moveLabel } from "../ticket/move-words.ts";
import { ticketQuery } from "../ticket/queries.ts";
import { deskWords } from "../words-desk.vi.ts";
import { offlineWords as say } from "../words-offline.vi.ts";
import { ticketWords } from "../words-ticket.vi.ts";
import { type Act, dropAct, saveAct } from "./acts.ts";
import { faultOf } from "./perform.ts";
import { sendActs } from "./send-acts.ts";
import { useActs } from "./use-acts.ts";
import styles from "./waiting-acts.module.css";

/** What was done, as its button said it. */
function nameOf({ kind, to, isArrival }: Act): string {
  if (kind === "note") return say.note;
  if (kind === "propose" || !to) return ticketWords.ticket.propose;
  return isArrival ? ticketWords.work.arrived : moveLabel("in-progress", to);
}

async function sendAgain(act: Act): Promise<void> {
  const { why: _, ...rest } = act;
  await saveAct({ ...rest, state: "waiting", waited: true });
  await sendActs();
}

/** A word that the server asked for, to be written here. */
const writable = ["text", "explanation", "plan"] as const;

/** Why an act was refused, what is true now, and what its person may do. Nothing is sent again by itself. */
function Refused({ act }: { act: Act }) {
  const { statusLabel } = useReference();
  const [facts, setFacts] = useState(act.facts);
  const [isSure, setSure] = useState(false);
  const { data: ticket } = useQuery({ ...ticketQuery(act.code), staleTime: 0 });
  const { code, missing = [], doubts = [], lacks = [] } = act.why ?? {};
  const isOvertaken = code === "STALE" || code === "MOVE_NOT_ALLOWED";
  const last = ticket?.changes.at(-1);
  const isPossible =
    act.kind === "note" || (act.to ? ticket?.moves.some(({ to }) => to === act.to) : ticket?.mayPropose) === true;
  const asked = writable.filter((name) => missing.includes(name));
  const answerRules = useReference().answerRules;
  return (
    <div className={styles.refused}>
      <p>{say.refused(isOvertaken ? deskWords.errors.STALE : sayWhy(faultOf(act)))}</p>
      {isOvertaken && last && <p>{say.newer(last.actor.name, statusLabel(last.to), timeOf(last.at))}</p>}
      {isOvertaken && ticket && !isPossible && <p>{say.noLonger}</p>}
      {doubts.map((id) => (
        <p key={id}>{say.doubt(id)}</p>
      ))}
      {answerRules
        .filter(({ id }) => lacks.includes(id))
        .map(({ id, says }) => (
          <p key={id}>{says}</p>
        ))}
      {asked.map((name) => (
        <Textarea
          key={name}
          label={ticketWords.facts[name]}
          autosize
          minRows={2}
          value={facts[name] ?? ""}
          onChange={(event) => setFacts({ ...facts, [name]: event.currentTarget.value })}
        />
      ))}
      <div className={styles.buttons}>
        {(!isOvertaken || isPossible) && (
          <Button
            size="sm"
            variant="default"
            disabled={asked.some((name) => !facts[name]?.trim())}
            onClick={() =>
              void sendAgain({ ...act, facts, version: isOvertaken && ticket ? ticket.version : act.version })
            }
          >
            {isOvertaken ? say.sendOnNewest : say.again}
          </Button>
        )}
        {act.photos.length > 0 && act.kind !== "note" && (
          <Button
            size="sm"
            variant="default"
            onClick={() => void sendAgain({ ...act, kind: "note", facts: { text: facts.text || say.notePhotos } })}
          >
            {say.onlyPhotos}
          </Button>
        )}
        <Button
          size="sm"
          variant="default"
          color="red"
          onClick={() => (isSure || act.photos.length === 0 ? void dropAct(act) : setSure(true))}
        >
          {isSure ? say.dropWithPhotos : say.drop}
        </Button>
      </div>
    </div>
  );
}

function stateOf({ state, sentAt, doneAt }: Act, isHeld: boolean): string {
  if (state === "sent" && sentAt) return `${say.states.sent} · ${say.doneAndSent(timeOf(doneAt), timeOf(sentAt))}`;
  return `${state === "waiting" && isHeld ? say.states.held : say.states[state as "waiting"]} · ${say.doneAt(timeOf(doneAt))}`;
}

const icons = { waiting: IconClock, sending: IconClock, sent: IconCheck, refused: IconAlertTriangle };

/** What waits on this device, of one ticket or of all, each with its state. */
export function WaitingActs({ code }: { code?: string }) {
  // What goes at once is told by the screen it was done on.
  const acts = useActs(code).filter(({ waited, state }) => waited || state === "refused");
  if (acts.length === 0) return null;
  const held = new Set(acts.filter(({ state }) => state === "refused").map((act) => act.code));
  return (
    <section className={styles.queue} aria-label={say.queue} aria-live="polite">
      <h2>
        {say.queue} <span>{acts.filter(({ state }) => state !== "sent").length}</span>
      </h2>
      <ul>
        {acts.map((act) => {
          const Icon = icons[act.state];
          return (
            <li key={act.id} data-state={act.state}>
              <p>
                <Icon size={18} aria-hidden />
                <span>
                  <b>{nameOf(act)}</b> <span className="code">{act.code}</span>
                  {act.photos.length > 0 && ` · ${say.photosOf(act.photos.length)}`}
                  {act.state !== "refused" && <small>{stateOf(act, held.has(act.code))}</small>}
                  {act.state === "refused" && <small>{say.doneAt(timeOf(act.doneAt))}</small>}
                </span>
              </p>
              {act.state === "refused" && <Refused act={act} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
