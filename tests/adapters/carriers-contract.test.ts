import { createEmailSender } from "../../adapters/email/adapter.ts";
import { type SenderStage, senderContract } from "../contracts/sender.contract.ts";
import { aClock, someFiles } from "../fakes/adapter-stages.ts";
import { brandname, smsStage } from "../fakes/sms-stage.ts";
import { startSmtpServer } from "../fakes/smtp-server.ts";

const phone = "+84900000001";
const reader = "tu.nguyen@example.vn";
const from = "phuong@bensen.example";

async function smsSender(provider: "esms" | "speedsms"): Promise<SenderStage> {
  const { adapter, server, clock } = await smsStage(provider);
  const faults = {
    busy: { status: 429, retryAfterSeconds: 20 },
    silence: { timeout: true },
    "lost-answer": { lostAnswer: true },
  } as const;
  return {
    sender: adapter,
    isRecognised: provider === "esms",
    to: { channel: "sms", account: brandname, user: phone },
    received: () => server.received(phone),
    fail: (how) => server.failNext(faults[how]),
    block: () => server.block(phone),
    now: clock.now,
    secrets: /BS-2611|900000001|test-sms/,
    close: server.close,
  };
}

async function mailSender(): Promise<SenderStage> {
  const clock = aClock();
  const server = await startSmtpServer();
  const faults = {
    busy: { at: "RCPT", code: 450 },
    silence: { at: "silence" },
    "lost-answer": { at: "after-data", keeps: true },
  } as const;
  const sender = createEmailSender({
    smtpUrl: server.url,
    from,
    fromName: "Phường Bến Sen",
    words: { why: "Vì đã đồng ý.", stop: "Thôi nhận", sender: ["Phường Bến Sen"] },
    stopUrl: () => "https://bensen.example/n/e1",
    files: someFiles(),
    timeoutMs: 1_500,
    clock,
  });
  return {
    sender,
    isRecognised: true,
    to: { channel: "email", account: from, user: reader },
    received: () => server.inbox(reader).map(({ source }) => plainText(source)),
    fail: (how) => server.failNext(faults[how]),
    block: () => server.failNext({ at: "RCPT", code: 550 }),
    now: clock.now,
    secrets: /BS-2611|tu\.nguyen|khong-that/,
    close: server.close,
  };
}

/** Words of a mail whose lines are folded and whose letters are quoted. */
function plainText(source: string): string {
  const unfolded = source.replace(/=\r\n/g, "");
  const bytes = unfolded.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

senderContract("eSMS", () => smsSender("esms"));
senderContract("SpeedSMS", () => smsSender("speedsms"));
senderContract("e-mail", mailSender);
