import type { Appointment, Holder } from "../../../core/appointment/appointment.ts";
import type { QueueNumber } from "../../../core/appointment/queue-number.ts";
import { anId } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, codeOf, inSeconds } from "./bench.ts";

const hour = 3600;
const anAppointment = (overrides: Partial<Appointment> = {}): Appointment => ({
  id: anId("appointment"),
  code: anId("BSH"),
  serviceId: "chung-thuc",
  startsAt: inSeconds(hour),
  day: "2026-11-17",
  phone: anId("+84"),
  state: "booked",
  bookedAt: fakeNow,
  version: 0,
  ...overrides,
});
const aNumber = (overrides: Partial<QueueNumber> = {}): QueueNumber => ({
  id: anId("number"),
  label: anId("A"),
  serviceId: "chung-thuc",
  day: "2026-11-17",
  number: 1,
  takenAt: fakeNow,
  state: "waiting",
  version: 0,
  ...overrides,
});
const ids = (found: { id: string }[]): string[] => found.map(({ id }) => id);

/** Appointments and queue numbers. */
export function appointmentsContract({ inTx }: Bench): void {
  const book = (overrides: Partial<Appointment> = {}): Promise<Appointment> =>
    inTx((tx) => tx.appointments.save(anAppointment(overrides)));

  describe("appointments", () => {
    test("are kept whole, and each change builds on the one before", async () => {
      const { phone: _, ...plain } = anAppointment();
      const whole = { ...plain, procedureId: "chung-thuc-ban-sao", conversationId: "c1", remindedAt: inSeconds(5) };
      const stored = await inTx((tx) => tx.appointments.save(whole));
      expect(stored).toEqual({ ...whole, version: 1 });
      expect(await inTx((tx) => tx.appointments.byId(whole.id))).toEqual(stored);
      expect(await codeOf(inTx((tx) => tx.appointments.save(whole)))).toBe("STALE");
      const { remindedAt: __, ...unreminded } = stored;
      const moved = await inTx((tx) => tx.appointments.save(unreminded));
      expect(await inTx((tx) => tx.appointments.byId(whole.id))).toEqual(moved);
      expect(await codeOf(inTx((tx) => tx.appointments.save(stored)))).toBe("STALE");
      expect(await inTx((tx) => tx.appointments.byId("unknown"))).toBeUndefined();
    });

    test("of one holder and service stand once a day, given up ones aside", async () => {
      const first = await book({ phone: "+84900000001" });
      const second = anAppointment({ phone: "+84900000001", startsAt: inSeconds(2 * hour) });
      expect(await codeOf(inTx((tx) => tx.appointments.save(second)))).toBe("STALE");
      await book({ phone: "+84900000001", day: "2026-11-18" });
      await book({ phone: "+84900000001", serviceId: "ho-tich" });
      const later = await book({ phone: "+84900000001", day: "2026-11-19" });
      expect(await codeOf(inTx((tx) => tx.appointments.save({ ...later, day: "2026-11-18" })))).toBe("STALE");
      await inTx((tx) => tx.appointments.save({ ...first, state: "cancelled" }));
      expect((await inTx((tx) => tx.appointments.save(second))).version).toBe(1);
    });

    test("of a person's talks, of a number and of a day are found, soonest first", async () => {
      const late = await book({ conversationId: "c1", startsAt: inSeconds(3 * hour) });
      const soon = await book({ conversationId: "c2", startsAt: inSeconds(2 * hour) });
      const past = await book({ conversationId: "c1", startsAt: inSeconds(-hour), day: "2026-11-16" });
      const called = await book({ phone: "+84900000001", serviceId: "ho-tich" });
      const over = await book({ conversationId: "c1", state: "cancelled" });
      const held = (holder: Holder) => inTx((tx) => tx.appointments.ofHolder(holder, fakeNow));
      expect(ids(await held({ conversationIds: ["c1", "c2"] }))).toEqual([soon.id, late.id]);
      expect(ids(await held({ conversationIds: [] }))).toEqual([]);
      expect(ids(await held({ phone: "+84900000001" }))).toEqual([called.id]);
      const day = await inTx((tx) => tx.appointments.ofDay("2026-11-17"));
      expect(ids(day)).toEqual([called.id, soon.id, late.id]);
      expect(ids(day)).not.toContain(past.id);
      expect(ids(day)).not.toContain(over.id);
    });

    test("count in their hour until they are given up", async () => {
      const at = inSeconds(hour);
      const one = await book();
      await book({ state: "arrived" });
      await book({ serviceId: "ho-tich" });
      await book({ startsAt: inSeconds(2 * hour) });
      const held = () => inTx((tx) => tx.appointments.held("chung-thuc", at));
      expect(await held()).toEqual([
        { startsAt: at, count: 2 },
        { startsAt: inSeconds(2 * hour), count: 1 },
      ]);
      expect(await inTx((tx) => tx.appointments.lockSlot("chung-thuc", at))).toBe(2);
      await inTx((tx) => tx.appointments.save({ ...one, state: "cancelled" }));
      expect(await inTx((tx) => tx.appointments.lockSlot("chung-thuc", at))).toBe(1);
      expect(await inTx((tx) => tx.appointments.held("chung-thuc", inSeconds(2 * hour)))).toHaveLength(1);
    });

    test("are due for a reminder once, while they stand and begin in that span", async () => {
      const span = { from: inSeconds(hour), to: inSeconds(2 * hour) };
      const due = () => inTx((tx) => tx.appointments.toRemind(span, 9));
      const [one, two] = [await book(), await book({ startsAt: inSeconds(hour + 60) })];
      await book({ startsAt: inSeconds(2 * hour) });
      await book({ startsAt: inSeconds(hour - 1) });
      await book({ state: "cancelled" });
      expect(ids(await due())).toEqual([one.id, two.id]);
      expect(await inTx((tx) => tx.appointments.toRemind(span, 1))).toHaveLength(1);
      await inTx((tx) => tx.appointments.save({ ...one, remindedAt: fakeNow }));
      expect(ids(await due())).toEqual([two.id]);
    });
  });

  describe("queue numbers", () => {
    test("are kept whole, one of a label a day, each change on the one before", async () => {
      const whole: QueueNumber = {
        ...aNumber({ label: "A001", state: "served", appointmentAt: inSeconds(1), counterId: "2" }),
        ...{ calledAt: inSeconds(2), endedAt: inSeconds(3) },
      };
      const stored = await inTx((tx) => tx.queue.save(whole));
      expect(await inTx((tx) => tx.queue.byId(whole.id))).toEqual({ ...whole, version: 1 });
      expect(await codeOf(inTx((tx) => tx.queue.save(whole)))).toBe("STALE");
      expect(await codeOf(inTx((tx) => tx.queue.save(aNumber({ label: "A001" }))))).toBe("STALE");
      expect((await inTx((tx) => tx.queue.save(aNumber({ label: "A001", day: "2026-11-18" })))).version).toBe(1);
      expect((await inTx((tx) => tx.queue.save({ ...stored, state: "missed" }))).version).toBe(2);
      expect(await inTx((tx) => tx.queue.byId("unknown"))).toBeUndefined();
    });

    test("of a day come in the order in which they were taken", async () => {
      const late = await inTx((tx) => tx.queue.save(aNumber({ takenAt: inSeconds(9) })));
      const soon = await inTx((tx) => tx.queue.save(aNumber()));
      await inTx((tx) => tx.queue.save(aNumber({ day: "2026-11-18" })));
      expect(ids(await inTx((tx) => tx.queue.ofDay("2026-11-17")))).toEqual([soon.id, late.id]);
    });
  });
}
