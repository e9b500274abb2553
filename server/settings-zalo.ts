import type { ZaloAccount } from "../adapters/zalo/access.ts";
import type { CatchUpMarks } from "../adapters/zalo/catch-up.ts";
import type { ZaloChannelOptions } from "../adapters/zalo/channel.ts";
import { rootOf } from "../adapters/zalo/token-record.ts";
import type { Store } from "../core/store.ts";
import type { ZaloSettings } from "./config-zalo.ts";
import { fileLink } from "./file-link.ts";
import type { ConfiguredAccount, LiveConnection } from "./live-connections.ts";
import type { SettingsInput } from "./settings-input.ts";

/** Where the platform sends an OA's administrator back to after the consent. */
export const zaloCallbackPath = "/ket-noi/zalo";

/** The OA of the settings, if one is there. */
function byHand({ ZALO_OA_ID, ZALO_OA_SECRET, ZALO_REFRESH_TOKEN }: ZaloSettings): ZaloAccount | undefined {
  if (!ZALO_OA_ID || !ZALO_OA_SECRET || !ZALO_REFRESH_TOKEN) return undefined;
  return { oaId: ZALO_OA_ID, oaSecret: ZALO_OA_SECRET, refreshToken: ZALO_REFRESH_TOKEN };
}

/** The same as an account the database should know of; another refresh token counts as a new grant. */
export function zaloByHand(settings: ZaloSettings): ConfiguredAccount[] {
  const account = byHand(settings);
  if (!account?.refreshToken) return [];
  const { oaId, refreshToken } = account;
  return [{ channel: "zalo", account: oaId, name: oaId, grant: rootOf(refreshToken) }];
}

/** The OAs of this moment: those that were connected, and the one of the settings also before the database was read. */
function accountsOf(configured: ZaloAccount | undefined, live: readonly LiveConnection[]): ZaloAccount[] {
  const connected = live.map(({ account, state, secret }): ZaloAccount => {
    const own = configured?.oaId === account ? configured : { oaId: account };
    return { ...own, ...(secret ? { oaSecret: secret } : {}), isRevoked: state === "revoked" };
  });
  const isKnown = connected.some(({ oaId }) => oaId === configured?.oaId);
  return configured && !isKnown ? [configured, ...connected] : connected;
}

function marksIn(store: Store): CatchUpMarks {
  return {
    read: async (oaId) => (await store.transaction((tx) => tx.connections.of("zalo", oaId)))?.caughtUpTo,
    write: (oaId, upTo) => store.transaction((tx) => tx.connections.catchUp("zalo", oaId, upTo)),
  };
}

/** Environment → options of the Zalo channel. */
export function zaloSettings(input: SettingsInput, zalo: ZaloSettings): ZaloChannelOptions {
  const { config, clock, store, files, connections } = input;
  const configured = byHand(zalo);
  const minutes = zalo.ZALO_CATCH_UP_MINUTES;
  const callsPerSecond = zalo.ZALO_CALLS_PER_SECOND;
  return {
    clock,
    files,
    secrets: store.secrets,
    timeoutMs: config.PLATFORM_TIMEOUT_MS,
    appId: zalo.ZALO_APP_ID,
    appSecret: zalo.ZALO_APP_SECRET,
    ...(zalo.ZALO_OA_SECRET ? { appWideSecret: zalo.ZALO_OA_SECRET } : {}),
    apiUrl: zalo.ZALO_API_URL,
    businessUrl: zalo.ZALO_BUSINESS_URL,
    oauthUrl: zalo.ZALO_OAUTH_URL,
    accounts: () => accountsOf(configured, connections.of("zalo")),
    linkOf: (key) => fileLink(key, config),
    templates: zalo.ZALO_TEMPLATES,
    ...(Object.keys(zalo.ZNS_TEMPLATES).length > 0
      ? { zns: { templates: zalo.ZNS_TEMPLATES, isDevelopment: zalo.ZNS_MODE === "development" } }
      : {}),
    ...(minutes > 0 ? { catchUp: { marks: marksIn(store), everyMs: minutes * 60_000, callsPerSecond } } : {}),
    connect: {
      callbackUrl: `${config.PUBLIC_URL}${zaloCallbackPath}`,
      ...(zalo.ZALO_CODE_VERIFIER ? { fixedVerifier: zalo.ZALO_CODE_VERIFIER } : {}),
    },
  };
}
