import type { SettingVersion } from "../../../core/setting/setting.ts";
import { anActor } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf } from "./bench.ts";

const quan = anActor("ADM", { name: "anh Quân" });
const version = (overrides: Partial<SettingVersion> = {}): SettingVersion => ({
  ...{ kind: "assistant", number: 1, body: { off: ["zalo"] }, author: quan, at: fakeNow },
  ...overrides,
});

/** What a ward set for itself. */
export function settingsContract({ inTx }: Bench): void {
  const add = (...versions: SettingVersion[]): Promise<void> =>
    inTx(async (tx) => {
      for (const one of versions) await tx.settings.add(one);
    });

  describe("settings", () => {
    test("versions come back as they were written, newest first", async () => {
      const second = version({
        number: 2,
        body: { off: [], at: "2026-07-20T00:00:00.000Z" },
        note: "lại",
        restores: 0,
      });
      await add(version(), second, version({ kind: "calendar", body: { week: [null] } }));
      expect(await inTx((tx) => tx.settings.of("assistant", 9))).toEqual([second, version()]);
      expect(await inTx((tx) => tx.settings.of("assistant", 1))).toEqual([second]);
      expect(await inTx((tx) => tx.settings.byNumber("assistant", 1))).toEqual(version());
      expect(await inTx((tx) => tx.settings.byNumber("assistant", 3))).toBeUndefined();
      expect(await inTx((tx) => tx.settings.newest())).toEqual([
        second,
        version({ kind: "calendar", body: { week: [null] } }),
      ]);
    });

    test("a number is given once, and the lock tells the last", async () => {
      expect(await inTx((tx) => tx.settings.lock("assistant"))).toBe(0);
      await add(version());
      expect(await codeOf(add(version({ body: { off: [] } })))).toBe("STALE");
      expect(await inTx((tx) => tx.settings.lock("assistant"))).toBe(1);
      expect(await inTx((tx) => tx.settings.lock("calendar"))).toBe(0);
    });
  });
}
