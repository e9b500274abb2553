import { setTimeout as sleep } from "node:timers/promises";
import type { InboundEvent } from "../../core/channel/event.ts";
import type { EventSource } from "../../core/channel/source.ts";
import type { Clock } from "../../core/clock.ts";
import type { ZaloAccess } from "./access.ts";
import { readChatLine } from "./chat-line.ts";
import type { ZaloClient } from "./client.ts";
import type { ZaloLine } from "./client-conversations.ts";

/** Where it is written down up to when everything an OA's residents wrote is here. */
export interface CatchUpMarks {
  /** Undefined: the OA was connected just now, nothing was missed. */
  read(oaId: string): Promise<Date | undefined>;
  write(oaId: string, upTo: Date): Promise<void>;
}

export interface CatchUpOptions {
  marks: CatchUpMarks;
  clock: Clock;
  /** Time between two looks. */
  everyMs: number;
  /** Calls a second; the platform's own limit is in no document. */
  callsPerSecond: number;
  pause?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What is told late by the platform, and clocks that differ a little. */
const overlapMs = 120_000;
/** Nothing older is answered any more: the reply window is 7 days. */
const oldestMs = 7 * 86_400_000;
/** Ten lines a page; more people than this in one outage are found by the next looks, since the mark stays. */
const maxPages = 200;

const pauseFor = (ms: number, signal: AbortSignal): Promise<void> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/** Pages of a list, newest first, until one reaches back to `since`. */
async function linesSince(
  since: Date,
  pageSize: number,
  fetchPage: (pageNo: number) => Promise<ZaloLine[]>,
): Promise<ZaloLine[]> {
  const found: ZaloLine[] = [];
  for (let pageNo = 0; pageNo < maxPages; pageNo += 1) {
    const lines = await fetchPage(pageNo);
    found.push(...lines.filter(({ at }) => at >= since));
    if (lines.length < pageSize || lines.some(({ at }) => at < since)) break;
  }
  return found;
}

/**
 * Fetches what webhooks did not bring while we were away: the platform repeats a delivery for an hour and then gives up.
 * Every few minutes it looks who wrote since the last look and hands their messages in under the ids the webhook would
 * have given them, so that nothing comes twice.
 */
export function createZaloCatchUp(options: CatchUpOptions, access: ZaloAccess): EventSource {
  const { marks, clock, everyMs, callsPerSecond, pause = pauseFor } = options;

  async function missedSince(oaId: string, since: Date, signal: AbortSignal): Promise<InboundEvent[]> {
    const { conversations }: ZaloClient = access.clientOf(oaId);
    const paced = async <T>(work: () => Promise<T>): Promise<T> => {
      const result = await work();
      await pause(1000 / callsPerSecond, signal);
      signal.throwIfAborted();
      return result;
    };
    const { pageSize } = conversations;
    const recent = await linesSince(since, pageSize, (page) => paced(() => conversations.recent(page, signal)));
    const people = new Set(recent.flatMap((line) => (line.isOurs ? line.to_id : line.from_id) ?? []));
    const events: InboundEvent[] = [];
    for (const user of people) {
      const lines = await linesSince(since, pageSize, (page) => paced(() => conversations.with(user, page, signal)));
      const theirs = lines.filter((line) => !line.isOurs).reverse();
      events.push(...theirs.flatMap((line) => readChatLine(line, { oaId, user })));
    }
    return events;
  }

  async function lookAt(oaId: string, take: Parameters<EventSource["run"]>[0], signal: AbortSignal): Promise<void> {
    const now = clock.now();
    const mark = await marks.read(oaId);
    const since = new Date(Math.max((mark ?? now).getTime() - overlapMs, now.getTime() - oldestMs));
    const events = mark ? await missedSince(oaId, since, signal) : [];
    if (events.length > 0) await take(events);
    await marks.write(oaId, now);
  }

  return {
    channel: "zalo",
    name: "catch-up",
    run: async (take, signal) => {
      while (!signal.aborted) {
        let fault: unknown;
        for (const { oaId } of access.connected()) {
          // One OA whose access is lost must not keep the others from catching up.
          await lookAt(oaId, take, signal).catch((error: unknown) => {
            fault = error;
          });
        }
        if (signal.aborted) return;
        if (fault !== undefined) throw fault;
        await pause(everyMs, signal);
      }
    },
  };
}
