import { Button } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconMapPin from "@tabler/icons-react/icons/IconMapPin";
import { Link } from "@tanstack/react-router";
import type { Schemas } from "../api.ts";
import { severities } from "../search.ts";
import { useReference, useSession } from "../session/session.ts";
import { ClockRing, ClockText } from "../shared/clock.tsx";
import { Kbd } from "../shared/kbd.tsx";
import { percentOf, surenessOf } from "../shared/numbers.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { DataRequest } from "./data-request.tsx";
import { Person } from "./person.tsx";
import type { Conversation } from "./queries.ts";
import styles from "./side-panel.module.css";
import type { TriageDesk } from "./use-triage.ts";

/** Dialogs the panel can ask for. */
export type Dialog = "category" | "unit" | "place" | "snooze";

interface PanelProps {
  conversation: Conversation;
  desk: TriageDesk;
  onDialog: (dialog: Dialog) => void;
  onAskPlace: () => void;
  onCreate: () => void;
  onMerge: (ticket: Schemas["TicketRow"]) => void;
  busy: boolean;
}

function Sureness({ confidence }: { confidence: number }) {
  const level = surenessOf(confidence);
  return (
    <span className={styles.sureness} data-level={level}>
      {level !== "sure" && <IconAlertTriangle size={12} aria-hidden />}
      {words.sureness[level]}
    </span>
  );
}

interface ProposalProps {
  position: number;
  label: string;
  unit: string;
  confidence: number | undefined;
  isOn: boolean;
  onChoose: () => void;
}

function ProposalButton({ position, label, unit, confidence, isOn, onChoose }: ProposalProps) {
  return (
    <button type="button" className={styles.proposal} aria-pressed={isOn} onClick={onChoose}>
      <Kbd>{String(position)}</Kbd>
      <span>
        <b>{label}</b>
        <small>{unit}</small>
        {confidence !== undefined && (
          <span className={styles.bar}>
            <i style={{ width: `${Math.round(confidence * 100)}%` }} />
          </span>
        )}
      </span>
      {confidence !== undefined && <strong>{percentOf(confidence)}</strong>}
    </button>
  );
}

/** What the machine read otherwise than it was typed, so that nobody wonders at a proposal. */
function Repairs({ repairs }: { repairs: NonNullable<Schemas["Conversation"]["report"]>["repairs"] }) {
  return (
    <details className={styles.quiet}>
      <summary>
        {deskWords.panel.readAs} ({repairs.length})
      </summary>
      <ul>
        {repairs.map(({ from, to, kind }) => (
          <li key={from}>{deskWords.panel.repair({ from, to, kind: deskWords.panel.repairKinds[kind] })}</li>
        ))}
      </ul>
    </details>
  );
}

function Proposals({ conversation, desk, onDialog }: Pick<PanelProps, "conversation" | "desk" | "onDialog">) {
  const reference = useReference();
  const { report } = conversation;
  const proposals = report?.proposals ?? [];
  const chosen = desk.triage?.category;
  const isOther = chosen !== undefined && !proposals.some(({ category }) => category === chosen);
  const unitOf = (category: Schemas["CategoryId"], unit = reference.category(category)?.unit): string =>
    reference.unitName((category === chosen && desk.triage?.unit) || unit);
  return (
    <section className={styles.section}>
      <h2>
        {deskWords.panel.proposals}
        {proposals[0] && <Sureness confidence={proposals[0].confidence} />}
      </h2>
      {proposals.length === 0 && !isOther && <p className={styles.quiet}>{deskWords.panel.noProposal}</p>}
      {proposals.map(({ category, confidence, unit }, index) => (
        <ProposalButton
          key={category}
          position={index + 1}
          label={reference.categoryName(category)}
          unit={unitOf(category, unit)}
          confidence={confidence}
          isOn={category === chosen}
          onChoose={() => desk.chooseCategory(category)}
        />
      ))}
      {isOther && (
        <ProposalButton
          position={0}
          label={reference.categoryName(chosen)}
          unit={unitOf(chosen)}
          confidence={undefined}
          isOn
          onChoose={() => onDialog("category")}
        />
      )}
      {report && report.cues.length > 0 && (
        <p className={styles.quiet}>{deskWords.panel.why(report.cues.map((cue) => `“${cue}”`).join(", "))}</p>
      )}
      {report && report.repairs.length > 0 && <Repairs repairs={report.repairs} />}
      <p className={styles.links}>
        <button type="button" onClick={() => onDialog("category")}>
          {deskWords.panel.other}
        </button>
        <Kbd>0</Kbd>
        {desk.triage && (
          <>
            <button type="button" onClick={() => onDialog("unit")}>
              {deskWords.panel.unit}
            </button>
            <Kbd>A</Kbd>
          </>
        )}
      </p>
      {desk.triage && <SeverityChoice desk={desk} value={desk.triage.severity} />}
    </section>
  );
}

function SeverityChoice({ desk, value }: { desk: TriageDesk; value: Schemas["Severity"] }) {
  return (
    <fieldset className={styles.severity}>
      <legend className="sr">{deskWords.panel.severity}</legend>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          title={words.severities[severity]}
          aria-pressed={severity === value}
          aria-label={`${deskWords.panel.severity} ${severity}: ${words.severities[severity]}`}
          onClick={() => desk.chooseSeverity(severity)}
        >
          {severity}
        </button>
      ))}
      <span>{words.severities[value]}</span>
    </fieldset>
  );
}

function PlaceSection({ desk, onDialog, onAskPlace }: Pick<PanelProps, "desk" | "onDialog" | "onAskPlace">) {
  const place = desk.triage?.place;
  return (
    <section className={styles.section}>
      <h2>
        {deskWords.panel.place}
        {place && <span className={styles.precision}>{words.precision[place.precision]}</span>}
      </h2>
      {place ? (
        <p className={styles.place}>
          <IconMapPin size={17} aria-hidden />
          <span>
            {place.label}
            {place.outsideWard && <b> · {deskWords.panel.outside(place.outsideWard)}</b>}
          </span>
        </p>
      ) : (
        <p className={styles.quiet}>{deskWords.panel.noPlace}</p>
      )}
      <p className={styles.links}>
        <button type="button" onClick={() => onDialog("place")}>
          {deskWords.panel.editPlace}
        </button>
        <Kbd>L</Kbd>
        {!place && (
          <button type="button" onClick={onAskPlace}>
            {deskWords.panel.askPlace}
          </button>
        )}
      </p>
    </section>
  );
}

function TicketCard({ ticket, onMerge }: { ticket: Schemas["TicketRow"]; onMerge: () => void }) {
  const { statusLabel, unitName } = useReference();
  return (
    <li>
      <Link to="/phieu/$code" params={{ code: ticket.code }} className={styles.ticket}>
        <b>{ticket.title}</b>
        <span>
          <span className="code">{ticket.code}</span> {statusLabel(ticket.status)}
        </span>
        <span>
          {unitName(ticket.unit)} {ticket.clock && <ClockText clock={ticket.clock} />}
        </span>
      </Link>
      {isMergeable(ticket) && (
        <p className={styles.links}>
          <span className={styles.quiet}>{answeringWords.mergeInto(ticket.proposedParent ?? "")}</span>
          <button type="button" onClick={onMerge}>
            {answeringWords.merge}
          </button>
          <Kbd>M</Kbd>
        </p>
      )}
    </li>
  );
}

/** Looks like one more report of a known incident, and this person may say so. */
export const isMergeable = ({ proposedParent, moves }: Schemas["TicketRow"]): boolean =>
  proposedParent !== undefined && moves.some(({ to }) => to === "duplicate");

function Tickets({ conversation, onMerge }: Pick<PanelProps, "conversation" | "onMerge">) {
  return (
    <section className={styles.section}>
      <h2>
        {deskWords.panel.tickets}
        {conversation.ticketCount > 0 && <span>{conversation.ticketCount}</span>}
      </h2>
      {conversation.tickets.length === 0 && <p className={styles.quiet}>{deskWords.panel.noTickets}</p>}
      <ul className={styles.tickets}>
        {conversation.tickets.map((ticket) => (
          <TicketCard key={ticket.code} ticket={ticket} onMerge={() => onMerge(ticket)} />
        ))}
      </ul>
    </section>
  );
}

/** What the machine proposes and why, where it is, and what this resident reported before. */
export function SidePanel({ conversation, desk, onDialog, onAskPlace, onCreate, onMerge, busy }: PanelProps) {
  const { can } = useSession();
  const { clock } = conversation;
  return (
    <aside className={styles.panel} aria-label={deskWords.panel.label}>
      <div className={styles.scroll}>
        <section className={styles.section}>
          {clock ? <ClockRing clock={clock} /> : <p className={styles.quiet}>{words.clock.none}</p>}
        </section>
        <Proposals conversation={conversation} desk={desk} onDialog={onDialog} />
        <PlaceSection desk={desk} onDialog={onDialog} onAskPlace={onAskPlace} />
        <Tickets conversation={conversation} onMerge={onMerge} />
        {can("people.link") && <Person id={conversation.id} />}
        {can("privacy.open") && <DataRequest conversationId={conversation.id} />}
      </div>
      {can("ticket.open") && (
        <div className={styles.foot}>
          <Button variant="light" size="md" fullWidth disabled={!desk.triage} loading={busy} onClick={onCreate}>
            {deskWords.panel.create} <Kbd>C</Kbd>
          </Button>
        </div>
      )}
    </aside>
  );
}
