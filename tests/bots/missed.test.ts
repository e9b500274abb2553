import type { StageEvent } from "../fakes/stage.ts";
import { stageTicket } from "../fakes/stage.ts";
import { aTalk, type Script } from "./a-stage.ts";

const script: Script = {
  alo: { intents: ["greet"] },
  "cống nghẹt": { intents: ["report-issue"], categories: { "flooding-drainage": 0.9 }, summary: "cống nghẹt" },
  "cháy nhà": { intents: ["emergency"], emergency: { kind: "fire", when: "now" }, severity: "S1" },
};
const openedAt = new Date("2026-11-16T10:00:00+07:00");
const line = "Lúc anh/chị vắng, BS-2611-0421 đã sang bước: Đã có kết quả.";
const sticker: StageEvent = { kind: "message", attachments: [{ kind: "sticker", stickerId: "1" }] };

/** A resident whose lamp was repaired while nothing could be sent to them. */
function aResidentWhoMissedNews() {
  const talk = aTalk(script, { channel: "facebook" });
  const place = { label: "hẻm 12 Hoa Sứ", precision: "alley" } as const;
  const ticket = stageTicket({ code: "BS-2611-0421", category: "street-light", title: "đèn tắt", openedAt, place });
  talk.stage.tickets.push({ ticket, owner: "resident" });
  talk.stage.conversation("resident", "facebook");
  talk.stage.moveUnheard("resident", ticket.code, "resolved", "push.resolved");
  return talk;
}

test("news comes before the answer to whatever the resident writes, and once", async () => {
  const talk = aResidentWhoMissedNews();
  expect((await talk.text("cống nghẹt")).texts[0]?.split("\n")).toEqual([
    "Đây là trợ lý tự động của phường Bến Sen.",
    line,
    "Chỗ đó ở đâu ạ? Số nhà, tên đường, hoặc gần chợ, trường nào cũng được.",
  ]);
  expect((await talk.text("alo")).texts.join()).not.toContain("Lúc anh/chị vắng");
});

test("a bare greeting is answered by the news alone", async () => {
  const talk = aResidentWhoMissedNews();
  expect((await talk.text("alo")).keys).toEqual(["track.missed"]);
  expect((await talk.text("alo")).keys).toEqual(["greet.menu"]);
});

test("where nothing would be said, the news is", async () => {
  const talk = aResidentWhoMissedNews();
  expect((await talk.hear(sticker)).texts.join()).toContain(line);
});

test("danger goes first; the news waits for the next words", async () => {
  const talk = aResidentWhoMissedNews();
  expect((await talk.text("cháy nhà")).texts.join()).not.toContain("Lúc anh/chị vắng");
  expect((await talk.text("alo")).texts.join()).toContain(line);
});

test("what a person wrote by hand since counts as told", async () => {
  const talk = aResidentWhoMissedNews();
  talk.stage.write("resident", "chị Lan", "Dạ, đèn hẻm 12 đã sáng lại ạ.");
  expect((await talk.text("alo")).keys).toEqual(["greet.menu"]);
});

test("while people hold the conversation the bot keeps it for later", async () => {
  const talk = aResidentWhoMissedNews();
  talk.stage.change("resident", { heldBy: { kind: "queue", since: talk.stage.now } });
  expect((await talk.text("alo")).keys).toEqual([]);
  talk.stage.change("resident", { heldBy: { kind: "bot" } });
  expect((await talk.text("alo")).keys).toEqual(["track.missed"]);
});
