import { quietUntilMorning } from "../delivery/quiet-hours.ts";
import type { Errand } from "../errand/errand.ts";
import type { ErrandRunner } from "../errand/run-errand.ts";
import { AppError, type ErrorCode } from "../errors.ts";
import type { PublicTicket } from "../publication/public-ticket.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import { type Device, digestId, type NewsWatch, type PushedNews } from "./news-watch.ts";
import { isFinished, isReported, type NewsSpan } from "./read-news.ts";

/** Brings news to a browser by the push service it named. Throws AppError with `retryable` set; RECIPIENT_GONE: it asks no more. */
export interface Pusher {
  push(device: Device, watch: NewsWatch, news: PushedNews): Promise<void>;
}

/** A digest for a browser: one errand for each watch and day, however often it is thought of. */
export function pushErrand(
  watch: NewsWatch,
  reports: readonly PublicTicket[],
  { span, now }: { span: NewsSpan; now: Date },
): Errand {
  const finished = reports.filter((report) => isFinished(report, span));
  const reported = reports.filter((report) => isReported(report, span) && !isFinished(report, span));
  return {
    ...{ id: `push:${digestId(watch.id, watch.dueAt)}`, lane: `push:${watch.id}`, kind: "push", about: watch.id },
    news: { reported: reported.length, finished: finished.length },
    createdAt: now,
  };
}

/** After these nothing ever reaches a browser: it took its consent back, or it named an address we do not call. */
const forEver: readonly ErrorCode[] = ["RECIPIENT_GONE", "FORBIDDEN"];
const nothing = async (): Promise<void> => undefined;

/**
 * Tells a browser. What could not be told by the evening waits for the morning; what was stopped meanwhile is not told.
 * A browser that is gone is forgotten with all its topics; of any other failure nobody has to be called.
 */
export function pushRunner({ store, world, pusher }: { store: Store; world: World; pusher: Pusher }): ErrandRunner {
  return {
    run: async ({ about, news }) => {
      const watch = await store.look((tx) => tx.newsWatches.byId(about));
      if (!watch?.device || !news) return nothing;
      const now = world.clock.now();
      const until = quietUntilMorning({ purpose: "follow-up", isFollowed: false, now });
      if (until) {
        const details = { retryAfterMs: until.getTime() - now.getTime() };
        throw new AppError("RATE_LIMITED", "people sleep", { retryable: true, details });
      }
      await pusher.push(watch.device, watch, news);
      return nothing;
    },
    giveUp:
      ({ about }, code) =>
      async (tx) => {
        const { device } = (await tx.newsWatches.byId(about)) ?? {};
        if (device && forEver.includes(code)) await tx.newsWatches.removeOf({ device });
      },
  };
}
