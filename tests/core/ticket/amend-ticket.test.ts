import {
  addToTicket,
  correctTicket,
  followTicket,
  rateTicket,
  stopFirstClock,
} from "../../../core/ticket/amend-ticket.ts";
import { ringsAt } from "../../../core/ticket/rings.ts";
import { categoryIds, categoryOf, keeperOf, outsideLeadOf } from "../../../core/ticket/taxonomy.ts";
import { anActor } from "../../builders.ts";
import { fakeNow } from "../../fakes/world.ts";
import { fc } from "../../properties.ts";
import { bench, faultOf, off, op } from "../bench.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);
const resident = anActor("CIT");

test("correcting the category brings its unit, its outside body and its clocks, counted from the report", async () => {
  const { open, tx, world } = bench();
  const { code } = await open();
  world.pass({ minutes: 20 });
  const ticket = await tx((t) => correctTicket({ tx: t, world, code, actor: op, category: "noise-business" }));
  expect(ticket).toMatchObject({
    category: "noise-business",
    unit: "KTHT",
    severity: "S2",
    clocks: {
      firstDueAt: at("2026-11-16T16:06"),
      resultDueAt: at("2026-11-19T14:06"),
      ceilingAt: at("2026-11-26T14:06"),
      basis: ["B2", "C10"],
    },
  });
  expect(ticket.outsideUnit).toBeUndefined();
  expect(ticket.changes.at(-1)).toMatchObject({ kind: "update", actor: op, facts: { category: "noise-business" } });
});

test("whatever the category becomes, the first deadline is never later than what was promised", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...categoryIds),
      fc.array(fc.constantFrom(...categoryIds), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 30 }),
      async (first, corrections, hours) => {
        const { open, tx, world } = bench();
        let ticket = await open({ category: first });
        for (const category of corrections) {
          world.pass({ hours });
          const before = ticket.clocks.firstDueAt;
          const { code } = ticket;
          ticket = await tx((t) => correctTicket({ tx: t, world, code, actor: op, category }));
          expect(ticket.clocks.firstDueAt.getTime()).toBeLessThanOrEqual(before.getTime());
          expect(ticket.unit).toBe(category === ticket.category ? ticket.unit : keeperOf(categoryOf(category)));
          expect(ticket.outsideUnit).toBe(outsideLeadOf(categoryOf(category)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("time spent waiting for the resident still counts after a correction", async () => {
  const { open, move, tx, world } = bench();
  const { code } = await open({ confident: false });
  await move(code, "needs-info", op, { question: "Ở đâu ạ?" });
  world.pass({ hours: 10 });
  await move(code, "triaged", op);
  const { clocks } = await tx((t) => correctTicket({ tx: t, world, code, actor: op, category: "street-light" }));
  expect(clocks.resultDueAt).toEqual(at("2026-11-20T00:06"));
});

test("a report that turns out to be about a bribe goes into the closed lane", async () => {
  const { open, tx, world } = bench();
  const { code } = await open({ category: "staff-conduct" });
  const ticket = await tx((t) => correctTicket({ tx: t, world, code, actor: op, category: "integrity-complaint" }));
  expect(ticket).toMatchObject({ visibility: "confidential", unit: "LD", severity: "S2" });
});

test("what staff once called danger never falls below danger soon", async () => {
  const { open, tx, world } = bench();
  const { code } = await open({ category: "street-light" });
  const correct = (severity: "S1" | "S4") => tx((t) => correctTicket({ tx: t, world, code, actor: op, severity }));
  expect((await correct("S4")).severity).toBe("S4");
  expect((await correct("S1")).severity).toBe("S1");
  expect((await correct("S4")).severity).toBe("S2");
});

test("a deadline that has passed already by the new reading shows at once", async () => {
  const { open, tx, world } = bench();
  const { code } = await open({ category: "street-light" });
  world.pass({ hours: 5 });
  const ticket = await tx((t) => correctTicket({ tx: t, world, code, actor: op, category: "noise-business" }));
  expect(ticket.flags).toContain("overdue");
});

test("nothing is corrected any more once a unit has accepted it, or against a newer version", async () => {
  const { open, move, tx, world } = bench();
  const { code, version } = await open();
  const correct = (more: { version?: number } = {}) =>
    tx((t) => correctTicket({ tx: t, world, code, actor: op, severity: "S3", ...more }));
  await correct();
  await faultOf(correct({ version }), "STALE");
  await move(code, "accepted", off, { officerId: off.id });
  await faultOf(correct(), "MOVE_NOT_ALLOWED");
});

test("an officer a complaint is about is kept out of it from then on", async () => {
  const { open, move, tx, world } = bench();
  const { code } = await open({ category: "staff-conduct" });
  await tx((t) => correctTicket({ tx: t, world, code, actor: op, aboutStaffId: off.id }));
  const fault = await faultOf(move(code, "accepted", off, { officerId: off.id }), "MOVE_NOT_ALLOWED");
  expect(fault.details.guard).toBe("notOwnCase");
  await move(code, "accepted", { ...off, id: "another" }, { officerId: "another" });
});

test("more from the resident is kept: words and photos in the log, the phone number beside it only", async () => {
  const { open, tx, world } = bench();
  const { code, attachments } = await open();
  const photo = { kind: "image" as const, key: "more" };
  const more = { text: "nước vô nhà rồi", attachments: [photo], contactPhone: "0903123456" };
  const ticket = await tx((t) => addToTicket({ tx: t, world, code, actor: resident, ...more }));
  expect(ticket).toMatchObject({ attachments: [...attachments, photo], contactPhone: "0903123456" });
  expect(ticket.changes.at(-1)).toMatchObject({
    kind: "resident-update",
    note: "nước vô nhà rồi",
    from: ticket.status,
  });
  expect(JSON.stringify(ticket.changes)).not.toContain("0903123456");
});

test("following twice is following once; a score is kept whatever happens", async () => {
  const { open, tx, world } = bench();
  const { code } = await open();
  const follow = () => tx((t) => followTicket({ tx: t, world, code, actor: resident, conversationId: "other" }));
  await follow();
  expect((await follow()).followers).toEqual(["other"]);
  const rated = await tx((t) => rateTicket({ tx: t, world, code, actor: resident, score: 1, comment: "chưa xong" }));
  expect(rated).toMatchObject({ rating: 1, status: "assigned" });
});

test("a specialist's answer stops the first clock, once", async () => {
  const { open, tx, world } = bench();
  const { code } = await open({ category: "dossier-delay" });
  const stop = () => tx((t) => stopFirstClock({ tx: t, world, code, actor: op }));
  world.pass({ minutes: 30 });
  const { clocks } = await stop();
  world.pass({ minutes: 30 });
  expect((await stop()).clocks).toEqual(clocks);
  expect(clocks.firstStoppedAt).toEqual(at("2026-11-16T14:36"));
});

test("a ticket that is not there is not found", async () => {
  const { tx, world } = bench();
  await faultOf(
    tx((t) => stopFirstClock({ tx: t, world, code: "BS-2611-9999", actor: op })),
    "NOT_FOUND",
  );
});

test("a ward may promise graver matters more: raised, the deadlines come nearer; lowered again, they stay there", async () => {
  const { world, open, tx } = bench();
  const first = { hours: 24 };
  const row = { category: "street-light", first, result: { hours: 72 }, ceiling: { hours: 240 } } as const;
  const rest = { basis: [], own: [], reminders: [0.25], extension: {} };
  const body = { rows: [{ ...row, ...rest, severity: "S2", first: { hours: 2 }, result: { hours: 24 } }] };
  world.settings.take([{ kind: "deadlines", number: 1, body, author: anActor("ADM"), at: fakeNow }]);
  const { code, clocks } = await open({ category: "street-light", severity: "S3" });
  const correct = (severity: "S2" | "S3") =>
    tx((t) => correctTicket({ tx: t, world, code, actor: anActor("OP"), severity }));
  const raised = await correct("S2");
  const hour = 3_600_000;
  expect(raised.clocks).toMatchObject({
    firstDueAt: new Date(fakeNow.getTime() + 2 * hour),
    resultDueAt: new Date(fakeNow.getTime() + 24 * hour),
    ceilingAt: clocks.ceilingAt,
    terms: { reminders: [0.25] },
  });
  expect(ringsAt(raised)).toEqual(new Date(fakeNow.getTime() + hour / 2));
  expect((await correct("S3")).clocks).toEqual(raised.clocks);
});
