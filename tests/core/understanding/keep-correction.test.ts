import { correctTicket } from "../../../core/ticket/amend-ticket.ts";
import type { CategoryId } from "../../../core/ticket/taxonomy.ts";
import { lastOfEach } from "../../../core/understanding/correction.ts";
import { anActor, aTicket } from "../../builders.ts";
import { bench } from "../bench.ts";

const lan = anActor("OP");
const all = (b: ReturnType<typeof bench>) => b.tx((tx) => tx.corrections.after(0, 99));
const correct = (b: ReturnType<typeof bench>, code: string, category: CategoryId) =>
  b.tx((tx) => correctTicket({ tx, world: b.world, code, actor: lan, category }));

test("a person's choice is kept with what the machine had said, whether by a move, a correction or an opening", async () => {
  const b = bench();
  const moved = await b.insert(
    aTicket({ category: "other-unclassified", proposals: [{ id: "road-damage", confidence: 0.4 }] }),
  );
  await b.move(moved.code, "triaged", lan, { category: "pavement-damage", severity: "S3", unit: "KTHT" });
  const corrected = await b.insert(aTicket({ body: "rác trước nhà, hôi lắm" }));
  await correct(b, corrected.code, "waste-collection");
  await b.open({ category: "power-outage", proposals: [{ id: "power-hazard", confidence: 0.7 }] }, undefined, lan);
  const [first, second, third] = await all(b);
  expect(first).toMatchObject({
    from: "other-unclassified",
    to: "pavement-damage",
    proposed: "road-damage",
    confidence: 0.4,
  });
  expect(second).toMatchObject({
    from: "flooding-drainage",
    to: "waste-collection",
    style: "accented",
    staffId: lan.id,
  });
  expect(third).toMatchObject({ from: "power-hazard", to: "power-outage", style: "bare", channel: "zalo" });
  expect(b.store.published.filter(({ name }) => name === "correction.added")).toHaveLength(3);
});

test("nothing is kept where nobody chose another: the machine's own moves, a confirmed category, one that is only put aside", async () => {
  const b = bench();
  await b.open();
  await b.open({}, undefined, lan);
  const ticket = await b.insert(aTicket());
  await correct(b, ticket.code, ticket.category);
  await correct(b, ticket.code, "other-unclassified");
  expect(await all(b)).toEqual([]);
});

test("who corrects twice is heard last, and a matter that turns out to be confidential teaches nothing any more", async () => {
  const b = bench();
  const [one, two] = [await b.insert(aTicket()), await b.insert(aTicket())];
  for (const category of ["waste-collection", "litter-dumping"] as const) {
    await correct(b, one.code, category);
    await correct(b, two.code, category);
  }
  expect(lastOfEach(await all(b)).map(({ to }) => to)).toEqual(["litter-dumping", "litter-dumping"]);
  await correct(b, two.code, "integrity-complaint");
  expect(new Set((await all(b)).map(({ ticketId }) => ticketId))).toEqual(new Set([one.id]));
});
