import type { Dossier, DossierReading } from "../../../core/dossier/dossier.ts";
import { markOf } from "../../../core/dossier/dossier.ts";
import type { DossierWatch } from "../../../core/dossier/ports.ts";
import { aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const aReading = (overrides: Partial<Dossier> = {}, asOf = fakeNow): DossierReading => ({
  dossier: {
    code: "HS-251103-0012",
    procedure: "Đăng ký thường trú",
    state: "processing",
    changedAt: inSeconds(-3600),
    ...overrides,
  },
  asOf,
});

const aWatch = (reading: DossierReading, conversationId: string, lookAt = fakeNow): DossierWatch => {
  return { code: reading.dossier.code, conversationId, told: markOf(reading), since: fakeNow, lookAt };
};

/** Filed dossiers, who is told of them, and the tickets on their being late. */
export function dossiersContract({ inTx }: Bench): void {
  describe("dossiers", () => {
    test("are kept whole, replaced by code, and found by nothing else", async () => {
      expect(await inTx((tx) => tx.dossiers.isEmpty())).toBe(true);
      const whole = aReading({ receivedAt: inSeconds(-99), dueAt: inSeconds(99), phoneTail: "0456" });
      const bare = aReading({ code: "HS-251103-0013" });
      await inTx((tx) => tx.dossiers.save([whole, bare]));
      expect(await inTx((tx) => tx.dossiers.byCode("HS-251103-0012"))).toEqual(whole);
      expect(await inTx((tx) => tx.dossiers.byCode("HS-251103-0013"))).toEqual(bare);
      expect(await inTx((tx) => tx.dossiers.byCode("HS-251103-0014"))).toBeUndefined();
      expect(await inTx((tx) => tx.dossiers.isEmpty())).toBe(false);
      const changed = aReading({ state: "ready", changedAt: inSeconds(1) }, inSeconds(2));
      await inTx((tx) => tx.dossiers.save([changed]));
      expect(await inTx((tx) => tx.dossiers.lock(["HS-251103-0013", "HS-9", "HS-251103-0012"]))).toEqual([
        changed,
        bare,
      ]);
    });

    test("of a whole file are written in one go, beyond what one statement holds", async () => {
      const many = Array.from({ length: 4_100 }, (_, index) =>
        aReading({ code: `HS-251103-${String(index).padStart(4, "0")}` }),
      );
      await inTx((tx) => tx.dossiers.save(many));
      const codes = many.map(({ dossier }) => dossier.code);
      expect(await inTx((tx) => tx.dossiers.lock(codes))).toHaveLength(many.length);
    });

    test("with text that cannot be stored are refused whole", async () => {
      const bad = aReading({ code: "HS-251103-0014", procedure: "a\0b" });
      expect(await codeOf(inTx((tx) => tx.dossiers.save([aReading(), bad])))).toBe("BAD_INPUT");
      expect(await inTx((tx) => tx.dossiers.isEmpty())).toBe(true);
    });
  });

  describe("watches of dossiers", () => {
    test("are one for each conversation and dossier; what is noted of one that was taken away brings it not back", async () => {
      const reading = aReading({ dueAt: inSeconds(99) });
      const { code } = reading.dossier;
      const watch = aWatch(reading, "c1");
      await inTx((tx) => tx.dossierWatches.save(watch));
      await inTx((tx) => tx.dossierWatches.save(watch));
      expect(await inTx((tx) => tx.dossierWatches.ofDossiers([code, "HS-9"]))).toEqual([watch]);
      const told = markOf(aReading({ state: "ready", changedAt: inSeconds(5) }, inSeconds(6)));
      await inTx((tx) => tx.dossierWatches.note({ ...watch, told }));
      expect(await inTx((tx) => tx.dossierWatches.ofDossiers([code]))).toEqual([{ ...watch, told }]);
      await inTx((tx) => tx.dossierWatches.remove(code, "c1"));
      await inTx((tx) => tx.dossierWatches.note({ ...watch, told }));
      expect(await inTx((tx) => tx.dossierWatches.ofDossiers([code]))).toEqual([]);
    });

    test("come up when they are due, each dossier once, and are put off together", async () => {
      const [one, two] = [aReading(), aReading({ code: "HS-251103-0013" })];
      await inTx(async (tx) => {
        await tx.dossierWatches.save(aWatch(one, "c1", inSeconds(20)));
        await tx.dossierWatches.save(aWatch(one, "c2", inSeconds(30)));
        await tx.dossierWatches.save(aWatch(two, "c1", inSeconds(10)));
      });
      const due = (seconds: number, limit = 9) => inTx((tx) => tx.dossierWatches.toLookAt(inSeconds(seconds), limit));
      expect(await due(9)).toEqual([]);
      expect(await due(30)).toEqual(["HS-251103-0013", "HS-251103-0012"]);
      expect(await due(30, 1)).toEqual(["HS-251103-0013"]);
      await inTx((tx) => tx.dossierWatches.putOff("HS-251103-0012", inSeconds(60)));
      expect(await due(59)).toEqual(["HS-251103-0013"]);
    });
  });

  test("tickets on a dossier are found by its code, newest first", async () => {
    const about = { dossierCode: "HS-251103-0012", category: "dossier-delay" as const };
    const [old, fresh, other] = [
      aTicket({ ...about, openedAt: inSeconds(-60) }),
      aTicket(about),
      aTicket({ ...about, dossierCode: "HS-251103-0013" }),
    ];
    await inTx(async (tx) => {
      for (const ticket of [old, fresh, other]) await tx.tickets.insert(ticket);
    });
    const found = await inTx((tx) => tx.tickets.ofDossier("HS-251103-0012", 9));
    expect(found).toEqual([fresh, old]);
    expect(await inTx((tx) => tx.tickets.ofDossier("HS-251103-0012", 1))).toEqual([fresh]);
  });
}
