import type { Answer } from "../../core/understanding/knowledge.ts";
import { noPlanningLookUp, type PlanningPort, type PlanningQuestion } from "../../core/understanding/planning.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { aTalk, type Script } from "./a-stage.ts";

const question = "đất thửa này quy hoạch gì";
const checked = new Date("2026-11-02T12:00:00+07:00");
const office: Answer = {
  kind: "full",
  procedureId: "thong-tin-quy-hoach",
  parts: {
    name: "hỏi thông tin quy hoạch",
    papers: "1. Văn bản đề nghị.",
    fee: "0.",
    time: "10 ngày.",
    place: "phường.",
  },
  source: { title: "Cổng Dịch vụ công quốc gia", checked },
};
const place = { label: "trước nhà 8 Hoa Sứ", precision: "house", street: "Hoa Sứ", house: "8" } as const;
const script: Script = {
  [question]: { intents: ["ask-procedure"] },
  "thông tin quy hoạch": { intents: ["ask-procedure"] },
  "nhà 8 Hoa Sứ có bị giải tỏa không": { intents: ["ask-procedure"], place: { kind: "found", place } },
  "xin thông tin quy hoạch cần giấy gì": { intents: ["ask-procedure"], answer: office },
  "hẻm này quy hoạch treo rác chất đầy": { intents: ["report-issue"], categories: { "waste-collection": 0.9 } },
  "thong-tin-quy-hoach": { intents: [], answer: office },
};

/** A look-up that knows one plot, and keeps what it was asked. */
function scripted(): PlanningPort & { asked: PlanningQuestion[] } {
  const asked: PlanningQuestion[] = [];
  return {
    asked,
    lookUp: async (one) => {
      asked.push(one);
      if (one.place?.house === "8" || one.text.includes("thửa 12 tờ 34")) {
        const statement = "đất ở hiện hữu.";
        return { kind: "told", plot: "thửa 12 tờ 34", statement, source: { title: "Trang tra cứu mẫu", checked } };
      }
      return one.text.includes("thửa 99") ? { kind: "nothing" } : { kind: "which-plot" };
    },
  };
}

test("without a look-up nothing is said of the plot; the office, the papers and the source are", async () => {
  expect(await noPlanningLookUp.lookUp({ text: question, now: checked })).toEqual({ kind: "not-connected" });
  const heard = await aTalk(script).text(question);
  expect(heard.keys[0]).toBe("planning.not-connected+proc.answer");
  expect(heard.texts.join("\n")).toContain("nên không nói được đất này dính hay không");
  expect(heard.texts.join("\n")).toContain("Nguồn: Cổng Dịch vụ công quốc gia, xem ngày 02/11/2026.");
});

test("where the record may not be quoted, a person is asked", async () => {
  const { "thong-tin-quy-hoach": _, ...noRecord } = script;
  const heard = await aTalk(noRecord).text(question);
  expect(heard.keys).toEqual(["planning.not-connected+proc.handed"]);
  expect(heard.did).toEqual(["handOver"]);
});

test("a connected look-up is told in its own words with source and date", async () => {
  const planning = scripted();
  const heard = await aTalk(script, { planning }).text("nhà 8 Hoa Sứ có bị giải tỏa không");
  expect(heard.texts.at(-1)).toContain(
    "Dạ, thửa 12 tờ 34: đất ở hiện hữu.\nNguồn: Trang tra cứu mẫu, xem ngày 02/11/2026. Kết quả tra chỉ để tham khảo.",
  );
  expect(planning.asked).toMatchObject([{ place: { house: "8" } }]);
});

test("the plot is asked for, and the answer is read together with the question", async () => {
  const planning = scripted();
  const talk = aTalk(script, { planning });
  expect((await talk.text(question)).keys).toEqual(["planning.which-plot"]);
  expect((await talk.text("thửa 12 tờ 34")).keys).toEqual(["planning.told"]);
  expect(planning.asked.at(-1)?.text).toBe(`${question}\nthửa 12 tờ 34`);
});

test("a plot the source does not hold is refused with a way to a person", async () => {
  const talk = aTalk(script, { planning: scripted() });
  await talk.text(question);
  const heard = await talk.text("thửa 99");
  expect(heard.keys).toEqual(["planning.nothing"]);
  expect(heard.labels).toEqual(["Hỏi người trực"]);
});

test("papers for asking are the procedure's, and a report stays a report", async () => {
  const planning = scripted();
  const talk = aTalk(script, { planning });
  expect((await talk.text("xin thông tin quy hoạch cần giấy gì")).keys).toEqual(["proc.answer"]);
  expect((await talk.text("hẻm này quy hoạch treo rác chất đầy")).keys.join()).toMatch(/^report\./);
  expect(planning.asked).toEqual([]);
});

test("the released record of planning tells office, page and papers from a confirmed source", () => {
  const base = openKnowledge(loadKnowledge());
  const now = new Date("2026-11-30T10:00:00+07:00");
  expect(base.answer({ text: "", chosenId: "thong-tin-quy-hoach", now })).toMatchObject({ kind: "full" });
  expect(base.answer({ text: "nộp online ở đâu", procedureId: "thong-tin-quy-hoach", now })).toMatchObject({
    kind: "short",
    aspect: "online",
    fact: expect.stringContaining("dichvucong.gov.vn"),
  });
});
