import { createContext, useContext, useEffect, useState } from "react";
import { useSession } from "../session/session.ts";
import { Kbd } from "../shared/kbd.tsx";
import { serverNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import styles from "./held-line.module.css";
import type { Line } from "./queries.ts";

/** Takes a waiting line of one's own back; given by the workbench. */
export const TakeBack = createContext<(line: Line) => void>(() => undefined);

const tickMs = 250;
const radius = 7;
const around = 2 * Math.PI * radius;

/** A line that still waits: how long, as a ring that empties, and the way to take it back. */
export function HeldLine({ line }: { line: Line }) {
  const { staff } = useSession();
  const takeBack = useContext(TakeBack);
  const [now, setNow] = useState(serverNow);
  const until = line.notBefore;
  useEffect(() => {
    if (!until) return undefined;
    const timer = setInterval(() => setNow(serverNow()), tickMs);
    return () => clearInterval(timer);
  }, [until]);
  if (!until) return null;
  const wholeMs = Math.max(1, Date.parse(until) - Date.parse(line.at));
  const leftMs = Date.parse(until) - now;
  if (leftMs <= 0) return null;
  const isMine = line.author.kind === "operator" && line.author.name === staff.name;
  return (
    <span className={styles.held}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden>
        <circle cx="9" cy="9" r={radius} className={styles.track} />
        <circle
          cx="9"
          cy="9"
          r={radius}
          className={styles.arc}
          strokeDasharray={`${(around * Math.min(leftMs, wholeMs)) / wholeMs} ${around}`}
          transform="rotate(-90 9 9)"
        />
      </svg>
      {answeringWords.held(Math.ceil(leftMs / 1000))}
      {isMine && (
        <button type="button" onClick={() => takeBack(line)}>
          {words.undo} <Kbd>Z</Kbd>
        </button>
      )}
    </span>
  );
}
