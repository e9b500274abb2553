import type { Ticket } from "../../../core/ticket/ticket.ts";
import type { NewCorrection } from "../../../core/understanding/correction.ts";
import type { ModelScores, ModelTraining, ModelVersion } from "../../../core/understanding/model-version.ts";
import { anActor, anId, aTicket } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { type Bench, inSeconds } from "./bench.ts";

const quan = anActor("ADM", { name: "anh Quân" });
const scores: ModelScores = {
  ...{ categoryTyped: 0.9, categoryBare: 0.88, intentTyped: 0.93, intentBare: 0.9, emergencyRecall: 1 },
};
const aModel = (overrides: Partial<ModelVersion> = {}): ModelVersion => ({
  ...{ version: anId("model"), baseVersion: "base-1", trainedAt: fakeNow, trainedBy: quan },
  ...{ corrections: 3, upTo: 7, verdict: "ready" },
  ...overrides,
});
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What staff corrected, and the models made of it. */
export function learningContract({ inTx }: Bench): void {
  const correct = (ticket: Ticket, overrides: Partial<NewCorrection> = {}): Promise<void> =>
    inTx((tx) =>
      tx.corrections.add({
        ...{ id: anId("correction"), ticketId: ticket.id, from: ticket.category, to: "waste-collection" },
        ...{ channel: "zalo", style: "bare", staffId: "lan", at: fakeNow },
        ...overrides,
      }),
    );
  const insert = async (overrides: Partial<Ticket> = {}): Promise<Ticket> => {
    const ticket = aTicket(overrides);
    await inTx((tx) => tx.tickets.insert(ticket));
    return ticket;
  };
  const textsAfter = async (seq: number, limit = 99): Promise<string[]> =>
    (await inTx((tx) => tx.corrections.after(seq, limit))).map(({ text }) => text);

  describe("corrections", () => {
    test("come with their ticket's words, numbered in the order in which they were made", async () => {
      const [one, two] = [await insert({ body: "rác trước nhà" }), await insert({ body: "nước cúp" })];
      const start = await inTx((tx) => tx.corrections.last());
      const whole = { proposed: one.category, confidence: 0.61, modelVersion: "base-1" } as const;
      await correct(one, { id: "c1", ...whole });
      await correct(two, { to: "water-supply", style: "accented" });
      const [first, second] = await inTx((tx) => tx.corrections.after(start, 9));
      const { seq = 0, ...rest } = first ?? {};
      expect(rest).toEqual({
        ...{ id: "c1", ticketId: one.id, text: "rác trước nhà", from: one.category, to: "waste-collection" },
        ...{ ...whole, channel: "zalo", style: "bare", staffId: "lan", at: fakeNow },
      });
      expect(second?.seq).toBeGreaterThan(seq);
      expect(await textsAfter(seq)).toEqual(["nước cúp"]);
      expect(await textsAfter(start, 1)).toEqual(["nước cúp"]);
      expect(await inTx((tx) => tx.corrections.last())).toBe(second?.seq);
    });

    test("of a ticket that became confidential, lost its words or is forgotten are given to nobody", async () => {
      const tickets = [];
      for (const body of ["một", "hai", "ba", "bốn", "năm"]) tickets.push(await insert({ body }));
      for (const ticket of tickets) await correct(ticket);
      const [hidden, flagged, erased, forgotten] = tickets as [Ticket, Ticket, Ticket, Ticket];
      await inTx(async (tx) => {
        await tx.tickets.update({ ...hidden, visibility: "confidential" }, []);
        await tx.tickets.update({ ...flagged, flags: ["confidential"] }, []);
        await tx.tickets.update({ ...erased, body: " \n" }, []);
        await tx.corrections.forget(forgotten.id);
      });
      expect(await textsAfter(0)).toEqual(["năm"]);
      const pair = { from: hidden.category, to: "waste-collection" };
      expect(await inTx((tx) => tx.corrections.pairsAfter(0))).toEqual([{ ...pair, count: 1 }]);
    });

    test("are counted by what was made of what, the most frequent first, and undone with their transaction", async () => {
      const tickets = [await insert(), await insert(), await insert()];
      await correct(tickets[0] as Ticket, { to: "water-supply" });
      for (const ticket of tickets.slice(1)) await correct(ticket, { to: "road-damage" });
      const failed = inTx(async (tx) => {
        const late = { id: "late", ticketId: tickets[0]?.id ?? "", from: "road-damage", to: "water-supply" } as const;
        await tx.corrections.add({ ...late, channel: "zalo", style: "bare", staffId: "lan", at: fakeNow });
        throw new Error("the power failed");
      });
      await expect(failed).rejects.toThrow();
      const from = tickets[0]?.category;
      expect(await inTx((tx) => tx.corrections.pairsAfter(0))).toEqual([
        { from, to: "road-damage", count: 2 },
        { from, to: "water-supply", count: 1 },
      ]);
    });
  });

  describe("models", () => {
    test("are kept once, newest first, with their scores", async () => {
      const [old, fresh] = [aModel(), aModel({ trainedAt: inSeconds(9), reason: "kém hơn", verdict: "refused" })];
      const added = await inTx(async (tx) => [
        await tx.models.add(old),
        await tx.models.add({ ...old, corrections: 99 }),
        await tx.models.add(fresh),
      ]);
      expect(added).toEqual([true, false, true]);
      await inTx((tx) => tx.models.setScores(old.version, scores));
      expect(await inTx((tx) => tx.models.all(9))).toEqual([fresh, { ...old, scores }]);
      expect(await inTx((tx) => tx.models.all(1))).toEqual([fresh]);
      expect(await inTx((tx) => tx.models.byVersion("unknown"))).toBeUndefined();
    });

    test("are in use one at a time, and it is known which one read a report", async () => {
      const [one, two] = [aModel(), aModel()];
      expect(await inTx((tx) => tx.models.inUse())).toBeUndefined();
      const use = (version: string, seconds: number): Promise<void> =>
        inTx(async (tx) => {
          await tx.models.lock();
          await tx.models.activate({ version, at: inSeconds(seconds), actor: quan, learnAfter: seconds });
        });
      await inTx(async (tx) => {
        await tx.models.add(one);
        await tx.models.add(two);
      });
      await use(one.version, 10);
      await use(two.version, 20);
      await use(one.version, 30);
      const [last] = await inTx((tx) => tx.models.activations(9));
      expect(last).toEqual({ version: one.version, at: inSeconds(30), actor: quan, learnAfter: 30 });
      expect(await inTx((tx) => tx.models.inUse())).toEqual({
        version: { ...one, verdict: "active" },
        activation: last,
      });
      expect((await inTx((tx) => tx.models.byVersion(two.version)))?.verdict).toBe("retired");
      const usedAt = (seconds: number) => inTx((tx) => tx.models.usedAt(inSeconds(seconds)));
      expect([await usedAt(9), await usedAt(25), await usedAt(30)]).toEqual([undefined, two.version, one.version]);
    });

    test("have their files until newer ones push them out; the one in use keeps its own", async () => {
      const models = [1, 2, 3, 4].map((second) =>
        aModel({ trainedAt: inSeconds(second), checksum: `sum-${second}` }),
      ) as [ModelVersion, ModelVersion, ModelVersion, ModelVersion];
      await inTx(async (tx) => {
        for (const model of models) {
          await tx.models.add(model);
          await tx.models.keepFile(model.checksum ?? "", bytes(model.version));
        }
        await tx.models.keepFile("sum-4", bytes("another"));
        await tx.models.activate({ version: models[0].version, at: fakeNow, actor: quan, learnAfter: 0 });
        await tx.models.keepNewestFiles(2);
      });
      const file = async (checksum: string) => {
        const found = await inTx((tx) => tx.models.fileOf(checksum));
        return found && new TextDecoder().decode(found);
      };
      expect(await file("sum-1")).toBe(models[0].version);
      expect(await file("sum-2")).toBeUndefined();
      expect((await inTx((tx) => tx.models.byVersion(models[1].version)))?.checksum).toBeUndefined();
      expect([await file("sum-3"), await file("sum-4")]).toEqual([models[2].version, models[3].version]);
    });

    test("are trained one after the other: a second wish meets the first until it is over", async () => {
      const asked: ModelTraining = { id: "t1", askedAt: fakeNow, actor: quan, attempts: 0 };
      const ask = (training: ModelTraining): Promise<boolean> => inTx((tx) => tx.models.askTraining(training));
      const later = { ...asked, id: "t2", askedAt: inSeconds(5) };
      const both = await Promise.all([ask(asked), ask({ ...asked, id: "t1-too" })]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect(await ask(later)).toBe(false);
      const open = await inTx((tx) => tx.models.lastTraining());
      expect(open).toMatchObject({ attempts: 0, actor: quan });
      const ended: ModelTraining = {
        ...(open as ModelTraining),
        ...{ attempts: 1, startedAt: inSeconds(1), endedAt: inSeconds(2), outcome: "refused", version: "v" },
      };
      await inTx((tx) => tx.models.saveTraining(ended));
      expect(await inTx((tx) => tx.models.lastTraining())).toEqual(ended);
      expect(await ask(later)).toBe(true);
      expect(await inTx((tx) => tx.models.lastTraining())).toEqual(later);
    });
  });
}
