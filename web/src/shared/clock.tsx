import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconClockHour4 from "@tabler/icons-react/icons/IconClockHour4";
import type { Schemas } from "../api.ts";
import { words } from "../words.vi.ts";
import styles from "./clock.module.css";
import { clockState, lengthOf, momentOf, useNow } from "./time.ts";

type ClockView = Schemas["Clock"];

/** A deadline in a row: icon, words and colour. */
export function ClockText({ clock }: { clock: ClockView }) {
  const { tone, leftMs } = clockState(clock, useNow());
  if (tone === "stopped") return null;
  const Icon = tone === "late" ? IconAlertTriangle : IconClockHour4;
  const length = lengthOf(leftMs);
  return (
    <span className={styles.text} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {tone === "late" ? words.clock.late(length) : words.clock.left(length)}
    </span>
  );
}

const radius = 24;
const around = 2 * Math.PI * radius;

/** Shortest form for the middle of the ring: "12’", "3 g", "2 n". */
function shortOf(leftMs: number): string {
  const minutes = Math.round(Math.abs(leftMs) / 60_000);
  if (minutes < 60) return `${minutes}’`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} g` : `${Math.round(minutes / 1440)} n`;
}

function sentenceOf(clock: ClockView, tone: string, leftMs: number): string {
  if (clock.pausedAt) return words.clock.paused;
  if (clock.stoppedAt) return clock.stoppedAt <= clock.dueAt ? words.clock.stoppedInTime : words.clock.stoppedLate;
  return tone === "late" ? words.clock.lateTitle[clock.kind] : words.clock.title[clock.kind](lengthOf(leftMs));
}

/** The deadline that matters most, as a ring that empties, with the words beside it. */
export function ClockRing({ clock, then }: { clock: ClockView; then?: string | undefined }) {
  const now = useNow();
  const { tone, leftMs, share } = clockState(clock, now);
  const shown = tone === "late" || clock.stoppedAt ? 1 : share;
  return (
    <div className={styles.ringRow} data-tone={tone}>
      <svg width="58" height="58" viewBox="0 0 58 58" aria-hidden>
        <circle className={styles.track} cx="29" cy="29" r={radius} />
        <circle
          className={styles.arc}
          cx="29"
          cy="29"
          r={radius}
          strokeDasharray={`${around * shown} ${around}`}
          transform="rotate(-90 29 29)"
        />
        <text x="29" y="34" textAnchor="middle" className={styles.middle}>
          {clock.stoppedAt ? "✓" : shortOf(leftMs)}
        </text>
      </svg>
      <div>
        <p className={styles.sentence}>{sentenceOf(clock, tone, leftMs)}</p>
        <p className={styles.due}>
          {words.clock.due(momentOf(clock.dueAt, now))}
          {then ? ` · ${then}` : ""}
        </p>
      </div>
    </div>
  );
}
