import { type Role, roles } from "../../../core/people/staff.ts";
import { isDone, isOpen, type TicketStatus, ticketStatuses } from "../../../core/ticket/ticket.ts";
import { movesFor } from "../../../core/ticket/transitions.ts";
import { anActor } from "../../builders.ts";
import { fakeNow, fakeWard } from "../../fakes/world.ts";
import { aWillingTicket, fullFacts, isSpecified, judge, specifiedMoves, stoppedBy } from "./life-cycle.ts";

const statuses = Object.keys(ticketStatuses) as TicketStatus[];

describe("who may move what", () => {
  test.each(statuses)("from %s exactly the specified moves are possible, each for its roles", (from) => {
    for (const to of statuses) {
      for (const role of roles) {
        const found = judge(to, aWillingTicket(from), anActor(role)).allowed;
        expect({ from, to, role, allowed: found }).toEqual({ from, to, role, allowed: isSpecified(from, to, role) });
      }
    }
  });

  test.each(statuses)("from %s the buttons shown are the moves that are possible", (from) => {
    for (const role of roles.filter((one) => one !== "SYS")) {
      const shown = movesFor({ ticket: aWillingTicket(from), actor: anActor(role), now: fakeNow, ward: fakeWard }).map(
        (move) => move.to,
      );
      expect(new Set(shown)).toEqual(new Set(statuses.filter((to) => isSpecified(from, to, role))));
      expect(new Set(shown).size).toBe(shown.length);
    }
  });

  test("administrators and, but for reopening, auditors move nothing", () => {
    for (const from of statuses) {
      expect(movesFor({ ticket: aWillingTicket(from), actor: anActor("ADM"), now: fakeNow, ward: fakeWard })).toEqual(
        [],
      );
      const audited = movesFor({
        ticket: aWillingTicket(from),
        actor: anActor("AUD"),
        now: fakeNow,
        ward: fakeWard,
      }).map((move) => move.to);
      expect(audited).toEqual(isDone(from) ? ["reopened"] : []);
    }
  });

  test("a closed ticket can only be reopened, a withdrawn one nothing", () => {
    const exits = (from: TicketStatus) =>
      new Set(
        roles.flatMap((role) =>
          movesFor({ ticket: aWillingTicket(from), actor: anActor(role), now: fakeNow, ward: fakeWard }).map(
            (move) => move.to,
          ),
        ),
      );
    expect(exits("closed")).toEqual(new Set(["reopened"]));
    expect(exits("withdrawn")).toEqual(new Set());
    expect(exits("rejected")).toEqual(new Set(["triaged"]));
    expect(exits("duplicate")).toEqual(new Set(["triaged"]));
    expect(exits("spam")).toEqual(new Set(["new"]));
  });

  test("closed, rejected, merged, withdrawn and hidden tickets are not open; the rest are", () => {
    expect(statuses.filter((status) => !isOpen(status))).toEqual([
      "closed",
      "rejected",
      "duplicate",
      "withdrawn",
      "spam",
    ]);
  });
});

describe("what a move must carry", () => {
  const cases = specifiedMoves.flatMap((move) =>
    move.from.flatMap((from) => [
      ...move.carries.map((name) => ({ from, to: move.to, role: move.roles[0] as Role, name, inField: false })),
      ...move.carriesInField.map((name) => ({ from, to: move.to, role: move.roles[0] as Role, name, inField: true })),
    ]),
  );

  test.each(cases)("$from -> $to by $role needs $name", ({ from, to, role, name }) => {
    const facts = fullFacts();
    delete facts[name];
    if (name === "plan") delete facts.photos;
    // An out-of-scope refusal is told by its code, so without one an operator may not refuse at all.
    const actor = anActor(name === "reasonCode" && role === "OP" ? "HEAD" : role);
    expect(stoppedBy(to, aWillingTicket(from), actor, facts)).toBe(`lacks ${name}`);
    const empty = { ...facts, [name]: name === "photos" ? [] : "" };
    if (name !== "newDueAt" && name !== "category")
      expect(stoppedBy(to, aWillingTicket(from), actor, empty)).toBe(`lacks ${name}`);
  });

  test.each(cases.filter((one) => one.inField))("$from -> $to needs no $name at a desk", ({ from, to, role, name }) => {
    const { [name]: _, photos: __, ...facts } = fullFacts();
    const ticket = aWillingTicket(from, { category: "dossier-delay" });
    expect(stoppedBy(to, ticket, anActor(role), facts)).toBe("allowed");
  });

  test("a photo from the spot stands for a plan", () => {
    const { plan: _, ...facts } = fullFacts();
    expect(stoppedBy("in-progress", aWillingTicket("accepted"), anActor("OFF"), facts)).toBe("allowed");
  });

  test("forms ask for what the move must carry", () => {
    const [resolve] = movesFor({
      ticket: aWillingTicket("in-progress"),
      actor: anActor("HEAD"),
      now: fakeNow,
      ward: fakeWard,
    }).filter((move) => move.to === "resolved");
    expect(resolve?.carries).toEqual(["text", "photos"]);
  });
});
