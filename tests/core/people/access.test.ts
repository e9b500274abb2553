import { type Action, access, can, canSeeTicket, sightOf } from "../../../core/people/access.ts";
import { type StaffRole, staffRoles } from "../../../core/people/staff.ts";
import { visibilities } from "../../../core/ticket/ticket.ts";
import { aStaff } from "../../builders.ts";

/** Who may ask for what, copied by hand; everybody else may not. */
const granted: Record<Action, string> = {
  "conversation.list": "OP HEAD LD",
  "conversation.read": "OP HEAD LD",
  "conversation.hold": "OP HEAD LD",
  "conversation.reply": "OP HEAD LD",
  "conversation.draft": "OP HEAD",
  "conversation.note": "OP HEAD LD",
  "people.link": "OP HEAD",
  "ticket.list": "OP OFF HEAD LD AUD",
  "ticket.read": "OP OFF HEAD LD AUD",
  "ticket.open": "OP",
  "ticket.correct": "OP HEAD",
  "ticket.move": "OP OFF HEAD LD AUD",
  "ticket.propose": "OFF",
  "ticket.dispute": "OFF HEAD",
  "ticket.rule": "LD",
  "photo.publish": "OP HEAD LD",
  "photo.take-down": "OP OFF HEAD LD",
  "presence.set": "OP OFF",
  "ticket.chase": "OP OFF HEAD",
  "subscription.manage": "ADM",
  "ticket.note": "OP OFF HEAD LD",
  "call.enter": "OP",
  "call.list": "OP HEAD LD",
  "call.recording": "OP LD",
  "task.list": "OP HEAD LD",
  "task.take": "OP HEAD",
  "spot.list": "OP HEAD LD ADM",
  "spot.edit": "OP ADM",
  "queue.call": "OP OFF",
  "incident.read": "OP HEAD LD",
  "incident.manage": "OP HEAD",
  "report.read": "HEAD LD AUD",
  "report.monthly": "LD AUD",
  "report.approve": "LD",
  "staff.list": "OP OFF HEAD LD ADM",
  "channel.read": "HEAD LD ADM",
  "channel.manage": "ADM",
  "channel.connect": "ADM",
  "model.read": "LD ADM",
  "model.manage": "LD ADM",
  "model.tickets": "LD",
  "knowledge.read": "OP HEAD LD ADM",
  "knowledge.propose": "OP LD ADM",
  "knowledge.publish": "LD ADM",
  classify: "OP HEAD ADM",
  "reading.count": "HEAD LD ADM",
  "question.list": "OP HEAD LD",
  "question.answer": "OP HEAD",
  "setting.read": "LD ADM",
  "setting.edit": "ADM",
  "answer.read": "OP HEAD LD ADM",
  "answer.edit": "HEAD ADM",
  "view.share": "HEAD ADM",
  upload: "OP OFF HEAD LD",
  "file.read": "OP OFF HEAD LD AUD",
  "staff.manage": "ADM",
  "audit.read": "LD AUD ADM",
  "privacy.read": "LD ADM",
  "privacy.manage": "ADM",
  "privacy.open": "OP ADM",
  live: "OP OFF HEAD LD AUD ADM",
};

test.each(Object.keys(access) as Action[])(
  "%s is granted to exactly its roles, and to nobody who has left",
  (action) => {
    for (const role of staffRoles) {
      expect([role, can(aStaff({ role }), action)]).toEqual([role, granted[action].split(" ").includes(role)]);
      expect(can(aStaff({ role, active: false }), action)).toBe(false);
      expect(can(aStaff({ role, mustChangePassword: true }), action)).toBe(false);
    }
  },
);

test("administrators have no part in conversations and tickets", () => {
  const theirs = (Object.keys(access) as Action[]).filter((action) => can(aStaff({ role: "ADM" }), action));
  expect(theirs).toEqual([
    "subscription.manage",
    "spot.list",
    "spot.edit",
    "staff.list",
    "channel.read",
    "channel.manage",
    "channel.connect",
    "model.read",
    "model.manage",
    "knowledge.read",
    "knowledge.propose",
    "knowledge.publish",
    "classify",
    "reading.count",
    "setting.read",
    "setting.edit",
    "answer.read",
    "answer.edit",
    "view.share",
    "staff.manage",
    "audit.read",
    // what is kept of a person, where that person asks for it
    "privacy.read",
    "privacy.manage",
    "privacy.open",
    "live",
  ]);
});

/** Role: own unit's ticket, another unit's, own unit's confidential one, another unit's confidential one. */
const sight: Record<StaffRole, [boolean, boolean, boolean, boolean]> = {
  OP: [true, true, false, false],
  OFF: [true, false, false, false],
  HEAD: [true, false, true, false],
  LD: [true, true, true, true],
  AUD: [true, true, false, false],
  ADM: [false, false, false, false],
};

test.each(staffRoles)("what %s sees depends on the unit and on whether the ticket is confidential", (role) => {
  const staff = aStaff({ role, unit: "KTHT" });
  const sees = (unit: "KTHT" | "CA", visibility: "public" | "hide-name" | "confidential") =>
    canSeeTicket(staff, { unit, visibility });
  expect([
    sees("KTHT", "public"),
    sees("CA", "public"),
    sees("KTHT", "confidential"),
    sees("CA", "confidential"),
  ]).toEqual(sight[role]);
  expect(sees("KTHT", "hide-name")).toBe(sees("KTHT", "public"));
  expect(canSeeTicket({ ...staff, active: false }, { unit: "KTHT", visibility: "public" })).toBe(false);
});

test("of a unit's officers only the one named for it sees a confidential ticket", () => {
  const [named, colleague] = [aStaff({ role: "OFF", unit: "LD" }), aStaff({ role: "OFF", unit: "LD" })];
  const ticket = { unit: "LD" as const, visibility: "confidential" as const, officerId: named.id };
  expect(canSeeTicket(named, ticket)).toBe(true);
  expect(canSeeTicket(colleague, ticket)).toBe(false);
  expect(canSeeTicket({ ...named, unit: "CA" }, ticket)).toBe(false);
});

test("staff without a unit see no unit's tickets", () => {
  expect(canSeeTicket(aStaff({ role: "OFF" }), { unit: "KTHT", visibility: "public" })).toBe(false);
});

test("two people of one sight see the same tickets", () => {
  const units = ["KTHT", "CA", undefined] as const;
  const people = staffRoles.flatMap((role) =>
    units.flatMap((unit) => ["a", "b"].map((id) => aStaff({ role, id, ...(unit ? { unit } : {}) }))),
  );
  const tickets = visibilities.flatMap((visibility) =>
    (["KTHT", "CA"] as const).flatMap((unit) =>
      [{}, { officerId: "a" }, { officerId: "b" }].map((officer) => ({ unit, visibility, ...officer })),
    ),
  );
  const seen = new Map<string, boolean[]>();
  for (const staff of people) {
    const sees = tickets.map((ticket) => canSeeTicket(staff, ticket));
    expect(seen.get(sightOf(staff)) ?? sees).toEqual(sees);
    seen.set(sightOf(staff), sees);
  }
  expect(seen.size).toBeLessThan(people.length);
});
