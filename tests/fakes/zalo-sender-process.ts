// One of several real processes that send what waits: started by tests/adapters/zalo-processes.test.ts with its orders
// in the environment; says "sent" for each message, ends when nothing waits any more.
import { createZaloAdapter } from "../../adapters/zalo/adapter.ts";
import { deliver } from "../../core/delivery/deliver.ts";
import { createPrismaStore } from "../../prisma/store.ts";
import { systemClock, uuidV7 } from "../../server/ids.ts";
import { fakeWorld } from "./world.ts";

/** What a process is told. */
export interface SenderOrders {
  databaseUrl: string;
  /** Base64; all processes share it. */
  encryptionKey: string;
  zaloUrl: string;
  oaId: string;
}

const orders = JSON.parse(process.env.SENDER_ORDERS ?? "{}") as SenderOrders;
const key = Buffer.from(orders.encryptionKey, "base64");
const store = createPrismaStore({ url: orders.databaseUrl, encryptionKey: key, poolSize: 3 });
const { zaloUrl: url } = orders;
const adapter = createZaloAdapter({
  appId: "1900000000000000001",
  appSecret: "test-zalo-app-secret-khong-that",
  accounts: () => [{ oaId: orders.oaId, refreshToken: "test-zalo-refresh-token-0001" }],
  ...{ apiUrl: url, businessUrl: url, oauthUrl: url, timeoutMs: 20_000, clock: systemClock, secrets: store.secrets },
  files: { get: async () => undefined },
  linkOf: (fileKey) => fileKey,
  templates: {},
});
const world = { ...fakeWorld(), clock: systemClock, ids: uuidV7 };

/** Sends one message; false when none waits. */
async function sendOne(): Promise<boolean> {
  const claim = await store.outbox.claim({ now: systemClock.now(), leaseMs: 60_000 });
  if (!claim) return false;
  const onFault = ({ code }: { code: string }): void => void process.stdout.write(`fault ${code}\n`);
  await deliver({ store, world, claim, senderOf: () => adapter, random: Math.random, onFault });
  process.stdout.write("sent\n");
  return true;
}

/** Several at once, as a worker does. */
async function work(): Promise<void> {
  while (await sendOne());
}

process.stdout.write("ready\n");
process.stdin.once("data", () => {
  void Promise.all([work(), work(), work()])
    .then(() => store.close())
    .then(() => process.exit(0));
});
