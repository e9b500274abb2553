import { createSmsAdapter, type SmsOptions } from "../../adapters/sms/adapter.ts";
import { knownGateways } from "../../adapters/sms/gateways.ts";
import type { RawRequest } from "../../core/channel/channel.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { aClock } from "./adapter-stages.ts";
import { type SmsCallback, type SmsServerOptions, startSmsServer } from "./sms-server.ts";

export const brandname = "PBENSEN";
export const reportSecret = "test-sms-report-khong-that";
const reportUrl = "https://bensen.example/webhooks/sms";
/** Where gateways report to that know one address only. */
export const accountUrl = `${reportUrl}/${reportSecret}`;

/** A message of ours to a telephone, as its template. */
export function aText(text: string, overrides: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    id: "01905b5e-0000-7000-8000-000000000001",
    conversationId: "conversation-1",
    to: { channel: "sms", account: brandname, user: "+84900000001" },
    purpose: "status",
    text: "Lời dài dòng hơn cho nơi khác.",
    choices: [],
    attachments: [],
    template: { name: "push.template", params: {}, text },
    asTemplate: true,
    createdAt: new Date(1794800000000),
    ...overrides,
  };
}

/** A call-back as the server hands it to the adapter. */
export function arrived({ method, url, body = "" }: SmsCallback, receivedAt: Date): RawRequest {
  const { pathname, searchParams } = new URL(url);
  const headers = { "content-type": "application/json" };
  const query = Object.fromEntries(searchParams);
  return { method, path: pathname.replace("/webhooks", ""), query, headers, body: Buffer.from(body), receivedAt };
}

/** The SMS adapter against a fake gateway. */
export async function smsStage(
  provider: "esms" | "speedsms",
  given: { server?: SmsServerOptions; options?: Partial<SmsOptions> } = {},
) {
  const clock = aClock();
  const server = await startSmsServer(provider, { now: clock.now, ...given.server });
  const gateway = knownGateways[provider];
  if (!gateway) throw new Error("no such gateway");
  const adapter = createSmsAdapter({
    gateway,
    baseUrl: server.url,
    key: "test-sms-key-khong-that",
    secret: "test-sms-secret-khong-that",
    brandname,
    reportSecret,
    reportUrl,
    timeoutMs: 300,
    clock,
    ...given.options,
  });
  return { adapter, server, clock };
}
