import { stageTicket } from "../fakes/stage.ts";
import { aTalk, type Script } from "./a-stage.ts";

const spot = { precision: "alley", street: "Hoa Sứ", latitude: 10.78, longitude: 106.698 } as const;
const hem41 = { label: "hẻm 41 Hoa Sứ", ...spot } as const;
const hem43 = { label: "hẻm 43 Hoa Sứ", ...spot } as const;
const found = { kind: "found", place: hem41 } as const;
const report = { intents: ["report-issue" as const], summary: "cống nghẹt", place: found };
const script: Script = {
  "cống hẻm 41 nghẹt": { ...report, categories: { "flooding-drainage": 0.9 } },
  "đánh bạc hẻm 41": { ...report, categories: { "drugs-vice": 0.9 } },
  "nước cuốn người": { ...report, categories: { "flooding-drainage": 0.9 }, severity: "S1" },
  "cống nghẹt gần cây xăng": {
    ...report,
    categories: { "flooding-drainage": 0.9 },
    place: { kind: "candidates", places: [hem41, hem43] },
  },
  "ừ theo dõi chung": { intents: ["confirm"] },
};

/** Somebody else's blocked drain there, reported this morning, and a talk with a resident who has heard the bot before. */
function aKnownIncident(change: Partial<ReturnType<typeof stageTicket>> = {}) {
  const talk = aTalk(script);
  const openedAt = new Date("2026-11-16T09:00:00+07:00");
  const given = { code: "BS-2611-0387", category: "flooding-drainage", title: "cống nghẹt", openedAt } as const;
  const ticket = { ...stageTicket({ ...given, place: hem41 }), ...change };
  talk.stage.tickets.push({ ticket, owner: "neighbour" });
  return talk;
}

test("an incident others reported is asked about before it is confirmed", async () => {
  const talk = aKnownIncident();
  const heard = await talk.text("cống hẻm 41 nghẹt");
  expect(heard.keys).toEqual(["report.same"]);
  expect(heard.texts[0]).toContain("Chỗ này đã có 1 người báo, đang ở bước: Đã tiếp nhận.");
});

test.each(["ừ", "ok", "1", "Theo dõi chung", "theo doi chung", "ừ theo dõi chung"])("%s follows along", async (yes) => {
  const talk = aKnownIncident();
  await talk.text("cống hẻm 41 nghẹt");
  const joined = await talk.text(yes);
  expect(joined.keys).toEqual(["report.joined"]);
  expect(joined.did).toEqual(["openTicket", "join"]);
});

test.each(["không", "2", "việc khác"])(
  "%s goes on with what the resident tells, and is not asked again",
  async (no) => {
    const talk = aKnownIncident();
    await talk.text("cống hẻm 41 nghẹt");
    expect((await talk.text(no)).keys).toEqual(["report.confirm"]);
    const opened = await talk.text("đúng");
    expect(opened.keys).toEqual(["report.opened"]);
    expect(opened.did).toEqual(["openTicket"]);
  },
);

test("a place chosen by a button is looked at as well", async () => {
  const talk = aKnownIncident();
  await talk.text("cống nghẹt gần cây xăng");
  expect((await talk.press("place:1")).keys).toEqual(["report.same"]);
});

test("left unanswered it is filed as the resident told it, and nobody is joined", async () => {
  const talk = aKnownIncident();
  await talk.text("cống hẻm 41 nghẹt");
  talk.later(16);
  const woken = await talk.wake();
  expect(woken.keys).toEqual(["report.opened-silent"]);
  expect(woken.did).toEqual(["openTicket"]);
});

test("of danger nothing is asked", async () => {
  expect((await aKnownIncident().text("nước cuốn người")).keys[0]).toMatch(/^emergency\./);
});

test.each([
  ["confidential", { visibility: "confidential" }],
  ["hidden", { visibility: "hide-name" }],
  ["with a result", { status: "resolved" }],
  ["finished", { status: "closed" }],
  ["merged", { status: "duplicate" }],
] as const)("a ticket that is %s is as if it were not there", async (_, change) => {
  expect((await aKnownIncident(change).text("cống hẻm 41 nghẹt")).keys).toEqual(["report.confirm"]);
});

test("where a matter is hidden, nobody learns that it was reported before", async () => {
  const talk = aKnownIncident({ category: "drugs-vice" });
  expect((await talk.text("đánh bạc hẻm 41")).keys).toEqual(["report.confirm"]);
});

test("what one only follows cannot be withdrawn", async () => {
  const talk = aKnownIncident({ reporterConversationId: "neighbour" });
  const [entry] = talk.stage.tickets;
  if (entry) entry.owner = "resident";
  expect((await talk.press("withdraw:BS-2611-0387")).did).not.toContain("withdraw");
});
