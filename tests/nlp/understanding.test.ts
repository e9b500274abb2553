import { releaseThresholds } from "../../core/setting/thresholds.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { type Condition, measure, typedSplit } from "../../nlp/evaluate.ts";
import { intentReader, readerOf } from "../../nlp/model-reader.ts";
import { loadModels } from "../../nlp/models.ts";

const models = loadModels();
const classifier = createClassifier(models);
const ways: Condition[] = ["typed", "bare"];

/** Floors a little under what was measured when the models were made: they catch a change that spoils, not chance. */
test.each(ways)("categories of sentences nobody trained on are found, %s", (condition) => {
  const { macroF1, top3 } = measure(readerOf(models.category, "category"), "category", "dev", condition);
  expect(macroF1).toBeGreaterThan(0.86);
  expect(top3).toBeGreaterThan(0.95);
});

test.each(ways)("intents of sentences nobody trained on are found, %s", (condition) => {
  expect(measure(intentReader(models), "intent", "dev", condition).macroF1).toBeGreaterThan(0.88);
});

test("somebody in danger is heard, and talk that only sounds like it seldom alarms", () => {
  const told = typedSplit("danger", "dev", "typed").map(({ text, label }) => ({
    isDanger: label !== "none",
    isHeard: classifier.readEmergency(text) !== undefined,
  }));
  const share = (rows: typeof told) => rows.filter(({ isHeard }) => isHeard).length / rows.length;
  expect(share(told.filter(({ isDanger }) => isDanger))).toBeGreaterThan(0.95);
  expect(share(told.filter(({ isDanger }) => !isDanger))).toBeLessThan(0.06);
});

test.each([
  "cháy nhà ở 45 hoa sứ",
  "chay nha o 45 hoa su",
  "cháy nhà\n45 hoa sứ",
  "chay nha\nso 12 hem 41 hoa su",
  "cháy\nở 45 Hoa Sứ",
  "45 hoa sứ cháy nhà",
])("a fire is heard that is told with nothing but a place: %s", (text) => {
  expect(classifier.readEmergency(text)).toEqual({ kind: "fire", when: "now" });
  expect(classifier.readEmergency(text.replace(/ch[áa]y( nhà| nha)?/, "cháy hàng"))).toBeUndefined();
});

test("of reports routed without a question few are of another kind, and most need no question", () => {
  const read = ways.flatMap((condition) =>
    typedSplit("category", "dev", condition).map(({ text, label }) => ({ label, ...classifier.classify(text, {}) })),
  );
  const routed = read.filter(({ decision, severity }) => decision === "route" && severity !== "S1");
  const wrong = routed.filter(({ label, categories }) => categories[0]?.id !== label);
  expect(wrong.length / routed.length).toBeLessThan(0.025);
  expect(routed.length / read.length).toBeGreaterThan(0.4);
});

test("an answer to our question is no new report, and a question about the last procedure belongs to it", () => {
  const leads = (text: string, context: object) => classifier.classify(text, context).intents[0]?.id;
  expect(leads("hẻm 12 gần chùa", { pending: "report.ask-where" })).toBe("provide-info");
  expect(leads("còn phí thì sao", { procedureId: "khai-sinh" })).toBe("ask-procedure");
  expect(leads("vẫn còn ngập y như cũ", { hasOpenTicket: false, hasClosedTicket: true })).toBe("reopen-disagree");
  expect(leads("đúng rồi", { pending: "report.confirm" })).toBe("confirm");
});

test("a ward's cuts decide what is routed, asked about and handed over; its lower alarm loses none of the release's", () => {
  const text = "đèn đường hẻm 12 Hoa Sứ tắt cả tuần nay rồi";
  const cuts = releaseThresholds();
  const category = classifier.classify(text, {}).categories[0]?.id ?? "";
  const readWith = (route: number, person = cuts.person) =>
    classifier.classify(text, { cuts: { ...cuts, person, route: { accented: { [category]: route }, bare: {} } } })
      .decision;
  expect(category).toBe("street-light");
  expect([readWith(0.45), readWith(1.01), readWith(1.01, 1)]).toEqual(["route", "confirm", "person"]);
  for (const { text: told } of typedSplit("danger", "dev", "typed")) {
    const isHeard = classifier.readEmergency(told) !== undefined;
    if (isHeard) expect(classifier.readEmergency(told, { alarm: 0.2 })).toBeDefined();
  }
});

test.each([
  [
    "cống trước nhà 45 Hoa Sứ nghẹt hôi quá mà cho hỏi làm căn cước cho con cần giấy gì",
    ["ask-procedure", "report-issue"],
  ],
  ["cảm ơn phường nha. đèn hẻm 12 lại tắt nữa rồi, tối thui", ["report-issue", "thank"]],
  ["đèn hẻm 12 tắt ba hôm nay, tối thui mà chưa thấy ai xuống sửa", ["report-issue"]],
  ["dạ có", ["confirm"]],
])("%s wants %j", (text, wanted) => {
  const found = classifier.classify(text, {}).intents.map(({ id }) => id);
  expect(found.sort()).toEqual(wanted);
});
