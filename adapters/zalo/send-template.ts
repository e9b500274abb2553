import type { Receipt } from "../../core/channel/adapter.ts";
import type { Clock } from "../../core/clock.ts";
import type { OutboundMessage } from "../../core/delivery/message.ts";
import { AppError } from "../../core/errors.ts";
import type { ZaloClient } from "./client.ts";
import { templateOf, type ZaloTemplates } from "./render-template.ts";

/** Our clock and the platform's differ a little. */
const clockSkewMs = 5_000;

const plain = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ");

/** What an unclear attempt left behind: a line of ours since then that shows every value of the template. */
async function lookFor(
  client: ZaloClient,
  { to, uncertainSince: since, accountedFor = [] }: OutboundMessage,
  values: string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!since) return undefined;
  const lines = await client.conversations.sentTo(to.user, since, signal);
  const earliest = since.getTime() - clockSkewMs;
  const fresh = lines.filter(({ id, at }) => at.getTime() >= earliest && !accountedFor.includes(id));
  return fresh.find(({ text }) => values.every((value) => plain(text).includes(value)))?.id;
}

/** Sends a message as its approved template to a user id: the way that stays when the window is closed. */
export async function sendTemplate(input: {
  client: ZaloClient;
  message: OutboundMessage;
  templates: ZaloTemplates;
  clock: Clock;
  signal: AbortSignal;
}): Promise<Receipt> {
  const { client, message, templates, clock, signal } = input;
  const { user } = message.to;
  if (!/^\d+$/.test(user)) throw new AppError("OUTSIDE_WINDOW", "no template reaches a visitor without an account");
  const template = templateOf(message, templates);
  const found = await lookFor(client, message, Object.values(template.template_data), signal);
  const sent = found ? { id: found } : await client.messages.template(user, template, signal);
  const quota = "quota" in sent && sent.quota ? { quota: sent.quota } : {};
  return { providerIds: [sent.id], state: "sent", at: clock.now(), ...quota };
}
