import { createGuard } from "../adapters/guard.ts";
import { mayFetch } from "../adapters/media.ts";
import { createPushClient } from "../adapters/push/client.ts";
import { AppError } from "../core/errors.ts";
import type { Pusher } from "../core/news/push-news.ts";
import type { Secrets } from "../core/store.ts";
import type { World } from "../core/world.ts";
import type { Config } from "./config.ts";
import { languageNamed } from "./pages/language.ts";
import { pushNote } from "./pages/push-note.ts";
import { wordsIn } from "./pages/words.ts";
import { createPushKeys } from "./push-keys.ts";

type PushSettings = Pick<Config, "PUBLIC_URL" | "PLATFORM_TIMEOUT_MS" | "PUSH_HOSTS" | "OUTGOING_PRIVATE_HOSTS">;

/** Whether a browser's push service is one we post to; on a host of our own network without https as well. */
function mayPush(endpoint: string, { PUSH_HOSTS: hosts, OUTGOING_PRIVATE_HOSTS: own }: PushSettings): boolean {
  if (mayFetch(endpoint, { hosts })) return true;
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : "";
  return hosts.includes(host) && own.includes(host);
}

/** What the page that asks for notices needs. */
export function pushDoor(config: PushSettings, secrets: Secrets) {
  const pairs = createPushKeys(secrets);
  return {
    serverKey: async () => (await pairs.current()).publicKey,
    mayPush: (endpoint: string) => mayPush(endpoint, config),
  };
}

/** Tells browsers, in the words of their pages. */
export function createPusher(config: PushSettings, { secrets, world }: { secrets: Secrets; world: World }): Pusher {
  const guard = createGuard(config.OUTGOING_PRIVATE_HOSTS);
  const send = createPushClient({ timeoutMs: config.PLATFORM_TIMEOUT_MS, guard });
  const pairs = createPushKeys(secrets);
  return {
    push: async (device, watch, news) => {
      if (!mayPush(device.endpoint, config)) throw new AppError("FORBIDDEN", "no push service we post to");
      const keys = await pairs.of(device.serverKey);
      if (!keys) throw new AppError("RECIPIENT_GONE", "asked with keys that were exchanged");
      const site = { world, words: wordsIn(languageNamed(device.language)) };
      const subject = config.PUBLIC_URL.replace(/^http:/, "https:");
      await send({ device, keys, subject, topic: watch.id, note: pushNote(site, watch, news) });
    },
  };
}
