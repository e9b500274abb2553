import type { SecondReading } from "../../core/understanding/second-reader.ts";
import { fakeNow } from "../fakes/world.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test("agreement is counted by kind: with our classifier, and with what a person made of the report", async () => {
  const read = (id: string, more: Partial<SecondReading> = {}): Promise<void> =>
    desk.store.transaction((tx) => tx.readings.add({ id, at: fakeNow, machine: "litter-dumping", ...more }));
  const becomes = async (id: string, ticket: Parameters<Desk["ticket"]>[0]): Promise<void> => {
    const { code } = await desk.ticket(ticket);
    await desk.store.transaction((tx) => tx.readings.filed(id, code));
  };
  await read("a", { said: "waste-collection" });
  await read("a", { said: "disease-vector" }); // the turn was thought twice
  await becomes("a", { category: "waste-collection", status: "assigned" });
  await read("b", { said: "litter-dumping" });
  await becomes("b", { category: "litter-dumping", status: "closed" });
  await read("c", { said: "litter-dumping" }); // nobody has looked at it yet
  await becomes("c", { category: "litter-dumping", status: "new" });
  await read("d", { fault: "PLATFORM_UNAVAILABLE" });
  await becomes("d", { category: "litter-dumping", status: "assigned" });
  await read("e", { said: "street-light", machine: "power-outage" });
  await read("old", { said: "street-light", at: new Date(fakeNow.getTime() - 31 * 86_400_000) });
  await becomes("unknown", {});
  const { on, items } = await desk.call("hoa", "countReadings");
  expect(on).toBe(false);
  expect(items).toEqual([
    { category: "litter-dumping", asked: 4, answered: 3, agreed: 2, settled: 2, readerRight: 2, machineRight: 1 },
    { category: "power-outage", asked: 1, answered: 1, agreed: 0, settled: 0, readerRight: 0, machineRight: 0 },
  ]);
  const all = await desk.call("ba", "countReadings", { query: { since: "2026-01-01T00:00:00Z" } });
  expect(all.items[0]).toMatchObject({ category: "litter-dumping", asked: 5 });
  expect((await desk.refused("lan", "countReadings")).code).toBe("FORBIDDEN");
});
