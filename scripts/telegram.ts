// Tells Telegram where to deliver, and shows what it says of it: `npm run telegram [-- hook | unhook]`. A deliberate act:
// whoever sets the address last gets the residents' messages, so no start of the server does it by itself.
import { botIdOf, createTelegramClient } from "../adapters/telegram/client.ts";
import { isAppError } from "../core/errors.ts";
import { readConfig } from "../server/config.ts";

const [act = "show"] = process.argv.slice(2);

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

async function run(): Promise<void> {
  const { telegram, PUBLIC_URL } = readConfig();
  if (!telegram) return stop("Telegram is off: set TELEGRAM_BOT_TOKEN (see docs/connecting.md).");
  const {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_URL: apiUrl,
    TELEGRAM_SECRET_TOKEN: secret,
    TELEGRAM_MODE,
  } = telegram;
  const client = createTelegramClient({ token, apiUrl });
  const signal = AbortSignal.timeout(20_000);
  if (act === "hook") {
    if (TELEGRAM_MODE === "polling" || !secret)
      return stop("TELEGRAM_MODE is polling: the worker asks, no address is needed.");
    if (!PUBLIC_URL.startsWith("https:")) return stop(`PUBLIC_URL must be an https address; it is ${PUBLIC_URL}.`);
    await client.setWebhook(`${PUBLIC_URL}/webhooks/telegram`, secret, signal);
  } else if (act === "unhook") await client.deleteWebhook(signal);
  else if (act !== "show") return stop("Say hook, unhook, or nothing to see how it stands.");
  const { url, pending_update_count: waiting, last_error_message: fault } = await client.webhookInfo(signal);
  console.log(
    `Bot ${botIdOf(token)}: ${url ? `delivers to ${url}` : "has no address; it must be asked (TELEGRAM_MODE=polling)"}.`,
  );
  console.log(`Updates that wait: ${waiting}.${fault ? ` Last fault: ${fault}` : ""}`);
}

await run().catch((error: unknown) => {
  if (!isAppError(error)) throw error;
  const { advice, reason } = error.details;
  stop([error.message, reason, advice].filter(Boolean).join("\n"));
});
