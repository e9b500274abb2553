import { fullDateOf, momentOf, useNow } from "../shared/time.ts";
import { channelWords } from "../words-channels.vi.ts";
import styles from "./channels-page.module.css";
import type { Channel, ChannelHealth } from "./queries.ts";

type Access = NonNullable<ChannelHealth["accounts"][number]["access"]>;
const { access: say } = channelWords;

/** What is wrong with the access, if anything is. */
function faultOf({ state, givenUpAt, fault }: Access, now: number): string | undefined {
  if (state === "revoked") return givenUpAt ? say.givenUp(momentOf(givenUpAt, now)) : say.revoked;
  if (!fault) return state === "expiring" ? say.expiring : undefined;
  const since = momentOf(fault.since, now);
  return `${fault.isFinal ? say.refused(since) : say.failing(since)} ${fault.advice}`.trim();
}

function termOf(channel: Channel, { lasts, renewedAt, tokenUntil, grantUntil }: Access, now: number): string[] {
  const lasting: Partial<Record<Channel, string>> = say.lastingOn;
  if (lasts === undefined) return [];
  if (lasts === "lasting") return [lasting[channel] ?? say.lasting];
  if (!renewedAt) return [say.neverRenewed];
  const ends = tokenUntil && (Date.parse(tokenUntil) > now ? say.tokenUntil : say.tokenEnded);
  return [
    say.renewed(momentOf(renewedAt, now)),
    ...(ends && tokenUntil ? [ends(momentOf(tokenUntil, now))] : []),
    ...(grantUntil ? [say.grantUntil(fullDateOf(grantUntil))] : []),
  ];
}

/** Whether an account is still granted to us, until when, and what to do where it is not. */
export function AccessLines({ channel, access }: { channel: Channel; access: Access }) {
  const now = useNow();
  const fault = faultOf(access, now);
  const since = access.connectedAt && access.state !== "revoked" ? [say.since(momentOf(access.connectedAt, now))] : [];
  const lines = [...since, ...termOf(channel, access, now)];
  return (
    <div className={styles.access}>
      {fault && <p data-fault={access.givenUpAt === undefined}>{fault}</p>}
      {lines.length > 0 && <p>{lines.join(" ")}</p>}
    </div>
  );
}
