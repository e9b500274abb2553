import type { Place } from "../../core/understanding/place.ts";
import { stageTicket } from "../fakes/stage.ts";
import { aTalk, type Script } from "./a-stage.ts";

const hoaSu: Place = { label: "trước nhà 45 Hoa Sứ", precision: "house", street: "Hoa Sứ", house: "45" };
const found = { kind: "found", place: hoaSu } as const;
const drain = { intents: ["report-issue"], categories: { "flooding-drainage": 0.9 }, summary: "cống nghẹt" } as const;
const script: Script = {
  "cống nghẹt": { ...drain, intents: ["report-issue"] },
  "cống nghẹt trước nhà 45 hoa sứ": { ...drain, intents: ["report-issue"], place: found },
  "45 hoa sứ": { place: found },
  "chỗ đó đó": { place: { kind: "not-found", text: "chỗ đó đó" } },
  "gần quán bà Tư": { place: { kind: "unknown-landmark", landmark: "quán bà Tư" } },
  "mất nắp cống 45 hoa sứ": { intents: ["report-issue"], categories: { "manhole-cover": 0.8 }, place: found },
  "đèn tắt 45 hoa sứ": {
    intents: ["report-issue"],
    categories: { "street-light": 0.8, "traffic-signal-sign": 0.1 },
    place: found,
  },
  "cán bộ khó chịu": { intents: ["report-issue"], categories: { "staff-conduct": 0.9 }, summary: "cán bộ khó chịu" },
  "nước hôi lắm": { intents: ["provide-info"] },
  blah: {},
  "cảm ơn phường": { intents: ["thank"] },
};

test("a report without a place is opened after two tries to learn it, as one that needs more", async () => {
  const talk = aTalk(script);
  expect((await talk.text("cống nghẹt")).keys).toEqual(["report.ask-where"]);
  expect((await talk.text("chỗ đó đó")).keys).toEqual(["report.ask-landmark"]);
  const last = await talk.text("blah");
  expect(last.keys).toEqual(["report.opened-no-place"]);
  expect(talk.stage.tickets[0]?.ticket.flags).toEqual(["needs-info"]);
  expect(talk.stage.tickets[0]?.ticket.body).toBe("cống nghẹt\nchỗ đó đó\nblah");
});

test("a landmark nobody has listed is asked for its street; not remembering ends the questions", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt");
  expect((await talk.text("gần quán bà Tư")).texts[0]).toContain("Phường chưa rõ quán bà Tư ở đường nào.");
  expect((await talk.press("unknown")).keys).toEqual(["report.opened-no-place"]);
});

test("the menu leads into a report: what, then where, then it is shown", async () => {
  const talk = aTalk(script);
  expect((await talk.press("menu:report")).keys).toEqual(["report.ask-what"]);
  expect((await talk.text("cống nghẹt")).keys).toEqual(["report.ask-where"]);
  expect((await talk.text("45 hoa sứ")).keys).toEqual(["report.confirm"]);
  expect((await talk.text("1")).did).toEqual(["openTicket"]);
});

test("the bot introduces itself once, with its first words", async () => {
  const talk = aTalk(script);
  expect((await talk.text("cống nghẹt")).texts[0]).toMatch(/^Đây là trợ lý tự động của phường Bến Sen\.\n/);
  expect((await talk.text("45 hoa sứ")).texts[0]).not.toContain("trợ lý tự động");
});

test("a bare no asks which part is wrong; the place alone is corrected", async () => {
  const talk = aTalk({
    ...script,
    "20 sen trắng": { place: { kind: "found", place: { ...hoaSu, label: "số 20 Sen Trắng" } } },
  });
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  const no = await talk.text("không");
  expect(no.keys).toEqual(["report.fix-which"]);
  expect(no.labels).toEqual(["Sửa địa chỉ", "Sửa loại việc", "Gặp người trực"]);
  expect((await talk.press("fix:place")).keys).toEqual(["report.ask-where"]);
  const corrected = await talk.text("20 sen trắng");
  expect(corrected.texts[0]).toBe("Dạ, phường sửa lại: cống nghẹt. Tại: số 20 Sen Trắng. Đúng chưa ạ?");
});

test("the kind is corrected by a button that names it, which is the confirmation", async () => {
  const talk = aTalk(script);
  await talk.text("đèn tắt 45 hoa sứ");
  const offer = await talk.press("fix:what");
  expect(offer.labels).toEqual(["Đèn, biển giao thông", "Khác"]);
  await talk.press("category:traffic-signal-sign");
  expect(talk.stage.tickets.map((one) => one.ticket.category)).toEqual(["traffic-signal-sign"]);
});

test("a button that offers a category nobody offered opens nothing", async () => {
  const talk = aTalk(script);
  await talk.text("đèn tắt 45 hoa sứ");
  expect((await talk.press("category:integrity-complaint")).did).toEqual([]);
});

test("pressing twice opens one report", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  await talk.press("yes");
  expect((await talk.press("yes")).keys).toEqual(["greet.back"]);
  expect(talk.stage.tickets).toHaveLength(1);
});

test("more words while a report is shown are kept with it, and it is shown again", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  expect((await talk.text("nước hôi lắm")).keys).toEqual(["report.confirm"]);
  await talk.text("ừ");
  expect(talk.stage.tickets[0]?.ticket.body).toBe("cống nghẹt trước nhà 45 hoa sứ\nnước hôi lắm");
});

test("two answers nobody understands lead to a person, with the draft attached", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  expect((await talk.text("blah")).keys).toEqual(["report.confirm"]);
  const second = await talk.text("blah");
  expect(second.keys).toEqual(["fallback.second"]);
  expect(second.did).toEqual(["handOver"]);
  expect(talk.conversation.dialogue.draft?.text).toContain("cống nghẹt");
});

test("a category that needs no place is shown without one", async () => {
  const talk = aTalk(script);
  expect((await talk.text("cán bộ khó chịu")).keys).toEqual(["report.confirm-what"]);
  expect((await talk.text("đúng")).keys).toEqual(["report.opened"]);
});

test("something dangerous by itself is opened at once, without a confirmation", async () => {
  const talk = aTalk(script);
  const heard = await talk.text("mất nắp cống 45 hoa sứ");
  expect(heard.keys).toEqual(["emergency.any", "emergency.opened"]);
  expect(heard.did).toEqual(["openTicket", "alarm"]);
  expect(talk.stage.tickets[0]?.ticket).toMatchObject({ category: "manhole-cover", severity: "S1" });
});

test("a photo without words is asked about, and one after the report belongs to it", async () => {
  const talk = aTalk(script);
  expect((await talk.photo()).keys).toEqual(["report.ask-what-photo"]);
  await talk.text("cống nghẹt");
  await talk.text("45 hoa sứ");
  await talk.text("đúng");
  expect(talk.stage.tickets[0]?.ticket.attachments).toHaveLength(1);
  const after = await talk.photo();
  expect(after.keys).toEqual(["report.added"]);
  expect(after.did).toEqual(["addToTicket"]);
});

test("the same thing at the same place is added to the resident's own open report", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  await talk.text("đúng");
  talk.later(48 * 60);
  const again = await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  expect(again.did).toEqual(["addToTicket"]);
  expect(again.texts).toEqual(["Dạ, phường đã thêm vào BS-2611-0501."]);
});

test("a report left unconfirmed for 15 minutes is opened, and the resident is told", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  expect(talk.conversation.wakeAt?.getTime()).toBe(talk.stage.now.getTime() + 15 * 60_000);
  talk.later(15);
  expect((await talk.wake()).keys).toEqual(["report.opened-silent"]);
  expect(talk.conversation.dialogue.draft).toBeUndefined();
});

test("a report without a place is asked after once, then opened as it is", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt");
  talk.later(15);
  expect((await talk.wake()).texts).toEqual(["Phường còn chờ anh/chị một ý để gửi việc này đi. Chỗ đó ở đâu ạ?"]);
  expect(talk.conversation.wakeAt?.getTime()).toBe(talk.stage.now.getTime() + 120 * 60_000);
  talk.later(120);
  expect((await talk.wake()).keys).toEqual(["report.opened-no-place"]);
});

test("a draft that says nothing is dropped without a word", async () => {
  const talk = aTalk(script);
  await talk.press("menu:report");
  talk.later(15);
  await talk.wake();
  talk.later(120);
  expect(await talk.wake()).toMatchObject({ keys: [], did: [] });
  expect(talk.conversation.dialogue.draft).toBeUndefined();
});

test("yesterday's draft is gone", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt");
  talk.later(25 * 60);
  expect((await talk.text("blah")).keys).toEqual(["fallback.first"]);
});

test("giving up asks which one when a report was filed as well; withdrawing needs a button", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  await talk.text("đúng");
  await talk.text("đèn tắt 45 hoa sứ");
  const which = await talk.text("thôi khỏi");
  expect(which.texts[0]).toBe("Anh/chị muốn bỏ việc đang nói, hay rút BS-2611-0501 ạ?");
  expect((await talk.press("withdraw:BS-2611-0501")).did).toEqual(["withdraw"]);
  expect((await talk.press("drop")).keys).toEqual(["report.cancelled"]);
});

test("a report of danger is not withdrawn", async () => {
  const talk = aTalk(script);
  await talk.text("mất nắp cống 45 hoa sứ");
  expect(await talk.press("withdraw:BS-2611-0501")).toMatchObject({ keys: ["report.keep-danger"], did: [] });
});

test("a number given after the code is kept with the report", async () => {
  const talk = aTalk(script, { channel: "facebook" });
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  expect((await talk.text("đúng")).keys).toEqual(["report.opened", "report.ask-contact"]);
  const given = await talk.text("0909 123 456 nha");
  expect(given.keys).toEqual(["report.added"]);
  expect(given.decisions).toContainEqual(expect.objectContaining({ do: "addToTicket", contactPhone: "0909123456" }));
});

test("the map button asks for the position where the platform can send one", async () => {
  expect((await aTalk(script, { channel: "telegram" }).text("cống nghẹt")).labels).toEqual(["Gửi vị trí"]);
  expect((await aTalk(script).text("cống nghẹt")).labels).toEqual(["Chọn trên bản đồ"]);
});

test("a pin is enough of a place", async () => {
  const talk = aTalk(script);
  const pin: Place = { label: "gần hẻm 12 Hoa Sứ", precision: "exact", latitude: 10.8, longitude: 106.7 };
  const asked = await talk.hear({ kind: "message", attachments: [], place: pin });
  expect(asked.texts[0]).toContain("Phường nhận được vị trí, gần hẻm 12 Hoa Sứ. Ở đó có chuyện gì vậy ạ?");
  expect((await talk.text("cống nghẹt")).texts[0]).toContain("Tại: gần hẻm 12 Hoa Sứ.");
});

test("a place in another ward is marked so", async () => {
  const far: Place = { label: "đường D2", precision: "street", outsideWard: "phường Thạnh Mỹ Tây" };
  const talk = aTalk({ xà: { ...drain, intents: ["report-issue"], place: { kind: "found", place: far } } });
  await talk.text("xà");
  await talk.text("đúng");
  expect(talk.stage.tickets[0]?.ticket.flags).toEqual(["out-of-area"]);
});

test("a yes that brings another report opens the first and shows the second", async () => {
  const second = "đúng, còn đèn tắt ở 45 hoa sứ";
  const talk = aTalk({
    ...script,
    [second]: { intents: ["report-issue"], categories: { "street-light": 0.9 }, place: found, summary: "đèn tắt" },
  });
  await talk.text("cống nghẹt trước nhà 45 hoa sứ");
  const heard = await talk.text(second);
  expect(heard.keys).toEqual(["report.opened", "report.confirm"]);
  expect(heard.texts[1]).toBe("Dạ, phường hiểu là: đèn tắt. Tại: trước nhà 45 Hoa Sứ. Đúng chưa ạ?");
});

test("thanks in the middle of a report leads back to it once", async () => {
  const talk = aTalk(script);
  await talk.text("cống nghẹt");
  expect((await talk.text("cảm ơn phường")).keys).toEqual(["thanks.reply", "report.resume"]);
  expect((await talk.text("cảm ơn phường")).keys).toEqual([]);
  expect((await talk.text("45 hoa sứ")).keys).toEqual(["report.confirm"]);
});

test("a finished report is opened again after it was named; another matter becomes a new report", async () => {
  const at = new Date("2026-11-10T10:00:00+07:00");
  const closed = stageTicket(
    { code: "BS-2611-0412", category: "flooding-drainage", title: "cống nghẹt", openedAt: at, place: hoaSu },
    [{ to: "closed", at }],
  );
  const still = { "vẫn còn nghẹt": { intents: ["reopen-disagree" as const] } };
  const talk = aTalk({ ...script, ...still });
  talk.stage.tickets.push({ ticket: closed, owner: "resident" });
  expect((await talk.text("vẫn còn nghẹt")).texts[0]).toContain(
    "Dạ, anh/chị nói việc cống nghẹt trước nhà 45 Hoa Sứ, mã BS-2611-0412, phải không ạ?",
  );
  const yes = await talk.text("ừ");
  expect(yes.decisions).toContainEqual(expect.objectContaining({ do: "reopen", reason: "vẫn còn nghẹt" }));

  const other = aTalk({ ...script, ...still });
  other.stage.tickets.push({ ticket: closed, owner: "resident" });
  await other.text("vẫn còn nghẹt");
  expect((await other.press("other")).keys).toEqual(["report.ask-where"]);
});

test("what was closed more than 30 days ago becomes a new report", async () => {
  const at = new Date("2026-09-10T10:00:00+07:00");
  const closed = stageTicket(
    { code: "BS-2609-0007", category: "flooding-drainage", title: "cống nghẹt", openedAt: at, place: hoaSu },
    [{ to: "closed", at }],
  );
  const talk = aTalk({ "vẫn còn nghẹt": { intents: ["reopen-disagree"] } });
  talk.stage.tickets.push({ ticket: closed, owner: "resident" });
  expect((await talk.text("vẫn còn nghẹt")).texts[0]).toContain(
    "BS-2609-0007 khép đã quá 30 ngày. Phường mở mã mới BS-2611-0501 và ghi kèm việc cũ.",
  );
});

test.each(["rate:5:BS-2611-0412", "reopen:BS-2611-0412", "withdraw:BS-2611-0412", "track:BS-2611-0412"])(
  "a forged button %s touches nobody else's report",
  async (value) => {
    const at = new Date("2026-11-16T10:00:00+07:00");
    const ticket = stageTicket(
      { code: "BS-2611-0412", category: "flooding-drainage", title: "cống nghẹt", openedAt: at },
      [{ to: "resolved", at }],
    );
    const talk = aTalk(script);
    talk.stage.tickets.push({ ticket, owner: "somebody else" });
    const heard = await talk.press(value);
    expect(heard.did).toEqual([]);
    expect(heard.keys).toEqual([value.startsWith("track:") ? "track.not-found" : "greet.menu"]);
  },
);
