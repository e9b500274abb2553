import { createHmac, timingSafeEqual } from "node:crypto";
import { type FakeHttp, startFakeHttp } from "../../adapters/stand-ins/http-platform.ts";

/** A notice as a subscriber reads it. */
export interface ReceivedNotice {
  id: string;
  event: string;
  at: string;
  ticket?: { code: string; status: string; [field: string]: unknown };
}

export interface Subscriber extends FakeHttp {
  /** Every delivery whose signature was right, as it came; the same id may come twice. */
  deliveries: ReceivedNotice[];
  /** Deliveries refused for their signature. */
  refused: number;
  /** What is checked with; set once the secret is known. */
  secret: string;
}

/** Another system that listens, checks who speaks and how old it is, and answers 204. */
export async function startSubscriber(options: { now: () => Date }): Promise<Subscriber> {
  const state: Pick<Subscriber, "deliveries" | "refused" | "secret"> = { deliveries: [], refused: 0, secret: "" };
  const isGenuine = (headers: Record<string, string | string[] | undefined>, body: Buffer): boolean => {
    const timestamp = String(headers["x-caunoi-timestamp"] ?? "");
    const given = Buffer.from(String(headers["x-caunoi-signature"] ?? ""));
    const hex = createHmac("sha256", state.secret).update(`${timestamp}.`).update(body).digest("hex");
    const expected = Buffer.from(`sha256=${hex}`);
    const isFresh = Math.abs(options.now().getTime() / 1000 - Number(timestamp)) <= 300;
    return isFresh && given.length === expected.length && timingSafeEqual(given, expected);
  };
  const http = await startFakeHttp({
    sends: /./,
    handle: ({ method, headers, body }) => {
      if (method !== "POST" || !isGenuine(headers, body)) {
        state.refused += 1;
        return { status: 401, body: { error: "signature" } };
      }
      const notice = JSON.parse(body.toString()) as ReceivedNotice;
      if (headers["x-caunoi-delivery"] !== notice.id || headers["x-caunoi-event"] !== notice.event) {
        return { status: 400, body: { error: "headers" } };
      }
      state.deliveries.push(notice);
      return { status: 200, body: {} };
    },
    faultAnswer: ({ code }) => ({ status: code, body: { error: "fault" } }),
  });
  return Object.assign(state, http);
}
