import { setTimeout as pause } from "node:timers/promises";
import type { EventSource } from "../../core/channel/source.ts";
import { parseJson } from "../json.ts";
import type { TelegramOptions } from "./adapter.ts";
import { botIdOf, createTelegramClient } from "./client.ts";
import { callbackIdOf, readUpdate } from "./parse.ts";

/** How long Telegram may wait for something to come, and how much longer its answer may then take. */
const waitSeconds = 50;
const graceMs = 10_000;
/** An answer that is empty long before its time comes from something in between, which must not be asked in a circle. */
const emptyPauseMs = 1_000;

/**
 * Long polling: Telegram keeps what is new until it is asked for more. The next question tells that everything before
 * its offset has arrived, so it is asked only once that is stored; what comes twice has the same id.
 */
export function createTelegramSource(
  options: TelegramOptions & { waitSeconds?: number; emptyPauseMs?: number },
): EventSource {
  const { botToken, apiUrl, clock, timeoutMs } = options;
  const wait = options.waitSeconds ?? waitSeconds;
  const client = createTelegramClient({ token: botToken, apiUrl });
  const botId = botIdOf(botToken);
  return {
    channel: "telegram",
    run: async (take, signal) => {
      let offset: number | undefined;
      while (!signal.aborted) {
        const limit = AbortSignal.any([signal, AbortSignal.timeout(wait * 1_000 + graceMs)]);
        const askedAt = performance.now();
        const updates = await client.updates(offset, wait, limit).catch((error: unknown) => {
          if (signal.aborted) return [];
          throw error;
        });
        // Storable the same way as what comes by webhook.
        const raws = updates.map((update) => parseJson(JSON.stringify(update)));
        if (raws.length > 0) await take(raws.map((raw) => readUpdate(raw, { botId, at: clock.now() })));
        for (const { update_id } of updates) offset = Math.max(offset ?? 0, update_id + 1);
        const pressed = raws.flatMap((raw) => callbackIdOf(raw) ?? []);
        // A press that is not answered spins for a while, no more: no fault of it may hold up what is new.
        await Promise.allSettled(pressed.map((id) => client.answerPress(id, AbortSignal.timeout(timeoutMs))));
        const isOdd = raws.length === 0 && performance.now() - askedAt < (wait * 1_000) / 2;
        if (isOdd && !signal.aborted) {
          await pause(options.emptyPauseMs ?? emptyPauseMs, undefined, { signal }).catch(() => undefined);
        }
      }
    },
  };
}
