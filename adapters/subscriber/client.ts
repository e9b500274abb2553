import type { Clock } from "../../core/clock.ts";
import { AppError } from "../../core/errors.ts";
import type { Courier } from "../../core/subscription/deliver-notice.ts";
import type { Guard } from "../guard.ts";
import { createHttp } from "../http.ts";
import { hmacSha256Hex } from "../signature.ts";

/** Headers of a notice: what happened, its id (the same for each attempt), when it was signed (seconds), and by whom. */
export const noticeHeaders = {
  event: "x-caunoi-event",
  delivery: "x-caunoi-delivery",
  timestamp: "x-caunoi-timestamp",
  signature: "x-caunoi-signature",
} as const;

/** "sha256=" and the HMAC of timestamp, ".", body: what a subscriber computes for itself and compares. */
export function signNotice(secret: string, timestamp: string, body: string): string {
  return `sha256=${hmacSha256Hex(secret, `${timestamp}.${body}`)}`;
}

/** Any answer of the 200s takes a notice; everything else, a redirection too, is tried again later: subscribers mend. */
export function createCourier(options: { timeoutMs: number; clock: Clock; guard: Guard }): Courier {
  const { timeoutMs, clock, guard } = options;
  return {
    deliver: async (url, secret, notice) => {
      const http = createHttp({ baseUrl: url, timeoutMs, guard, keepAlive: false });
      const body = JSON.stringify(notice);
      const timestamp = String(Math.floor(clock.now().getTime() / 1000));
      const { status } = await http({
        method: "POST",
        path: "",
        headers: {
          "content-type": "application/json; charset=utf-8",
          [noticeHeaders.event]: notice.event,
          [noticeHeaders.delivery]: notice.id,
          [noticeHeaders.timestamp]: timestamp,
          [noticeHeaders.signature]: signNotice(secret, timestamp, body),
        },
        data: Buffer.from(body),
      });
      if (status >= 200 && status < 300) return;
      // 410: the standard word for "never again".
      const details = { reason: `HTTP ${status}` };
      throw new AppError(
        status === 410 ? "PLATFORM_REFUSED" : "PLATFORM_UNAVAILABLE",
        "a subscriber refused a notice",
        {
          retryable: status !== 410,
          details,
        },
      );
    },
  };
}
