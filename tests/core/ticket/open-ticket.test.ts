import { openTicket } from "../../../core/ticket/open-ticket.ts";
import { anActor, anId, aReport } from "../../builders.ts";
import { bench, faultOf, op } from "../bench.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);

test("a sure and harmless report has its code at once and is with its unit, all by the machine", async () => {
  const { open, conversation } = bench();
  const { id } = await conversation();
  const ticket = await open({}, id);
  expect(ticket).toMatchObject({
    code: "BS-2611-0001",
    status: "assigned",
    unit: "KTHT",
    outsideUnit: "X-HT",
    severity: "S2",
    followers: [id],
    reporterConversationId: id,
    clocks: { firstDueAt: at("2026-11-16T18:06"), resultDueAt: at("2026-11-21T14:06") },
  });
  expect(ticket.changes.map(({ to, actor }) => [to, actor.role])).toEqual([
    ["new", "CIT"],
    ["triaged", "SYS"],
    ["assigned", "SYS"],
  ]);
  expect(ticket.changes[1]?.facts).toMatchObject({ category: "flooding-drainage", unit: "KTHT", confidence: 0.93 });
});

test("nothing is told about the triage and the assignment: the bot confirms the report itself", async () => {
  const { open, conversation, told } = bench();
  const { id } = await conversation();
  await open({}, id);
  expect(await told(id)).toEqual([]);
});

test("codes of one month follow each other without gaps", async () => {
  const { open } = bench();
  const codes = [await open(), await open(), await open()].map((ticket) => ticket.code);
  expect(codes).toEqual(["BS-2611-0001", "BS-2611-0002", "BS-2611-0003"]);
});

test.each([
  ["danger waits for a person, however sure the machine is", { category: "power-hazard" as const }],
  ["an unsure reading waits for a person", { confident: false }],
  ["what nobody could classify waits for a person", { category: "other-unclassified" as const }],
  ["a harmless matter raised to danger waits for a person", { severity: "S1" as const }],
])("%s", async (_, report) => {
  const { open } = bench();
  expect((await open(report)).status).toBe("new");
});

test("a sure report without the place it needs waits for a person; one that needs none goes on", async () => {
  const { tx, world } = bench();
  const placeless = async (category: "street-light" | "theft-fraud") => {
    const { place: _, ...report } = aReport({ category });
    return tx((t) => openTicket({ tx: t, world, report, actor: anActor("CIT"), origin: "zalo" }));
  };
  expect((await placeless("street-light")).status).toBe("new");
  expect((await placeless("theft-fraud")).status).toBe("assigned");
});

test("a report that lacks something is opened as needs-info; the question is in the log, the chat has asked already", async () => {
  const { open, conversation, told } = bench();
  const { id } = await conversation();
  const ticket = await open({ flags: ["needs-info", "vulnerable"], confident: false }, id);
  expect(ticket.status).toBe("needs-info");
  expect(ticket.flags).toEqual(["vulnerable"]);
  expect(ticket.clocks.pausedAt).toEqual(ticket.openedAt);
  expect(ticket.changes.at(-1)?.facts.question).toContain("Chỗ đó ở đâu ạ?");
  expect(await told(id)).toEqual([]);
});

test("danger that lacks a place is not held up by a question", async () => {
  const { open } = bench();
  expect((await open({ category: "manhole-cover", flags: ["needs-info"] })).status).toBe("new");
});

test("a bribe goes into the closed lane whatever was asked for", async () => {
  const { open } = bench();
  expect(await open({ category: "integrity-complaint", visibility: "public" })).toMatchObject({
    visibility: "confidential",
    unit: "LD",
    status: "assigned",
  });
});

test("an operator's own report is routed in the operator's name, danger included", async () => {
  const { open } = bench();
  const ticket = await open({ category: "power-hazard" }, undefined, op);
  expect(ticket.status).toBe("assigned");
  expect(ticket.changes.map((change) => change.actor.role)).toEqual(["OP", "OP", "OP"]);
});

test("a call typed in later has its deadlines from the time of the call", async () => {
  const { tx, world } = bench();
  const reportedAt = at("2026-11-16T09:00");
  const ticket = await tx((t) =>
    openTicket({ tx: t, world, report: aReport(), actor: op, origin: "hotline", reportedAt }),
  );
  expect(ticket.clocks.firstDueAt).toEqual(at("2026-11-16T13:00"));
  expect(ticket.openedAt).toEqual(reportedAt);
});

test("the same act sent twice opens one ticket", async () => {
  const { tx, world, open } = bench();
  const id = anId("act");
  const act = () => tx((t) => openTicket({ tx: t, world, report: aReport(), actor: op, origin: "hotline", id }));
  await act();
  await faultOf(act(), "STALE");
  // The refused one took no number.
  expect((await open()).code).toBe("BS-2611-0002");
});

test("consoles are told of the new ticket", async () => {
  const { open, store } = bench();
  const { code } = await open();
  expect(store.published).toContainEqual(expect.objectContaining({ topic: "desk", name: "ticket.opened", id: code }));
});
