import type { Role } from "../../../core/people/staff.ts";
import type { CategoryId, Severity } from "../../../core/ticket/taxonomy.ts";
import { releaseTerms } from "../../../core/ticket/terms.ts";
import type { MoveFacts, Ticket, TicketFlag, TicketStatus } from "../../../core/ticket/ticket.ts";
import { mayPropose } from "../../../core/ticket/transitions.ts";
import { anActor } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";
import { aChange, ago, aWillingTicket, fullFacts, hour, specifiedMoves, stoppedBy } from "./life-cycle.ts";

describe("what the machine may not do alone", () => {
  test.each<[Severity, string]>([
    ["S1", "routable"],
    ["S2", "allowed"],
    ["S3", "allowed"],
    ["S4", "allowed"],
  ])("triage of %s by the machine: %s", (severity, outcome) => {
    const facts = { ...fullFacts(), severity };
    expect(stoppedBy("triaged", aWillingTicket("new", { severity }), anActor("SYS"), facts)).toBe(outcome);
    expect(stoppedBy("triaged", aWillingTicket("new", { severity }), anActor("OP"), facts)).toBe("allowed");
  });

  test("it may not talk danger down either, nor triage without a measure or a place", () => {
    const { confidence: _, ...unmeasured } = fullFacts();
    expect(stoppedBy("triaged", aWillingTicket("new", { severity: "S1" }), anActor("SYS"))).toBe("routable");
    expect(stoppedBy("triaged", aWillingTicket("new"), anActor("SYS"), unmeasured)).toBe("routable");
    const { place: __, ...placeless } = aWillingTicket("new");
    expect(stoppedBy("triaged", placeless, anActor("SYS"))).toBe("routable");
    const desk = { ...placeless, category: "dossier-delay" as CategoryId };
    expect(stoppedBy("triaged", desk, anActor("SYS"), { ...fullFacts(), category: "dossier-delay" })).toBe("allowed");
  });

  test("danger is sent to a unit by the machine only after a person has triaged it", () => {
    const ticket = aWillingTicket("triaged", { severity: "S1" });
    const by = (role: Role): Ticket => ({
      ...ticket,
      changes: [...ticket.changes, aChange({ seq: 3, to: "triaged", actor: anActor(role) })],
    });
    expect(stoppedBy("assigned", by("SYS"), anActor("SYS"))).toBe("confirmedDanger");
    expect(stoppedBy("assigned", by("CIT"), anActor("SYS"))).toBe("confirmedDanger");
    expect(stoppedBy("assigned", by("OP"), anActor("SYS"))).toBe("allowed");
    expect(stoppedBy("assigned", by("SYS"), anActor("OP"))).toBe("allowed");
  });

  test.each<[string, Partial<Ticket>, string]>([
    ["a nuisance", {}, "allowed"],
    ["danger", { severity: "S1" }, "notDangerous"],
    ["danger soon", { severity: "S2" }, "notDangerous"],
    ["a formal complaint", { flags: ["formal-complaint"] }, "notFormalComplaint"],
    ["a denunciation", { flags: ["denunciation"] }, "notFormalComplaint"],
    ["one that was never reminded", { changes: [aChange({})] }, "remindedOnce"],
    [
      "one asked 71 hours ago",
      { clocks: { ...aWillingTicket("needs-info").clocks, pausedAt: ago(71) } },
      "waited72Hours",
    ],
  ])("an unanswered question closes %s by itself: %s", (_, overrides, outcome) => {
    const facts = { reasonCode: "no-reply" as const };
    expect(stoppedBy("closed", aWillingTicket("needs-info", overrides), anActor("SYS"), facts)).toBe(outcome);
  });

  test.each<[string, number, TicketFlag[], string]>([
    ["after seven days", 7 * 24, [], "allowed"],
    ["an hour before", 7 * 24 - 1, [], "silent7Days"],
    ["never, for a formal complaint", 100 * 24, ["formal-complaint"], "notFormalComplaint"],
  ])("silence closes a result %s", (_, hours, flags, outcome) => {
    const clocks = { ...aWillingTicket("resolved").clocks, resultStoppedAt: ago(hours) };
    expect(stoppedBy("closed", aWillingTicket("resolved", { clocks, flags }), anActor("SYS"))).toBe(outcome);
    expect(stoppedBy("closed", aWillingTicket("resolved", { clocks, flags }), anActor("CIT"))).toBe("allowed");
  });
});

describe("what needs the head or a leader", () => {
  test.each<[string, Partial<Ticket>, MoveFacts, string]>([
    ["a plain matter", {}, {}, "allowed"],
    ["danger", { severity: "S1" }, {}, "officerMayResolve"],
    ["danger soon", { severity: "S2" }, {}, "officerMayResolve"],
    ["a bribe", { category: "integrity-complaint" }, {}, "officerMayResolve"],
    ["a text a machine wrote", {}, { machineWritten: true }, "officerMayResolve"],
  ])("an officer posts the result of %s: %s; the head may", (_, overrides, more, outcome) => {
    const facts = { ...fullFacts(), ...more };
    const ticket = aWillingTicket("in-progress", overrides);
    expect(stoppedBy("resolved", ticket, anActor("OFF"), facts)).toBe(outcome);
    expect(mayPropose({ ticket, actor: anActor("OFF"), now: fakeNow, ward: fakeWard }, more.machineWritten)).toBe(
      outcome !== "allowed",
    );
    expect(stoppedBy("resolved", ticket, anActor("HEAD"), facts)).toBe("allowed");
    expect(mayPropose({ ticket, actor: anActor("HEAD"), now: fakeNow, ward: fakeWard })).toBe(false);
  });

  test("after a reopening the officer who had it is not the only one to approve", () => {
    const changes = [
      aChange({}),
      aChange({ seq: 2, from: "assigned", to: "accepted", facts: { officerId: "off-1" } }),
      aChange({ seq: 3, from: "resolved", to: "reopened", actor: anActor("CIT") }),
      aChange({ seq: 4, from: "assigned", to: "accepted", facts: { officerId: "off-2" } }),
    ];
    const ticket = aWillingTicket("in-progress", { changes, reopenedCount: 1 });
    expect(stoppedBy("resolved", ticket, anActor("OFF", { id: "off-1" }))).toBe("officerMayResolve");
    expect(stoppedBy("resolved", ticket, anActor("OFF", { id: "off-2" }))).toBe("allowed");
  });

  test("a ticket sent back once as not theirs is sent on a second time by a leader only", () => {
    const ticket = aWillingTicket("assigned", { returnedCount: 1 });
    expect(stoppedBy("triaged", ticket, anActor("OFF"))).toBe("firstReturn");
    expect(stoppedBy("triaged", ticket, anActor("HEAD"))).toBe("firstReturn");
    expect(stoppedBy("triaged", ticket, anActor("LD"))).toBe("allowed");
  });

  test("the second extension is a leader's, and a new date is a later one", () => {
    const extended = aWillingTicket("extended", {
      changes: [aChange({}), aChange({ seq: 2, from: "in-progress", to: "extended" })],
    });
    expect(stoppedBy("extended", extended, anActor("HEAD"))).toBe("firstExtension");
    expect(stoppedBy("extended", extended, anActor("LD"))).toBe("allowed");
    const early = { ...fullFacts(), newDueAt: ago(1) };
    expect(stoppedBy("extended", aWillingTicket("in-progress"), anActor("HEAD"), early)).toBe("laterDate");
    const current = { ...aWillingTicket("in-progress") };
    current.clocks = { ...current.clocks, resultDueAt: new Date(fakeNow.getTime() + 50 * hour) };
    const sooner = { ...fullFacts(), newDueAt: new Date(fakeNow.getTime() + 49 * hour) };
    expect(stoppedBy("extended", current, anActor("HEAD"), sooner)).toBe("laterDate");
  });

  test("a date is put off no further and no more often than the ticket was promised", () => {
    const clocks = { ...aWillingTicket("in-progress").clocks, resultDueAt: new Date(fakeNow.getTime() + hour) };
    const terms = { ...releaseTerms("flooding-drainage"), extension: { times: 1, days: 3 } };
    const ticket = aWillingTicket("in-progress", { clocks: { ...clocks, terms } });
    const days = (count: number) => ({
      ...fullFacts(),
      newDueAt: new Date(clocks.resultDueAt.getTime() + count * 24 * hour),
    });
    expect(stoppedBy("extended", ticket, anActor("HEAD"), days(3))).toBe("allowed");
    expect(stoppedBy("extended", ticket, anActor("LD"), days(4))).toBe("withinExtension");
    const changes = [aChange({}), aChange({ seq: 2, from: "in-progress", to: "extended" })];
    expect(stoppedBy("extended", { ...ticket, changes }, anActor("LD"), days(1))).toBe("withinExtension");
  });

  test.each([
    ["not-public-matter", "allowed"],
    ["outside-city", "allowed"],
    ["test", "allowed"],
    ["no-place-after-asking", "outOfScope"],
    ["already-decided-by-law", "outOfScope"],
    ["formal-complaint-path", "outOfScope"],
    ["insulting-without-matter", "outOfScope"],
  ] as const)("an operator refuses a ticket as %s: %s; the head may", (reasonCode, outcome) => {
    const facts = { ...fullFacts(), reasonCode };
    expect(stoppedBy("rejected", aWillingTicket("triaged"), anActor("OP"), facts)).toBe(outcome);
    expect(stoppedBy("rejected", aWillingTicket("triaged"), anActor("HEAD"), facts)).toBe("allowed");
  });
});

describe("residents", () => {
  test.each<[number, string]>([
    [30 * 24, "allowed"],
    [30 * 24 + 1, "within30Days"],
  ])("who come back %i hours after the result may reopen: %s", (hours, outcome) => {
    const clocks = { ...aWillingTicket("closed").clocks, resultStoppedAt: ago(hours) };
    expect(stoppedBy("reopened", aWillingTicket("closed", { clocks }), anActor("CIT"))).toBe(outcome);
    expect(stoppedBy("reopened", aWillingTicket("closed", { clocks }), anActor("OP"))).toBe("allowed");
  });

  test("may reopen at any time what was closed because they had not answered", () => {
    const { resultStoppedAt: _, ...clocks } = aWillingTicket("closed").clocks;
    const later = new Date(fakeNow.getTime() + 400 * 24 * hour);
    const ticket = aWillingTicket("closed", { clocks });
    expect(stoppedBy("reopened", ticket, anActor("CIT"), fullFacts(), later)).toBe("allowed");
  });

  test.each<[Partial<Ticket>, string]>([
    [{ severity: "S1" }, "withdrawable"],
    [{ visibility: "confidential" }, "withdrawable"],
    [{ severity: "S2" }, "allowed"],
    [{ visibility: "hide-name" }, "allowed"],
  ])("may withdraw a ticket with %j: %s", (overrides, outcome) => {
    expect(stoppedBy("withdrawn", aWillingTicket("assigned", overrides), anActor("CIT"))).toBe(outcome);
  });
});

test("nobody decides on a complaint about himself or becomes its officer", () => {
  const about = (staffId: string) =>
    aChange({ seq: 3, kind: "update", facts: { aboutStaffId: staffId }, actor: anActor("OP") });
  for (const { from, to, roles: movers } of specifiedMoves) {
    for (const role of movers) {
      const ticket = aWillingTicket(from[0] as TicketStatus, { category: "staff-conduct" });
      const changes = [...ticket.changes, about("that-officer")];
      const facts = { ...fullFacts(), officerId: "somebody-else" };
      const himself = anActor(role, { id: "that-officer" });
      expect(stoppedBy(to, { ...ticket, changes }, himself, facts)).toBe("notOwnCase");
      expect(stoppedBy(to, { ...ticket, changes }, anActor(role), facts)).toBe("allowed");
    }
  }
  const assigned = aWillingTicket("assigned", { category: "staff-conduct" });
  const ticket = { ...assigned, changes: [...assigned.changes, about("off-1")] };
  expect(stoppedBy("accepted", ticket, anActor("HEAD"), { officerId: "off-1" })).toBe("notOwnCase");
});
