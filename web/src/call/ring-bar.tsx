import IconPhoneIncoming from "@tabler/icons-react/icons/IconPhoneIncoming";
import { callWords } from "../words-calls.vi.ts";
import { callerName } from "./caller-name.ts";
import { useCurrentCall } from "./queries.ts";
import styles from "./ring-bar.module.css";

/** Pops up on every screen while somebody calls one's own telephone. */
export function RingBar({ onTake }: { onTake: () => void }) {
  const { data } = useCurrentCall();
  const { call, tickets = [] } = data ?? {};
  if (!call) return null;
  return (
    <div className={styles.bar} role="status">
      <IconPhoneIncoming size={20} aria-hidden />
      <p>
        <b>{call.state === "answered" ? callWords.talking : callWords.ringing}</b> {callerName(call)}
        <span> · {callWords.known(tickets.length)}</span>
      </p>
      <button type="button" onClick={onTake}>
        {callWords.takeDown}
      </button>
    </div>
  );
}
