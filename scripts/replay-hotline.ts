import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { SignedWebhook } from "../adapters/stand-ins/zalo-server.ts";
import { callEvent, signedCall, type ToldCall } from "../tests/fakes/hotline-stage.ts";

/** Without a terminal nobody answers: the call rings so long and is missed. */
const ringMs = 5_000;

/** Calls the ward of a running demo at this telephone, as an exchange tells of it: rings, is answered, ends. */
export async function callWard(
  post: (channel: string, webhook: SignedWebhook) => Promise<unknown>,
  [extension = "101", phone = "+84900000704"]: string[],
): Promise<void> {
  const callId = `replay-${Date.now()}`;
  const tell = async (told: ToldCall): Promise<void> => {
    const now = new Date();
    await post("hotline/neutral", signedCall(callEvent({ callId, phone, extension, at: now, ...told }), now));
  };
  console.log(`${phone} gọi tới máy ${extension}. Đặt máy nhánh này ở /app/goi để thấy cuộc gọi hiện lên.`);
  await tell({ type: "call.ringing" });
  if (!process.stdin.isTTY) {
    await pause(ringMs);
    return tell({ type: "call.ended", talkSeconds: 0, disposition: "missed" });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  await terminal.question("Enter: nhấc máy. ");
  const answeredAt = Date.now();
  await tell({ type: "call.answered" });
  await terminal.question("Enter: gác máy. ");
  const talkSeconds = Math.round((Date.now() - answeredAt) / 1000);
  await tell({ type: "call.ended", talkSeconds, disposition: "answered" });
  terminal.close();
}
