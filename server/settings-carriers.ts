import type { AdapterSettings } from "../adapters/index.ts";
import { createPhrasebook } from "../bots/phrasebook.ts";
import type { Carrier } from "../core/channel/channel.ts";
import type { Clock } from "../core/clock.ts";
import { watchOfDigest } from "../core/news/news-watch.ts";
import type { Files } from "../core/store.ts";
import type { Config } from "./config.ts";
import type { LiveConnections } from "./live-connections.ts";
import { newsStopLink } from "./news-link.ts";
import { signStopToken } from "./stop-link.ts";

/** Environment → the options of SMS and e-mail, with their fixed words and each reader's way out. */
export function carrierSettings(
  config: Config,
  { clock, files }: { clock: Clock; files: Files },
): Pick<AdapterSettings, "sms" | "email"> {
  const { sms, smtp, PUBLIC_URL, APP_SECRET, PLATFORM_TIMEOUT_MS: timeoutMs } = config;
  const book = createPhrasebook({ ward: { kind: config.WARD_KIND, name: config.WARD_NAME } });
  const say = (key: string): string => book.say(key, {}, clock.now()).text;
  const stopUrl = (carrier: Carrier, user: string): string =>
    `${PUBLIC_URL}/n/${signStopToken({ carrier, user }, APP_SECRET)}`;
  return {
    ...(sms && {
      sms: {
        gateway: sms.gateway,
        ...(sms.SMS_URL ? { baseUrl: sms.SMS_URL } : {}),
        key: sms.SMS_KEY,
        secret: sms.SMS_SECRET ?? "",
        brandname: sms.SMS_BRANDNAME,
        reportSecret: sms.SMS_REPORT_SECRET,
        reportUrl: `${PUBLIC_URL}/webhooks/sms`,
        stopLine: (phone: string) => `${say("carrier.stop-short")}: ${stopUrl("sms", phone)}`,
        timeoutMs,
        clock,
      },
    }),
    ...(smtp && {
      email: {
        smtpUrl: smtp.SMTP_URL,
        from: smtp.SMTP_FROM,
        fromName: say("carrier.name"),
        words: {
          why: say("carrier.why"),
          stop: say("carrier.stop"),
          sender: [say("carrier.sender"), ...(smtp.WARD_ADDRESS ? [smtp.WARD_ADDRESS] : []), PUBLIC_URL],
        },
        stopUrl: (message) => {
          const watch = watchOfDigest(message);
          return watch === undefined ? stopUrl("email", message.to.user) : newsStopLink(watch, config);
        },
        files,
        timeoutMs,
        clock,
      },
    }),
  };
}

/** Our accounts on the carriers, for the addresses of what they carry. */
export function carrierAccounts(
  { zalo, sms, smtp }: Config,
  connections: LiveConnections,
): Partial<Record<Carrier, string>> {
  const oa = zalo && connections.of("zalo").find(({ state }) => state !== "revoked")?.account;
  const zns = oa ?? zalo?.ZALO_OA_ID;
  return {
    ...(zns ? { zns } : {}),
    ...(sms ? { sms: sms.SMS_BRANDNAME } : {}),
    ...(smtp ? { email: smtp.SMTP_FROM } : {}),
  };
}
