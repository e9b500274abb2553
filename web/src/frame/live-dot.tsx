import IconRefreshDot from "@tabler/icons-react/icons/IconRefreshDot";
import IconWifi from "@tabler/icons-react/icons/IconWifi";
import IconWifiOff from "@tabler/icons-react/icons/IconWifiOff";
import { useLiveState } from "../live/use-live.ts";
import { timeOf } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import styles from "./frame.module.css";

/** On a phone the word has no room: each state has a shape of its own, so that nobody has to tell colours apart. */
const icons = { live: IconWifi, connecting: IconRefreshDot, offline: IconWifiOff };

/** Whether what is on the screen is live: green, amber while reconnecting, red when it stays away. */
export function LiveDot() {
  const { state, since } = useLiveState();
  const Icon = icons[state];
  return (
    <span
      className={styles.dot}
      data-state={state}
      title={state === "live" ? undefined : words.live.dataFrom(timeOf(since))}
    >
      <Icon size={18} aria-hidden />
      <span className={styles.word}>{words.live[state]}</span>
    </span>
  );
}

/** Says across the whole width that the stream is away; what is on the screen stays. */
export function LostBar() {
  const { state, since } = useLiveState();
  if (state !== "offline") return null;
  return (
    <p className={styles.lost} role="status">
      {words.live.lost} {words.live.dataFrom(timeOf(since))}.
    </p>
  );
}
