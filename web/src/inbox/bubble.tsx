import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconDeviceMobile from "@tabler/icons-react/icons/IconDeviceMobile";
import IconMapPin from "@tabler/icons-react/icons/IconMapPin";
import IconNote from "@tabler/icons-react/icons/IconNote";
import IconPaperclip from "@tabler/icons-react/icons/IconPaperclip";
import IconRobot from "@tabler/icons-react/icons/IconRobot";
import IconUser from "@tabler/icons-react/icons/IconUser";
import IconUserCheck from "@tabler/icons-react/icons/IconUserCheck";
import type { Schemas } from "../api.ts";
import { channelName } from "../shared/channel-mark.tsx";
import { addressOf, PhotoStrip } from "../shared/photos.tsx";
import { timeOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { HeldLine } from "./held-line.tsx";
import type { Line } from "./queries.ts";
import styles from "./thread.module.css";

const icons = {
  resident: IconUser,
  bot: IconRobot,
  operator: IconUserCheck,
  page: IconDeviceMobile,
  system: IconNote,
} as const;

function authorName(line: Line, resident: string): string {
  if (line.author.kind === "resident") return resident;
  if (line.author.kind === "operator") return line.author.name ?? "";
  return line.author.kind === "page" ? words.thread.page : words.thread.bot;
}

/** Files that are no photos: voice notes play in place, the rest opens in a new tab. */
function OtherFile({ file }: { file: Schemas["Attachment"] }) {
  const address = addressOf(file);
  if (file.kind === "audio") {
    return (
      <>
        <audio controls preload="none" src={address} aria-label={words.thread.voice}>
          <track kind="captions" />
        </audio>
        {file.transcript && (
          <p className={styles.pin}>
            {words.thread.heard}: “{file.transcript}”
          </p>
        )}
      </>
    );
  }
  return (
    <a href={address} target="_blank" rel="noreferrer" className={styles.file}>
      <IconPaperclip size={16} aria-hidden />
      {file.name ?? file.title ?? words.thread.file}
    </a>
  );
}

function Body({ line, resident }: { line: Line; resident: string }) {
  const photos = line.attachments.filter((file) => file.kind === "image");
  const others = line.attachments.filter((file) => file.kind !== "image");
  return (
    <>
      {(line.text || line.withdrawnAt) && (
        <div className={styles.bubble}>{line.withdrawnAt ? <em>{words.thread.withdrawn}</em> : line.text}</div>
      )}
      {photos.length > 0 && <PhotoStrip photos={photos} label={words.thread.photoOf(authorName(line, resident))} />}
      {others.map((file) => (
        <OtherFile key={file.key ?? file.url ?? file.name} file={file} />
      ))}
      {line.place && (
        <p className={styles.pin}>
          <IconMapPin size={16} aria-hidden />
          {words.thread.pin}: {line.place.label}
        </p>
      )}
      {line.choices.length > 0 && (
        <ul className={styles.choices} aria-label={words.thread.choices}>
          {line.choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Failed({ line, onResend }: Pick<BubbleProps, "line" | "onResend">) {
  const causes: Record<string, string> = words.thread.failures;
  return (
    <p className={styles.failed} role="alert">
      <IconAlertTriangle size={16} aria-hidden />
      {causes[line.failure ?? "other"] ?? words.thread.failures.other}
      {line.author.kind === "operator" && onResend && (
        <button type="button" onClick={() => onResend(line)}>
          {words.thread.resend}
        </button>
      )}
    </p>
  );
}

interface BubbleProps {
  line: Line;
  resident: string;
  /** The last of several lines by one author: only that one says who and when. */
  isLast: boolean;
  /** Unset where nothing can be sent. */
  onResend?: ((line: Line) => void) | undefined;
}

/** One line of the thread, by the side, colour and edge of its author. */
export function Bubble({ line, resident, isLast, onResend }: BubbleProps) {
  if (line.direction === "internal") {
    return (
      <p className={styles.note} data-anchor={line.id}>
        <IconNote size={18} aria-hidden />
        <span>
          {line.text}{" "}
          <small>
            · {line.author.name ? `${line.author.name} · ` : ""}
            {timeOf(line.at)} · {words.internalOnly}
          </small>
        </span>
      </p>
    );
  }
  if (line.author.kind === "system") {
    return (
      <p className={styles.system} data-anchor={line.id}>
        {line.text}
      </p>
    );
  }
  const Icon = icons[line.author.kind];
  const via = line.via ? ` ${words.reply.via(channelName(line.via))}` : "";
  const state = line.direction === "out" ? ` · ${words.thread.states[line.state]}${via}` : "";
  return (
    <div className={styles.turn} data-by={line.author.kind} data-anchor={line.id}>
      <Body line={line} resident={resident} />
      {line.state === "failed" && <Failed line={line} onResend={onResend} />}
      {(isLast || line.state === "failed" || line.notBefore) && (
        <p className={styles.meta}>
          <Icon size={14} aria-hidden />
          {authorName(line, resident)} · {timeOf(line.at)}
          {state}
          {line.editedAt ? ` · ${words.thread.edited}` : ""}
          {line.ticketCode ? ` · ${words.thread.ticket(line.ticketCode)}` : ""}
          {line.notBefore && <HeldLine line={line} />}
        </p>
      )}
    </div>
  );
}
