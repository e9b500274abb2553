import type { ChannelConnection } from "../../../core/channel/connection.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

/** Accounts of ours on the channels. */
export function connectionsContract({ inTx }: Bench): void {
  const oa: ChannelConnection = {
    channel: "zalo",
    account: "4100000000000000011",
    name: "Phường Bến Sen",
    state: "connected",
    connectedAt: fakeNow,
    connectedBy: { role: "ADM", id: "quan", name: "anh Quân" },
    settings: { grant: "a1" },
  };
  const save = (...all: ChannelConnection[]): Promise<void> =>
    inTx(async (tx) => {
      for (const one of all) await tx.connections.save(one);
    });

  describe("connections", () => {
    test("are kept by channel and account, in that order, and replaced whole", async () => {
      const page: ChannelConnection = { ...oa, channel: "facebook", account: "100" };
      const other: ChannelConnection = { ...oa, account: "4100000000000000022", name: "An Bình" };
      await save(other, oa, page);
      expect(await inTx((tx) => tx.connections.all())).toEqual([page, oa, other]);
      const later: ChannelConnection = { ...oa, state: "revoked", givenUpAt: fakeNow, name: "Bến Sen", settings: {} };
      const stored = () => inTx((tx) => tx.connections.of("zalo", oa.account));
      await save(later);
      expect(await stored()).toEqual(later);
      await save(oa);
      expect(await stored()).toEqual(oa);
      expect(await inTx((tx) => tx.connections.of("telegram", oa.account))).toBeUndefined();
    });

    test("remember how far they caught up, forward only, whatever else is saved", async () => {
      await save(oa);
      const catchUp = (at: Date): Promise<void> => inTx((tx) => tx.connections.catchUp("zalo", oa.account, at));
      await catchUp(inSeconds(10));
      await catchUp(inSeconds(5));
      await save({ ...oa, state: "expiring" });
      const stored = await inTx((tx) => tx.connections.of("zalo", oa.account));
      expect(stored).toEqual({ ...oa, state: "expiring", caughtUpTo: inSeconds(10) });
    });
  });
}
