import { randomBytes } from "node:crypto";
import { actId } from "../../core/act-id.ts";
import { AppError } from "../../core/errors.ts";
import type { Transaction } from "../../core/store.ts";
import { type Subscription, secretName } from "../../core/subscription/notice.ts";
import type { ApiDeps, Handlers } from "./context.ts";

const newSecret = (): string => `whsec_${randomBytes(32).toString("base64url")}`;

function present({ createdAt, ...rest }: Subscription) {
  return { ...rest, createdAt: createdAt.toISOString() };
}

async function found(tx: Transaction, id: string): Promise<Subscription> {
  const subscription = await tx.subscriptions.byId(id);
  if (!subscription) throw new AppError("NOT_FOUND", "no such subscription");
  return subscription;
}

/** Systems that are told of changes; secrets are made here, kept encrypted, and shown once. */
export function subscriptionHandlers({ store, world }: ApiDeps) {
  const keepNew = async (id: string): Promise<string> => {
    const secret = newSecret();
    await store.secrets.put(secretName(id), secret);
    return secret;
  };
  return {
    listSubscriptions: async () =>
      store.transaction(async (tx) => ({ items: (await tx.subscriptions.all()).map(present) })),
    createSubscription: async ({ staff, body: { clientId, ...body } }) => {
      const id = actId(staff.id, clientId);
      const known = await store.transaction((tx) => tx.subscriptions.byId(id));
      // The same press twice shows the same secret. It is kept first: a subscription without one could sign nothing.
      const secret = (known && (await store.secrets.get(secretName(id)))) || (await keepNew(id));
      const subscription: Subscription = { id, ...body, active: true, createdAt: world.clock.now() };
      await store.transaction((tx) => tx.subscriptions.save(subscription));
      return { ...present(subscription), secret };
    },
    rotateSubscription: async ({ params }) => {
      const subscription = await store.transaction((tx) => found(tx, params.id));
      return { ...present(subscription), secret: await keepNew(params.id) };
    },
    testSubscription: async ({ params }) => {
      const at = world.clock.now();
      const id = `test:${world.ids.next()}`;
      await store.transaction(async (tx) => {
        const { id: about } = await found(tx, params.id);
        const notice = { id, event: "test" as const, at };
        await tx.errands.add([{ id, lane: `notice:${about}:test`, kind: "notice", about, notice, createdAt: at }]);
      });
      return { ok: true as const };
    },
    removeSubscription: async ({ params }) => {
      await store.transaction((tx) => tx.subscriptions.remove(params.id));
      return { ok: true as const };
    },
  } satisfies Partial<Handlers>;
}
