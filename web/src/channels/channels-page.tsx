import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChannelMark, channelName } from "../shared/channel-mark.tsx";
import { Empty, Failure, GreyRows } from "../shared/states.tsx";
import { agoOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { channelWords } from "../words-channels.vi.ts";
import { ChannelDetail } from "./channel-detail.tsx";
import styles from "./channels-page.module.css";
import { type ChannelHealth, channelsQuery } from "./queries.ts";
import { StateMark, stateOf } from "./state-mark.tsx";

const route = getRouteApi("/desk/kenh");
const order = ["trouble", "good", "off"];
const place = (channel: ChannelHealth): number => order.indexOf(stateOf(channel));

function lastOf({ connected, receives, sends, lastInAt, lastOutAt }: ChannelHealth, now: number): string {
  if (!connected) return "";
  const role = receives && sends ? "" : `${receives ? channelWords.roles.receives : channelWords.roles.sends} · `;
  const last = receives ? lastInAt : lastOutAt;
  const label = receives ? channelWords.lastIn : channelWords.lastOut;
  return `${role}${label}: ${last ? agoOf(last, now) : channelWords.never}`;
}

function Row({ channel, isOpen }: { channel: ChannelHealth; isOpen: boolean }) {
  const now = useNow();
  return (
    <li>
      <Link
        to="/kenh"
        search={{ kenh: channel.channel }}
        className={styles.row}
        aria-current={isOpen ? "true" : undefined}
      >
        <ChannelMark channel={channel.channel} size={24} />
        <span className={styles.name}>
          <b>{channelName(channel.channel)}</b>
          <small>{lastOf(channel, now)}</small>
        </span>
        <StateMark channel={channel} />
      </Link>
    </li>
  );
}

/** The ward's doors and carriers: what is wrong first, and what to do about it. */
export function ChannelsPage() {
  const { kenh } = route.useSearch();
  const { data, error, refetch } = useQuery(channelsQuery);
  const items = data?.items.toSorted((a, b) => place(a) - place(b)) ?? [];
  const open = items.find(({ channel }) => channel === kenh);
  return (
    <main className={styles.page} data-open={open !== undefined}>
      <h1>{words.nav.channels}</h1>
      <div className={styles.columns}>
        <section className={styles.list} aria-label={channelWords.list}>
          {error && !data && <Failure title={channelWords.failed} onRetry={() => void refetch()} />}
          {!data && !error && <GreyRows rows={8} height={62} />}
          {data?.items.length === 0 && <Empty title={channelWords.empty} />}
          {items.length > 0 && (
            <ul>
              {items.map((channel) => (
                <Row key={channel.channel} channel={channel} isOpen={channel === open} />
              ))}
            </ul>
          )}
        </section>
        {data && open && <ChannelDetail channel={open} page={data} />}
        {data && !open && (
          <div className={styles.none}>
            <Empty title={channelWords.choose} />
          </div>
        )}
      </div>
    </main>
  );
}
