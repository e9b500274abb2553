import type { AdapterSettings } from "../adapters/index.ts";
import type { MediaOptions } from "../adapters/media.ts";
import { hotlineAccount } from "../core/call/caller.ts";
import type { Carrier } from "../core/channel/channel.ts";
import type { Clock } from "../core/clock.ts";
import type { Files, Secrets } from "../core/store.ts";
import type { Config } from "./config.ts";

interface Given {
  config: Config;
  clock: Clock;
  secrets: Secrets;
  files: Files;
}

/** Our side of the ward's own chat in addresses; there is one per installation. */
export const webchatAccount = "web";

/** Environment → adapters' options. */
export function channelSettings({ config, clock, secrets, files }: Given): AdapterSettings {
  const { zalo, facebook, telegram, hotline } = config;
  const common = { timeoutMs: config.PLATFORM_TIMEOUT_MS, clock, files };
  return {
    webchat: { account: webchatAccount, secret: config.APP_SECRET, clock },
    ...(zalo && {
      zalo: {
        ...common,
        secrets,
        appId: zalo.ZALO_APP_ID,
        appSecret: zalo.ZALO_APP_SECRET,
        apiUrl: zalo.ZALO_API_URL,
        oauthUrl: zalo.ZALO_OAUTH_URL,
        accounts: [{ oaId: zalo.ZALO_OA_ID, oaSecret: zalo.ZALO_OA_SECRET, refreshToken: zalo.ZALO_REFRESH_TOKEN }],
      },
    }),
    ...(facebook && {
      facebook: {
        ...common,
        appSecret: facebook.FACEBOOK_APP_SECRET,
        verifyToken: facebook.FACEBOOK_VERIFY_TOKEN,
        ...(facebook.FACEBOOK_APP_ID ? { appId: facebook.FACEBOOK_APP_ID } : {}),
        graphUrl: facebook.FACEBOOK_GRAPH_URL,
        graphVersion: facebook.FACEBOOK_GRAPH_VERSION,
        pages: [{ pageId: facebook.FACEBOOK_PAGE_ID, accessToken: facebook.FACEBOOK_PAGE_TOKEN }],
      },
    }),
    ...(hotline && { hotline: { ...hotline, account: hotlineAccount, clock } }),
    ...(telegram && {
      telegram: {
        ...common,
        botToken: telegram.TELEGRAM_BOT_TOKEN,
        ...(telegram.TELEGRAM_SECRET_TOKEN ? { secretToken: telegram.TELEGRAM_SECRET_TOKEN } : {}),
        apiUrl: telegram.TELEGRAM_API_URL,
        mode: telegram.TELEGRAM_MODE,
      },
    }),
  };
}

/** Our accounts on the carriers, for the addresses of what they carry. */
export function carrierAccounts({ zalo }: Config): Partial<Record<Carrier, string>> {
  return { ...(zalo ? { zns: zalo.ZALO_OA_ID } : {}) };
}

/** Hosts the platforms keep residents' files on (seen in their webhooks, 2026-11). */
const mediaHosts = ["*.zdn.vn", "*.zadn.vn", "*.zaloapp.com", "*.fbcdn.net", "*.fbsbx.com"];
/** What residents may send: pictures, sound, film, documents; the type is read from the content. */
export const acceptedMedia = ["image/", "audio/", "video/", "application/pdf", "application/vnd.openxmlformats"];

/** Where files may be fetched from. A platform's stand-in on plain HTTP also serves its files. */
export function mediaSources(config: Config): Pick<MediaOptions, "hosts" | "plainOrigins" | "timeoutMs"> {
  const bases = [config.zalo?.ZALO_API_URL, config.facebook?.FACEBOOK_GRAPH_URL];
  const plainOrigins = bases.flatMap((url) => (url?.startsWith("http:") ? [new URL(url).origin] : []));
  return { hosts: mediaHosts, plainOrigins, timeoutMs: config.PLATFORM_TIMEOUT_MS };
}
