import { createGuard } from "../adapters/guard.ts";
import type { AdapterSettings } from "../adapters/index.ts";
import { type MediaOptions, mayFetch } from "../adapters/media.ts";
import { hotlineAccount } from "../core/call/caller.ts";
import type { Config } from "./config.ts";
import type { ConfiguredAccount } from "./live-connections.ts";
import { serviceOf } from "./open311/services.ts";
import { carrierSettings } from "./settings-carriers.ts";
import type { SettingsInput } from "./settings-input.ts";
import { zaloByHand, zaloSettings } from "./settings-zalo.ts";

/** Our side of the ward's own chat in addresses; there is one per installation. */
export const webchatAccount = "web";

/** Environment → adapters' options. */
export function channelSettings(given: SettingsInput): AdapterSettings {
  const { config, clock, files } = given;
  const { zalo, facebook, telegram, hotline, OPEN311_CLIENTS: clients, MACHINE_SOURCES: machines } = config;
  const pictures = { mayFetch: (address: string) => mayFetch(address, mediaSources(config)) };
  const common = { timeoutMs: config.PLATFORM_TIMEOUT_MS, clock, files };
  return {
    webchat: { account: webchatAccount, secret: config.APP_SECRET, clock },
    ...carrierSettings(config, { clock, files }),
    ...(clients && { open311: { clients, serviceOf: (code: string) => serviceOf(given.ward, code), ...pictures } }),
    ...(machines && { machine: { sources: machines, ...pictures } }),
    ...(zalo && { zalo: zaloSettings(given, zalo) }),
    ...(facebook && {
      facebook: {
        ...common,
        appSecret: facebook.FACEBOOK_APP_SECRET,
        verifyToken: facebook.FACEBOOK_VERIFY_TOKEN,
        ...(facebook.FACEBOOK_APP_ID ? { appId: facebook.FACEBOOK_APP_ID } : {}),
        graphUrl: facebook.FACEBOOK_GRAPH_URL,
        graphVersion: facebook.FACEBOOK_GRAPH_VERSION,
        provesSecret: facebook.FACEBOOK_PROVES_SECRET,
        hidesComments: facebook.FACEBOOK_HIDES_COMMENTS,
        privateRepliesPerHour: facebook.FACEBOOK_PRIVATE_REPLIES_PER_HOUR,
        pages: () => facebook.pages,
      },
    }),
    ...(telegram && {
      telegram: {
        ...common,
        botToken: telegram.TELEGRAM_BOT_TOKEN,
        ...(telegram.TELEGRAM_SECRET_TOKEN ? { secretToken: telegram.TELEGRAM_SECRET_TOKEN } : {}),
        apiUrl: telegram.TELEGRAM_API_URL,
        mode: telegram.TELEGRAM_MODE,
      },
    }),
    ...(hotline && { hotline: { ...hotline, account: hotlineAccount, clock } }),
  };
}

/** Hosts the platforms keep residents' files on (seen in their webhooks, 2026-11). */
const mediaHosts = ["*.zdn.vn", "*.zadn.vn", "*.zaloapp.com", "*.fbcdn.net", "*.fbsbx.com"];
/** What residents may send: pictures, sound, film, documents; the type is read from the content. */
export const acceptedMedia = ["image/", "audio/", "video/", "application/pdf", "application/vnd.openxmlformats"];

/** Where files may be fetched from. A platform's stand-in on plain HTTP also serves its files. */
export function mediaSources(config: Config): Pick<MediaOptions, "hosts" | "plainOrigins" | "timeoutMs" | "guard"> {
  const bases = [config.zalo?.ZALO_API_URL, config.facebook?.FACEBOOK_GRAPH_URL];
  const plainOrigins = bases.flatMap((url) => (url?.startsWith("http:") ? [new URL(url).origin] : []));
  const ours = plainOrigins.map((origin) => new URL(origin).hostname);
  const guard = createGuard([...config.OUTGOING_PRIVATE_HOSTS, ...ours]);
  const hosts = [...mediaHosts, ...config.REPORT_MEDIA_HOSTS];
  return { hosts, plainOrigins, timeoutMs: config.PLATFORM_TIMEOUT_MS, guard };
}

/** Accounts that are set up in the environment, for the database to know of. */
export function configuredAccounts({ zalo }: Config): ConfiguredAccount[] {
  return zalo ? zaloByHand(zalo) : [];
}
