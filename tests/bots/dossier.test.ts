import { phrases } from "../../bots/phrases.vi.ts";
import type { DossierAnswer } from "../../core/dossier/answer.ts";
import { stageTicket } from "../fakes/stage.ts";
import { aTalk, type Script } from "./a-stage.ts";

const code = "HS-251110-0007";
const script: Script = {
  "hồ sơ của tui tới đâu": { intents: ["track-dossier"] },
  "hồ sơ HS-251110-0007 tới đâu": { intents: ["track-dossier"] },
  "hồ sơ 20251110777 tới đâu": { intents: ["track-dossier"] },
  "where is my dossier HS-251110-0007": { intents: ["track-dossier"], language: "en" },
  "0456": {},
  "trễ quá, HS-251110-0007": { intents: ["report-issue"], categories: { "dossier-delay": 0.9 } },
  "nộp hồ sơ HS-251110-0007 bị đòi tiền": {
    intents: ["report-issue"],
    categories: { "integrity-complaint": 0.9 },
    flags: ["confidential"],
  },
  "đèn trước nhà tắt, HS-251110-0007": { intents: ["report-issue"], categories: { "street-light": 0.9 } },
  "khai sinh, nộp hôm 3/11": { intents: ["ask-procedure"] },
  "số tui quên rồi": {},
  "xin chào": { intents: ["greet"] },
  "hẹn 12/11, HS-251110-0007 mà chưa thấy": {},
  "hẹn 20/11, HS-251110-0007": {},
};
const at = (text: string): Date => new Date(`${text}:00+07:00`);
const shown = (more: object = {}): DossierAnswer => ({
  kind: "shown",
  reading: {
    dossier: { code, procedure: "Đăng ký thường trú", state: "processing", changedAt: at("2026-11-11T09:00"), ...more },
    asOf: at("2026-11-16T14:06"),
  },
  delays: [],
  isWatched: false,
});
/** One who knows the digits is shown it. */
function aTalkWith(answer: DossierAnswer, options: Parameters<typeof aTalk>[1] = {}) {
  const talk = aTalk(script, options);
  talk.stage.findDossier = ({ digits }) => (digits === "0456" ? answer : { kind: "hidden" });
  return talk;
}

test.each([
  ["a matter of confidence", "nộp hồ sơ HS-251110-0007 bị đòi tiền", "integrity.lane"],
  ["another matter", "đèn trước nhà tắt, HS-251110-0007", "report.ask-where"],
  ["a code of another make", "hồ sơ 20251110777 tới đâu", "proc.handed"],
])("%s is not taken for a look-up", async (_, text, key) => {
  expect((await aTalkWith(shown()).text(text)).keys).toEqual([key]);
});

test("words instead of digits go to a person; another subject is let through", async () => {
  const talk = aTalkWith(shown());
  await talk.text("hồ sơ HS-251110-0007 tới đâu");
  expect((await talk.text("xin chào")).keys).toEqual(["greet.menu"]);
  await talk.text("hồ sơ HS-251110-0007 tới đâu");
  expect(await talk.text("số tui quên rồi")).toMatchObject({ keys: ["proc.handed"], did: ["handOver"] });
});

test("with a lost receipt the procedure and the day go to the person who looks", async () => {
  const talk = aTalkWith(shown());
  await talk.text("hồ sơ của tui tới đâu");
  await talk.press("lost");
  const heard = await talk.text("khai sinh, nộp hôm 3/11");
  expect(heard).toMatchObject({ keys: ["proc.handed"], did: ["handOver"] });
  expect(heard.decisions).toContainEqual(expect.objectContaining({ question: "khai sinh, nộp hôm 3/11" }));
});

test.each([
  [{ state: "supplement", dueAt: at("2026-11-12T23:59") }, "dossier.due+dossier.next-supplement+dossier.as-of"],
  [{ state: "payment" }, "dossier.next-payment+dossier.as-of"],
  [{ state: "ready", dueAt: at("2026-11-12T23:59") }, "dossier.next-ready+dossier.as-of"],
  [{ state: "refused" }, "dossier.next-refused+dossier.as-of-over"],
  [{ state: "returned" }, "dossier.as-of-over"],
])("%j is told with what to do next, and is not late", async (more, keys) => {
  const talk = aTalkWith(shown(more));
  await talk.text("hồ sơ HS-251110-0007 tới đâu");
  expect(await talk.text("0456")).toMatchObject({ keys: [`dossier.state+${keys}`], did: [] });
});

test("a button that names a dossier nobody was shown here does nothing", async () => {
  const heard = await aTalkWith(shown()).press(`dossier:on:${code}`);
  expect(heard.did).toEqual([]);
});

test("where it is watched already, looking counts as told, and the way out is offered", async () => {
  const answer = { ...shown(), isWatched: true } as DossierAnswer;
  const talk = aTalkWith(answer);
  await talk.text("hồ sơ HS-251110-0007 tới đâu");
  expect(await talk.text("0456")).toMatchObject({ labels: ["Thôi báo"], did: ["watchDossier"] });
});

test("without buttons the offer is spelled out, and a typed 1 takes it", async () => {
  const talk = aTalkWith(shown());
  talk.stage.maxChoices = 0;
  await talk.text("hồ sơ HS-251110-0007 tới đâu");
  expect((await talk.text("0456")).texts[0]).toContain("Trả lời 1 là báo khi có tin.");
  expect(await talk.text("1")).toMatchObject({ did: ["watchDossier"] });
});

describe("with nothing to look in", () => {
  test.each([
    ["a day that is over opens a report", "hẹn 12/11, HS-251110-0007 mà chưa thấy", "dossier.late", ["openTicket"]],
    ["a day to come leads to the portal and a person", "hẹn 20/11, HS-251110-0007", "dossier.portal", ["handOver"]],
    ["a complaint without a day goes on as a report", "trễ quá, HS-251110-0007", "report.confirm-what", []],
  ])("%s", async (_, text, key, did) => {
    const talk = aTalk(script);
    await talk.text("hồ sơ của tui tới đâu");
    expect(await talk.text(text)).toMatchObject({ keys: [key], did });
  });

  test("told again, the same report is named; somebody else's is not", async () => {
    const talk = aTalk(script);
    const said = "hẹn 12/11, HS-251110-0007 mà chưa thấy";
    const other = stageTicket({
      code: "BS-2611-0001",
      category: "dossier-delay",
      title: "x",
      openedAt: talk.stage.now,
    });
    talk.stage.tickets.push({ ticket: { ...other, dossierCode: code }, owner: "somebody else" });
    const first = await talk.text(said);
    expect(first.keys).toEqual(["dossier.late"]);
    const own = talk.stage.tickets.at(-1)?.ticket;
    expect(own).toMatchObject({ code: "BS-2611-0501", dossierCode: code, severity: "S3", unit: "HCC" });
    const again = await talk.text(said);
    expect(again).toMatchObject({ keys: ["dossier.late-known"], did: [] });
    expect(again.texts[0]).toContain("BS-2611-0501");
  });
});

test("who writes English reads it in English", async () => {
  const talk = aTalkWith(shown({ dueAt: at("2026-11-20T23:59") }));
  expect((await talk.text("where is my dossier HS-251110-0007")).texts).toEqual([
    "To keep it private: what are the last 4 digits of the phone number it was filed with?",
  ]);
  const told = await talk.text("0456");
  expect(told.texts[0]?.split("\n")).toEqual([
    "Dossier HS-251110-0007, Đăng ký thường trú: being worked on.",
    "The result is due on 20 November 2026.",
    "One-stop data as of 14:06.",
  ]);
  expect(told.labels).toEqual(["Tell me of news"]);
});

test("every sentence about a dossier has an English one", () => {
  const keys = Object.keys(phrases).filter((key) => key.startsWith("dossier."));
  expect(keys.filter((key) => !phrases[`en.${key}`])).toEqual([]);
});
