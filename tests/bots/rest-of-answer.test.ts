import { aspectLabels } from "../../bots/aspect-labels.vi.ts";
import { readProcedureButton } from "../../bots/rest-of-answer.ts";
import type { Answer } from "../../core/understanding/knowledge.ts";
import { aTalk, type Script } from "./a-stage.ts";

const source = { title: "Cổng Dịch vụ công quốc gia", checked: new Date("2026-07-20T12:00:00+07:00") };
const short = (more: Partial<Extract<Answer, { kind: "short" }>> = {}): Answer => ({
  ...{ kind: "short", procedureId: "ket-hon", aspect: "fee", fact: "0 đồng.", source, rest: ["time", "where"] },
  ...more,
});
const question = (answer: Answer) => ({ intents: ["ask-procedure" as const], answer });
const script: Script = {
  "kết hôn phí nhiêu": question(short()),
  "tạm trú phí nhiêu": question(short({ procedureId: "tam-tru", office: "Công an phường" })),
  "phí chưa chắc": question(short({ feeUnsure: true })),
  "chỉ có vậy": question(short({ rest: ["fee"] })),
  "ket-hon:time": { answer: short({ aspect: "time", fact: "trong ngày.", rest: ["fee", "where"] }) },
  "hẻm 12 đèn tắt": { intents: ["report-issue"], categories: { "street-light": 0.95 } },
};

test("a fee that is open keeps its own button alone", async () => {
  const heard = await aTalk(script).text("phí chưa chắc");
  expect(heard).toMatchObject({ keys: ["proc.short", "proc.fee-unsure"], labels: ["Hỏi người trực"] });
});

test("a record of another office, to which the talk moves, offers nothing below the office's name", async () => {
  const talk = aTalk(script);
  expect((await talk.text("tạm trú phí nhiêu")).keys).toEqual(["proc.short", "proc.other-office+proc.rest"]);
  await talk.text("kết hôn phí nhiêu");
  expect(await talk.text("tạm trú phí nhiêu")).toMatchObject({
    keys: ["proc.short", "proc.other-office"],
    labels: [],
  });
});

test("what was told is not offered again, and once all is told nothing is", async () => {
  const talk = aTalk(script);
  expect((await talk.text("kết hôn phí nhiêu")).labels).toEqual(["Bao lâu", "Nộp ở đâu", "Hỏi người trực"]);
  expect((await talk.text("2")).keys).not.toContain("proc.short+proc.rest");
  expect((await talk.press("proc:ket-hon:time")).labels).toEqual(["Nộp ở đâu", "Hỏi người trực"]);
  expect((await aTalk(script).text("chỉ có vậy")).keys).toEqual(["proc.short"]);
});

test("where a channel carries no buttons, or two, the answer stands as it is or with what fits", async () => {
  const talk = aTalk(script);
  talk.stage.maxChoices = 0;
  expect((await talk.text("kết hôn phí nhiêu")).texts.join()).not.toContain("cần biết thêm");
  const narrow = aTalk(script);
  narrow.stage.maxChoices = 2;
  expect((await narrow.text("kết hôn phí nhiêu")).labels).toEqual(["Bao lâu", "Hỏi người trực"]);
});

test("a report that waits to be finished is led back to, and no rest is offered meanwhile", async () => {
  const talk = aTalk(script);
  await talk.text("hẻm 12 đèn tắt");
  expect((await talk.text("kết hôn phí nhiêu")).keys.join()).not.toContain("proc.rest");
});

test("labels fit the narrowest channel", () => {
  for (const label of Object.values(aspectLabels)) expect(label.length).toBeLessThanOrEqual(20);
});

test.each([
  ["proc:khai-sinh", { chosenId: "khai-sinh" }],
  ["proc:khai-sinh:fee", { chosenId: "khai-sinh", chosenAspect: "fee" }],
  ["proc:khai-sinh:constructor", { chosenId: "khai-sinh" }],
  ["proc:", undefined],
  ["place:0", undefined],
])("the button %s is read as what it asks", (value, meant) => {
  expect(readProcedureButton(value)).toEqual(meant);
});
