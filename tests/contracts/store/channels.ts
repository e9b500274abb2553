import type { InboundEvent } from "../../../core/channel/event.ts";
import type { SendNote } from "../../../core/channel/ports.ts";
import { anEvent, aText } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

const hour = 3_600;
const week = 7 * 24 * hour;

/** Counts of what came in and went out, for the health of channels. */
export function channelsContract({ store, add }: Bench): void {
  const note = (overrides: Partial<SendNote> = {}): Promise<void> =>
    store.channels.noteSend({ channel: "sms", account: "PBENSEN", ok: true, at: fakeNow, ...overrides });
  const record = async (channel: "zalo" | "sms" | "facebook", now = fakeNow) => {
    const [found] = await store.channels.records([channel], now);
    if (!found) throw new Error("no record");
    return found;
  };
  const come = (events: InboundEvent[], seconds: number) => add(events, { now: inSeconds(seconds) });

  describe("the health of channels", () => {
    test("sends are counted for the last hour by account, with the last failure and what is left", async () => {
      await note({ at: inSeconds(-2 * hour), quota: { kind: "vnd", remaining: 900 } });
      await note({ at: inSeconds(-60), quota: { kind: "vnd", remaining: 800 } });
      await note({ at: inSeconds(-50) });
      await note({ at: inSeconds(-40), ok: false, code: "RATE_LIMITED" });
      await note({ at: inSeconds(-30), ok: false, code: "TOKEN_INVALID" });
      await note({ account: "KHAC", ok: false, code: "PLATFORM_REFUSED" });
      const { accounts, hours, lastInAt } = await record("sms");
      expect(accounts).toEqual([
        { account: "KHAC", sentInHour: 0, failedInHour: 1, lastFailedAt: fakeNow, lastFailure: "PLATFORM_REFUSED" },
        {
          account: "PBENSEN",
          sentInHour: 2,
          failedInHour: 2,
          lastOutAt: inSeconds(-50),
          lastFailedAt: inSeconds(-30),
          lastFailure: "TOKEN_INVALID",
          quota: { kind: "vnd", remaining: 800, at: inSeconds(-60) },
        },
      ]);
      expect([hours, lastInAt]).toEqual([[], undefined]);
    });

    test("many workers count at once and lose nothing", async () => {
      await Promise.all(Array.from({ length: 40 }, (_, index) => note({ ok: index % 4 > 0, code: "UNEXPECTED" })));
      expect((await record("sms")).accounts).toMatchObject([{ sentInHour: 30, failedInHour: 10 }]);
    });

    test("counting forgets old sends but not when the last ones were", async () => {
      for (const days of [3, 2, 1]) {
        await note({ at: inSeconds(-days * 86_400), quota: { kind: "vnd", remaining: days } });
        await note({ at: inSeconds(-days * 86_400), ok: false, code: "TOKEN_INVALID" });
      }
      await store.channels.countHours(fakeNow);
      const day = inSeconds(-86_400);
      expect((await record("sms")).accounts).toEqual([
        {
          account: "PBENSEN",
          sentInHour: 0,
          failedInHour: 0,
          lastOutAt: day,
          lastFailedAt: day,
          lastFailure: "TOKEN_INVALID",
          quota: { kind: "vnd", remaining: 1, at: day },
        },
      ]);
    });

    test("what residents say is counted by the hour, for today and the same weekday of four weeks; receipts are not", async () => {
      await come([aText("một"), aText("hai"), anEvent("receipt", { state: "read", messageRefs: ["x"] })], -60);
      await come([aText("ba")], -4 * week);
      await come([aText("bốn")], -4 * week - 86_400);
      await come([aText("năm")], -5 * week);
      await come([aText("sáu", { channel: "facebook" })], -week);
      await store.channels.countHours(fakeNow);
      const found = await record("zalo");
      const hourOf = (seconds: number): Date =>
        new Date(Math.floor(Number(inSeconds(seconds)) / 3_600_000) * 3_600_000);
      expect(found.hours.toSorted((a, b) => Number(a.hour) - Number(b.hour))).toEqual([
        { hour: hourOf(-4 * week), received: 1 },
        { hour: hourOf(-60), received: 2 },
      ]);
      expect(found.lastInAt).toEqual(inSeconds(-60));
      expect(found.firstHour).toEqual(hourOf(-4 * week - 86_400));
      expect((await record("facebook")).hours).toEqual([{ hour: hourOf(-week), received: 1 }]);
    });

    test("counting again counts what came since, once", async () => {
      await come([aText("một")], -60);
      await store.channels.countHours(fakeNow);
      await come([aText("hai")], 10);
      await store.channels.countHours(inSeconds(20));
      await store.channels.countHours(inSeconds(20));
      const { hours } = await record("zalo", inSeconds(20));
      expect(hours.reduce((sum, { received }) => sum + received, 0)).toBe(2);
    });
  });
}
