import { createHash, ECDH } from "node:crypto";
import webPush from "web-push";
import { AppError } from "../../core/errors.ts";
import type { Device } from "../../core/news/news-watch.ts";
import type { Guard } from "../guard.ts";
import { createHttp, statusFault } from "../http.ts";

/** The pair by which push services know us (RFC 8292), base64url. */
export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** What a browser is to show, and how. */
export interface Push {
  device: Device;
  keys: PushKeys;
  /** Who sends it: an address of ours where the push service can complain. */
  subject: string;
  /** A later one of the same topic takes the place of an earlier one that still waits. */
  topic: string;
  note: object;
}

/** A browser that was off all day learns it from tomorrow's. */
const secondsToLive = 86_400;

export const makePushKeys = (): PushKeys => webPush.generateVAPIDKeys();

/** Whether the keys of a browser are such that something can be locked for it. */
export function isLockable({ p256dh, auth }: Pick<Device, "p256dh" | "auth">): boolean {
  try {
    ECDH.convertKey(Buffer.from(p256dh, "base64url"), "prime256v1");
    return Buffer.from(auth, "base64url").length === 16;
  } catch {
    return false;
  }
}

/**
 * Posts to the push services that browsers name, locked so that only the browser can read it. No redirection is followed,
 * and no address of a private network called. RECIPIENT_GONE: the browser asks no more, or was taken away.
 */
export function createPushClient({ timeoutMs, guard }: { timeoutMs: number; guard: Guard }) {
  return async ({ device, keys, subject, topic, note }: Push): Promise<void> => {
    const { endpoint, p256dh, auth } = device;
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(note),
      {
        vapidDetails: { subject, ...keys },
        TTL: secondsToLive,
        urgency: "normal",
        topic: createHash("sha256").update(topic).digest("base64url").slice(0, 32),
      },
    );
    const sent = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    const http = createHttp({ baseUrl: endpoint, timeoutMs, guard, keepAlive: false });
    const answer = await http({
      method: "POST",
      path: "",
      headers: Object.fromEntries(sent),
      data: body ?? Buffer.of(),
    });
    if (answer.status >= 200 && answer.status < 300) return;
    if (answer.status === 404 || answer.status === 410)
      throw new AppError("RECIPIENT_GONE", "the browser asks no more");
    throw statusFault(answer);
  };
}
