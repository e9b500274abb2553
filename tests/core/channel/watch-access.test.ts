import type { AccessKeeper, AccessState } from "../../../core/channel/access.ts";
import { connectAccount, loseAccount } from "../../../core/channel/connect-account.ts";
import { watchAccess } from "../../../core/channel/watch-access.ts";
import { system } from "../../../core/people/staff.ts";
import { fakeNow, fakeWorld } from "../../fakes/world.ts";
import { bench } from "../bench.ts";

const account = "4100000000000000011";
const dayMs = 86_400_000;

/** One OA that is connected; `stand` says how its access stands from now on. */
async function anOa() {
  const scene = bench(fakeWorld());
  const { world, tx } = scene;
  let state: Omit<AccessState, "account" | "staleAfterDays"> = { renewedAt: fakeNow };
  const keeper: AccessKeeper = {
    channel: "zalo",
    keepAccess: async () => [{ account, staleAfterDays: 60, ...state }],
  };
  const oa = { channel: "zalo" as const, account };
  await tx((t) => connectAccount({ tx: t, world, ...oa, name: "Phường Bến Sen", by: system }));
  return {
    ...scene,
    oa,
    stand: (next: typeof state) => {
      state = next;
    },
    watch: () => watchAccess({ store: scene.store, world, keepers: [keeper] }),
    stateNow: async () => (await tx((t) => t.connections.of("zalo", account)))?.state,
    tasks: () => tx((t) => t.tasks.open(50)),
  };
}

test("access that was renewed lately needs nobody", async () => {
  const { watch, tasks, stateNow } = await anOa();
  expect(await watch()).toBe(0);
  expect(await tasks()).toEqual([]);
  expect(await stateNow()).toBe("connected");
});

test("after 60 days without a renewal the desk has one task, which closes by itself once it is renewed", async () => {
  const { world, watch, stand, tasks, stateNow } = await anOa();
  world.pass({ hours: 61 * 24 });
  expect([await watch(), await watch()]).toEqual([1, 1]);
  expect(await tasks()).toMatchObject([
    { kind: "channel", key: `channel-access:zalo:${account}`, reason: "access-ageing", advice: "Phường Bến Sen" },
  ]);
  expect(await stateNow()).toBe("expiring");
  stand({ renewedAt: new Date(fakeNow.getTime() + 61 * dayMs) });
  expect(await watch()).toBe(0);
  expect(await tasks()).toEqual([]);
  expect(await stateNow()).toBe("connected");
});

test("a platform that says no rings at once, one that does not answer after an hour", async () => {
  const { world, watch, stand, tasks } = await anOa();
  const fault = { since: fakeNow, isFinal: false, advice: "Kết nối lại OA." };
  stand({ renewedAt: fakeNow, fault });
  await watch();
  expect(await tasks()).toEqual([]);
  world.pass({ hours: 1, seconds: 1 });
  await watch();
  expect(await tasks()).toMatchObject([{ reason: "access-failing", advice: "Phường Bến Sen: Kết nối lại OA." }]);
  const other = await anOa();
  other.stand({ renewedAt: fakeNow, fault: { ...fault, isFinal: true } });
  await other.watch();
  expect(await other.tasks()).toMatchObject([{ reason: "access-refused" }]);
});

test("an account that was given up is left alone, and given up by the platform it makes one task", async () => {
  const { world, tx, oa, watch, tasks, stateNow, stand } = await anOa();
  await tx((t) => loseAccount({ tx: t, world, ...oa, by: system }));
  stand({ fault: { since: fakeNow, isFinal: true, advice: "" } });
  await watch();
  expect(await tasks()).toEqual([]);
  expect(await stateNow()).toBe("revoked");
  await tx((t) => loseAccount({ tx: t, world, ...oa }));
  await tx((t) => loseAccount({ tx: t, world, ...oa }));
  expect(await tasks()).toMatchObject([{ reason: "access-revoked" }]);
  await tx((t) => connectAccount({ tx: t, world, ...oa, name: "Phường Bến Sen", by: system }));
  expect(await tasks()).toEqual([]);
});
