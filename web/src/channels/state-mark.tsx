import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import IconCircleCheck from "@tabler/icons-react/icons/IconCircleCheck";
import IconCircleDashed from "@tabler/icons-react/icons/IconCircleDashed";
import { channelWords } from "../words-channels.vi.ts";
import type { ChannelHealth } from "./queries.ts";
import styles from "./state-mark.module.css";

type State = keyof typeof channelWords.state;
const icons: Record<State, typeof IconCircleCheck> = {
  good: IconCircleCheck,
  trouble: IconAlertTriangle,
  off: IconCircleDashed,
};

export function stateOf({ connected, troubles }: ChannelHealth): State {
  if (!connected) return "off";
  return troubles.length > 0 ? "trouble" : "good";
}

/** How a channel is: shape, words and colour together. */
export function StateMark({ channel }: { channel: ChannelHealth }) {
  const state = stateOf(channel);
  const Icon = icons[state];
  const [trouble] = channel.troubles;
  return (
    <span className={styles.mark} data-state={state}>
      <Icon size={15} aria-hidden />
      {state === "trouble" && trouble ? channelWords.troubles[trouble] : channelWords.state[state]}
    </span>
  );
}
