import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { ChannelMark, channelName } from "../shared/channel-mark.tsx";
import { agoOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { channelWords } from "../words-channels.vi.ts";
import { AccessLines } from "./access-lines.tsx";
import styles from "./channels-page.module.css";
import { connectors } from "./connectors.ts";
import type { ChannelHealth } from "./queries.ts";
import { StateMark } from "./state-mark.tsx";
import { TryOut } from "./try-out.tsx";

const number = new Intl.NumberFormat("vi-VN");

/** A red card says what to do, not a code. */
function Troubles({ channel, gapHours }: { channel: ChannelHealth; gapHours: number }) {
  const { advice } = channelWords;
  const sentence = {
    silent: advice.silent(gapHours, channel.usualInGap ?? 0),
    failing: advice.failing(Math.round((channel.failedShare ?? 0) * 100)),
    "access-lost": advice.accessLost,
    "access-ending": advice.accessEnding,
    quota: advice.quota,
  };
  return channel.troubles.map((trouble) => (
    <div key={trouble} className={styles.trouble} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <p>
        <b>{channelWords.troubles[trouble]}.</b> {sentence[trouble]}
      </p>
    </div>
  ));
}

function windowWords({ replyHours, humanHours, outside }: NonNullable<ChannelHealth["window"]>): string {
  const { windows } = channelWords;
  if (replyHours === null) return windows.always;
  if (replyHours === 0) return windows.never;
  const human = humanHours !== null && humanHours > replyHours ? windows.human(humanHours) : "";
  return [windows.hours(replyHours), human, windows.outside[outside]].filter(Boolean).join("; ");
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ channel }: { channel: ChannelHealth }) {
  const now = useNow();
  const { receives, sends, lastInAt, lastOutAt, receivedToday, usualToday, window, accounts } = channel;
  const sum = (field: "sentInHour" | "failedInHour"): number => accounts.reduce((total, one) => total + one[field], 0);
  return (
    <dl className={styles.facts}>
      {receives && <Fact label={channelWords.lastIn}>{lastInAt ? agoOf(lastInAt, now) : channelWords.never}</Fact>}
      {receives && (
        <Fact label={channelWords.today}>
          {number.format(receivedToday)}{" "}
          <small>{usualToday === undefined ? channelWords.unknownUsual : channelWords.usual(usualToday)}</small>
        </Fact>
      )}
      {sends && <Fact label={channelWords.lastOut}>{lastOutAt ? agoOf(lastOutAt, now) : channelWords.never}</Fact>}
      {sends && <Fact label={channelWords.sentHour}>{channelWords.sent(sum("sentInHour"), sum("failedInHour"))}</Fact>}
      {window && <Fact label={channelWords.window}>{windowWords(window)}</Fact>}
    </dl>
  );
}

function Account({ channel, account }: { channel: Schemas["Channel"]; account: ChannelHealth["accounts"][number] }) {
  const { lastFailure, quota, access } = account;
  const failures: Record<string, string> = words.thread.failures;
  const units: Record<string, string> = channelWords.quotas;
  return (
    <li>
      <b className={styles.account}>{access?.name ?? account.account}</b>
      {access?.name && access.name !== account.account && <span>{account.account}</span>}
      {quota && (
        <span>
          {channelWords.left}: {number.format(quota.remaining)}
          {quota.total !== undefined && `/${number.format(quota.total)}`}{" "}
          {units[quota.kind] ?? channelWords.quotas.other}
        </span>
      )}
      {lastFailure && (
        <span>
          {channelWords.lastFailure}: {failures[lastFailure] ?? failures.other}
        </span>
      )}
      {access && <AccessLines channel={channel} access={access} />}
    </li>
  );
}

/** One channel: what is wrong and what to do, how it is, a test, and how to connect it. */
export function ChannelDetail({
  channel,
  page,
}: {
  channel: ChannelHealth;
  page: { webhookBase: string; gapHours: number };
}) {
  const { can } = useSession();
  const Connector = connectors[channel.channel];
  const steps: Record<Schemas["Channel"], string[]> = channelWords.how;
  return (
    <article className={styles.detail} aria-labelledby="channel-name">
      <Link to="/kenh" className={styles.back}>
        {channelWords.back}
      </Link>
      <header>
        <ChannelMark channel={channel.channel} size={28} />
        <h2 id="channel-name">{channelName(channel.channel)}</h2>
        <StateMark channel={channel} />
      </header>
      <Troubles channel={channel} gapHours={page.gapHours} />
      {channel.connected && <Facts channel={channel} />}
      {channel.accounts.length > 0 && (
        <section>
          <h3>{channelWords.accounts}</h3>
          <ul className={styles.accounts}>
            {channel.accounts.map((account) => (
              <Account key={account.account} channel={channel.channel} account={account} />
            ))}
          </ul>
        </section>
      )}
      {channel.connected && can("channel.manage") && (
        <section>
          <h3>{channelWords.test.title}</h3>
          <TryOut key={channel.channel} channel={channel} />
        </section>
      )}
      <section>
        <h3>{channelWords.steps}</h3>
        {Connector && can("channel.manage") && <Connector />}
        {(channel.receives || !channel.connected) && (
          <p className={styles.address}>
            {channelWords.address}: <code>{`${page.webhookBase}/${channel.channel}`}</code>
          </p>
        )}
        <ol className={styles.steps}>
          {steps[channel.channel].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className={styles.muted}>{channelWords.settings}</p>
      </section>
    </article>
  );
}
