import type { Handler } from "./desk-handler.ts";
import { at, nextId } from "./desk-seed.ts";

type Mine =
  | "listSubscriptions"
  | "createSubscription"
  | "rotateSubscription"
  | "testSubscription"
  | "removeSubscription";

const ok = { ok: true } as const;

/** Other systems at the fake desk: nobody listens yet. */
export const subscriptionHandlers: { [K in Mine]: Handler<K> } = {
  listSubscriptions: () => ({ items: [] }),
  createSubscription: ({ body: { clientId: _, ...body } }) => ({
    ...body,
    id: nextId("subscription"),
    active: true,
    createdAt: at(0),
    secret: "whsec_demo",
  }),
  rotateSubscription: ({ params: { id } }) => ({
    id,
    name: "",
    url: "https://else.example",
    events: ["ticket.moved"],
    active: true,
    createdAt: at(0),
    secret: "whsec_demo",
  }),
  testSubscription: () => ok,
  removeSubscription: () => ok,
};
