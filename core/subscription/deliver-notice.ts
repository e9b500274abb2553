import type { ErrandRunner } from "../errand/run-errand.ts";
import { AppError } from "../errors.ts";
import type { Secrets, Store } from "../store.ts";
import type { World } from "../world.ts";
import { type Notice, type Subscription, secretName } from "./notice.ts";

/** Carries a notice to a subscriber, signed. Throws AppError with `retryable` set. */
export interface Courier {
  deliver(url: string, secret: string, notice: Notice): Promise<void>;
}

const nothing = async (): Promise<void> => undefined;

/**
 * Tells a subscriber. Delivered at least once with the same id; later news of the same ticket waits behind it. What the
 * subscriber will not take in half a day is given up, and the administrator is told once.
 */
export function noticeRunner(deps: { store: Store; secrets: Secrets; world: World; courier: Courier }): ErrandRunner {
  const { store, secrets, world, courier } = deps;
  const find = (id: string): Promise<Subscription | undefined> => store.transaction((tx) => tx.subscriptions.byId(id));
  return {
    run: async ({ about, notice }) => {
      const subscription = await find(about);
      // Removed or switched off since: nobody is left to be told.
      if (!subscription || !notice || !(subscription.active || notice.event === "test")) return nothing;
      const secret = await secrets.get(secretName(about));
      if (!secret) throw new AppError("CONFIG_INVALID", "a subscription without its secret");
      await courier.deliver(subscription.url, secret, notice);
      return nothing;
    },
    giveUp:
      ({ about, notice }, code) =>
      async (tx) => {
        const subscription = await tx.subscriptions.byId(about);
        if (!subscription || notice?.event === "test") return;
        const id = world.ids.next();
        const reason = `webhook-dead: ${subscription.name} (${code})`;
        const openedAt = world.clock.now();
        await tx.tasks.save({ id, kind: "channel", key: `webhook-dead:${about}`, reason, state: "open", openedAt });
        await tx.publish([{ topic: "desk", name: "task.opened", id }]);
      },
  };
}
