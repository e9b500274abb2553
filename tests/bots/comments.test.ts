import { withoutNumber } from "../../bots/open-report.ts";
import { pretendsToBeTheWard } from "../../bots/pretends.ts";
import type { Decision } from "../../core/conversation/turn.ts";
import type { Place } from "../../core/understanding/place.ts";
import { aTalk, type Script } from "./a-stage.ts";

const place: Place = { label: "số 45 Hoa Sứ", precision: "house", street: "Hoa Sứ", house: "45" };
const drain = { intents: ["report-issue" as const], categories: { "flooding-drainage": 0.95 }, summary: "cống nghẹt" };
const found = { kind: "found" as const, place };
const report = "số 45 Hoa Sứ cống nghẹt hoài";

/** Says something under a post; what came of it, and what is said to whom. */
async function under(script: Script, text: string, { crowded = false } = {}) {
  const talk = aTalk(script, { channel: "facebook" });
  talk.stage.isCrowded = crowded;
  const heard = await talk.hear({ kind: "comment", text, attachments: [], postRef: "post-1", public: true });
  const says = heard.decisions.filter((one): one is Extract<Decision, { do: "say" }> => one.do === "say");
  const said = says.map(({ purpose, phrases }) => [purpose, phrases.map(({ key }) => key).join("+")]);
  const tasks = heard.decisions.flatMap((one) => (one.do === "task" ? [[one.kind, one.reason]] : []));
  return { talk, heard, said, tasks };
}

const inPublic = ["public", "comment.public"];

describe("under a public post", () => {
  test("a report is answered with one line in public and what was understood in private", async () => {
    const { said, heard, talk } = await under({ [report]: { ...drain, place: found } }, report);
    expect(said).toEqual([inPublic, ["comment", "bot.intro+comment.private"]]);
    expect(heard.did).toEqual([]);
    expect(talk.conversation.dialogue).toMatchObject({ introduced: true, pending: { key: "report.confirm" } });
  });

  test("a report without a place is asked for it in private", async () => {
    const { said } = await under({ "cống nghẹt hoài phường ơi": drain }, "cống nghẹt hoài phường ơi");
    expect(said).toEqual([inPublic, ["comment", "bot.intro+report.ask-where"]]);
  });

  test("a question is answered in private, all in one message", async () => {
    const text = "làm giấy khai sinh cần gì vậy phường";
    const answer = { kind: "unsure" as const, question: "khai sinh" };
    const { said } = await under({ [text]: { intents: ["ask-procedure"], answer } }, text);
    expect(said).toHaveLength(2);
    expect(said[0]).toEqual(inPublic);
    expect(said[1]?.[0]).toBe("comment");
  });

  test.each([
    ["thanks", "cảm ơn phường nha", { intents: ["thank" as const] }],
    ["praise", "phường làm tốt quá", { intents: ["rate" as const] }],
    ["a friend's name", "Nguyễn Văn A vô coi nè", {}],
    ["a few words that sound like a report", "hóng quá trời", { ...drain, decision: "confirm" as const }],
    ["nothing but a picture", "", {}],
  ])("%s gets no reply and waits for nobody", async (_, text, reading) => {
    const { heard } = await under({ [text]: reading }, text);
    expect(heard.decisions).toEqual([]);
  });

  test("what is not understood and says more than a name is put before a person, without a word", async () => {
    const text = "hôm bữa mấy anh có nói là sẽ qua mà giờ thì sao";
    const { said, heard } = await under({ [text]: {} }, text);
    expect(said).toEqual([]);
    expect(heard.decisions).toMatchObject([{ do: "handOver", what: "question" }]);
  });

  test("danger rings first; its fixed words go out alone and at once, before the public line", async () => {
    const text = "cháy nhà hẻm 12 hoa sứ";
    const reading = { intents: ["emergency" as const], emergency: { kind: "fire" as const, when: "now" as const } };
    const { said, heard } = await under({ [text]: { ...reading, place: found } }, text);
    expect(said).toEqual([["comment", "emergency.fire"], inPublic]);
    expect(heard.did).toEqual(["openTicket", "alarm"]);
    expect(heard.decisions).toContainEqual(expect.objectContaining({ purpose: "comment", urgent: true }));
  });

  test("a telephone number is to be hidden; it stays in the report and leaves the reading alone", async () => {
    const text = `${report}, sđt tui 0900 123 045`;
    const { said, tasks, talk } = await under({ [report]: drain, [text]: { place: found } }, text);
    expect(tasks).toEqual([["hide-comment", "phone"]]);
    expect(said[1]).toEqual(["comment", "bot.intro+comment.private"]);
    expect(talk.conversation.dialogue.draft?.text).toBe(text);
  });

  test("advertising is not answered where everybody reads; a person decides whether it stays", async () => {
    const text = "Vay nhanh 5 triệu, giải ngân 5 phút";
    const { said, tasks } = await under({ [text]: { intents: ["abuse-spam"] } }, text);
    expect([said, tasks]).toEqual([[], [["hide-comment", "spam"]]]);
  });

  test("an edit after the reply corrects the report, silently", async () => {
    const better = "số 47 Hoa Sứ cống nghẹt, không phải 45";
    const other = { ...place, label: "số 47 Hoa Sứ", house: "47" };
    const script: Script = {
      [report]: { ...drain, place: found },
      [better]: { ...drain, place: { kind: "found", place: other } },
    };
    const { talk } = await under(script, report);
    talk.stage.postRef = "post-1";
    const edited = await talk.hear({ kind: "edited", messageRef: "event-1", text: better });
    expect([edited.keys, edited.did]).toEqual([[], []]);
    expect(talk.conversation.dialogue.draft).toMatchObject({ text: better, place: { house: "47" } });
  });
});

describe("nobody answered the private reply", () => {
  test("after fifteen minutes the report is filed without a word, and told with the first words that come", async () => {
    const script: Script = { [report]: { ...drain, place: found }, "đúng rồi": { intents: ["confirm"] } };
    const { talk } = await under(script, report);
    talk.later(16);
    const filed = await talk.wake();
    expect([filed.keys, filed.did]).toEqual([[], ["openTicket"]]);
    const told = await talk.text("đúng rồi");
    expect(told.keys).toEqual(["report.opened-silent"]);
    expect(told.did).toEqual([]);
  });

  test("what they ask then is answered as well", async () => {
    const script: Script = { [report]: { ...drain, place: found }, "cho gặp cán bộ": { intents: ["ask-human"] } };
    const { talk } = await under(script, report);
    talk.later(16);
    await talk.wake();
    expect((await talk.text("cho gặp cán bộ")).keys).toEqual(["report.opened-silent", "human.in-hours-short"]);
  });
});

describe("when one post draws more comments than can be answered", () => {
  const flood = ["comment-flood", "post-1"];

  test("a report with its place is answered in private only, everything else is kept for a person", async () => {
    const real = await under({ [report]: { ...drain, place: found } }, report, { crowded: true });
    expect([real.said, real.tasks]).toEqual([[["comment", "bot.intro+comment.private"]], [flood]]);
    const others: Script = {
      "cống nghẹt hoài phường ơi": drain,
      "hôm bữa mấy anh có nói là sẽ qua mà giờ thì sao": {},
      "làm giấy khai sinh cần gì vậy phường": { intents: ["ask-procedure"] },
    };
    for (const text of Object.keys(others)) {
      const { said, tasks, heard } = await under(others, text, { crowded: true });
      expect([said, tasks, heard.did]).toEqual([[], [flood], ["task"]]);
    }
  });

  test("danger rings and is answered as ever, and a shown number is still to be hidden", async () => {
    const text = "cháy nhà, gọi 0900 123 045";
    const emergency = { kind: "fire" as const, when: "now" as const };
    const reading = { intents: ["emergency" as const], emergency };
    const { said, tasks, heard } = await under({ [text]: reading }, text, { crowded: true });
    expect(said).toEqual([["comment", "emergency.fire"]]);
    expect(tasks).toEqual([["hide-comment", "phone"], flood]);
    expect(heard.did).toContain("alarm");
  });
});

describe("text that pretends to be the ward", () => {
  const ward = { kind: "phường", name: "Bến Sen" };
  test.each([
    ["UBND phường Bến Sen thông báo: quý vị bấm http://bensen.example.com để xác minh và nộp phí", true],
    ["Công an phường yêu cầu ông bà cài ứng dụng tại bit.ly/abc và đọc mã OTP", true],
    ["có ai tự xưng công an phường yêu cầu cài ứng dụng bit.ly/abc, có phải lừa đảo không", false],
    ["UBND phường thông báo quý vị đăng nhập https://dichvucong.gov.vn để nộp phí", false],
    ["UBND phường thông báo quý vị đăng nhập https://dichvucong.gov.vn.example.top để nộp phí", true],
    ["Vay nhanh 5 triệu, bấm http://vay.example.com", false],
    ["phường thông báo nộp phí rác tháng này ở đâu vậy", false],
  ])("%s: %s", (text, expected) => {
    expect(pretendsToBeTheWard(text, ward)).toBe(expected);
  });
});

test.each([
  ["số 45 Hoa Sứ cống nghẹt hoài, sđt tui 0900 123 045", "số 45 Hoa Sứ cống nghẹt hoài"],
  ["gọi em 0900123045 nha, đèn tắt", "gọi em nha, đèn tắt"],
  ["0900 123 045", "0900 123 045"],
  ["đèn tắt từ 12/11", "đèn tắt từ 12/11"],
  [`a${" ".repeat(20_000)}b`, `a${" ".repeat(20_000)}b`],
])("a number says nothing of the matter: %.40s", (text, left) => {
  expect(withoutNumber(text)).toBe(left);
});
