import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import { intents, type ReadingContext } from "../../core/understanding/classification.ts";
import { createClassifier } from "../../nlp/classifier.ts";
import { readExamples } from "../../nlp/data-files.ts";
import { conditions, coverageAt, measure } from "../../nlp/evaluate.ts";
import { classifierThresholds as cut } from "../../nlp/thresholds.ts";
import { loadOrTrain, type Models } from "../../nlp/train.ts";

const alone = { hasOpenTicket: false, hasClosedTicket: false };
let models: Models;
let classify: (
  text: string,
  context?: Partial<ReadingContext>,
) => ReturnType<ReturnType<typeof createClassifier>["classify"]>;

beforeAll(() => {
  models = loadOrTrain({ cacheDir: join(tmpdir(), "cau-noi-test-models") });
  const classifier = createClassifier(models);
  classify = (text, context = {}) => classifier.classify(text, { ...alone, ...context });
}, 120_000);

const leadOf = (text: string, context?: Partial<ReadingContext>) => {
  const understood = new Set(
    classify(text, context)
      .intents.filter(({ confidence }) => confidence >= cut.intent)
      .map(({ id }) => id),
  );
  return intents.find((intent) => understood.has(intent));
};

test.each<[string, CategoryId, string, string, Partial<ReadingContext>?]>([
  [
    "cong truoc nha 45 hoa su nghet ca tuan nay mua la nuoc do tran ra duong hoi qua",
    "flooding-drainage",
    "S2",
    "cống nghẹt, nước dơ tràn ra đường",
  ],
  ["đầu hẻm nè\nhôi quá trời\nhẻm 12 Hoa Sứ nha", "litter-dumping", "S3", "đống rác tự phát, mùi hôi"],
  ["den duong tat 3 bua nay toi thui", "street-light", "S3", "đèn đường tắt ba hôm"],
  ["ngã tư Hoa Sứ Sen Hồng tối thui mấy hôm nay", "street-light", "S3", "đèn đường không sáng"],
  [
    "không phải, đèn xanh đèn đỏ tắt mà",
    "traffic-signal-sign",
    "S2",
    "đèn giao thông tắt",
    { pending: "report.confirm" },
  ],
  ["o ga to chang truoc so 20 duong Sen Hong", "road-damage", "S2", "ổ gà lớn"],
  ["12/3 Hoa Sứ phường 4 cũ, rác 4 ngày không ai lấy", "waste-collection", "S3", "rác bốn ngày chưa lấy"],
  [
    "đúng, còn đống xà bần ở đường D2 phường 25 Bình Thạnh cũ nữa",
    "litter-dumping",
    "S3",
    "đống xà bần",
    { pending: "report.confirm" },
  ],
  ["hẻm gần quán bà Tư đèn tắt hoài", "street-light", "S3", "đèn hẻm tắt"],
  ["xe tải đậu chắn hẻm", "illegal-parking", "S3", "xe đậu chắn hẻm"],
  ["cống hẻm 41 Hoa Sứ nghẹt", "flooding-drainage", "S2", "cống nghẹt"],
  [
    "phường ơi tôi là bà Bảy bảy mươi hai tuổi nhà số chín sen trắng đèn đường trước nhà nó tắt ba đêm rồi đi ra đi vô sợ té",
    "street-light",
    "S2",
    "đèn đường tắt ba đêm",
  ],
  [
    "hôm qua quán số 8 Sen Hồng cháy, dập rồi, mà đồ cháy còn chất đầy lề đường",
    "litter-dumping",
    "S3",
    "đồ cháy chất đầy lề đường",
  ],
  ["có cán bộ đòi 2 triệu mới nhận hồ sơ của tui", "integrity-complaint", "S2", "phản ánh về cán bộ"],
])("%s is a report on %s", (text, category, severity, summary, ...[context]) => {
  const read = classify(text, context);
  expect(read.categories[0]?.id).toBe(category);
  expect(read).toMatchObject({ decision: "route", severity, summary });
  expect(read.intents.some(({ id, confidence }) => id === "report-issue" && confidence >= cut.intent)).toBe(true);
  expect(read.emergency).toBeUndefined();
});

test("dirt of an unclear kind is asked about with the two best kinds", () => {
  const read = classify("trước số 9 Sen Trắng dơ quá phường ơi");
  expect(read.decision).toBe("confirm");
  expect(read.categories.slice(0, 2).map(({ id }) => id)).toEqual(["litter-dumping", "wastewater-discharge"]);
});

test("a live wire is an emergency and proposes its category", () => {
  const read = classify("bao xong day dien rot xuong duong truoc cong truong hoa mai con nit sap tan hoc");
  expect(read).toMatchObject({ by: "rule", emergency: { kind: "electric", when: "now" }, severity: "S1" });
  expect(read.intents[0]?.id).toBe("emergency");
  expect(read.categories[0]?.id).toBe("power-hazard");
});

test.each<[string, string, Partial<ReadingContext>?]>([
  ["ừ đúng rồi con", "confirm", { pending: "report.confirm" }],
  ["đúng rồi đó, từ hôm qua tới giờ", "provide-info", { pending: "report.confirm" }],
  ["không phải, ở đường kia", "deny", { pending: "report.confirm" }],
  ["hoa su", "provide-info", { pending: "report.ask-which" }],
  ["45 hoa su", "provide-info", { pending: "report.ask-where" }],
  ["mà làm tạm trú đóng bao nhiêu", "ask-procedure", { pending: "report.ask-where" }],
  ["làm giấy khai sinh cho bé mới sinh cần gì", "ask-procedure"],
  ["làm online dc hong", "ask-procedure", { procedureId: "khai-sinh" }],
  ["bé 3 tháng rồi thì phí nhiêu", "ask-procedure", { procedureId: "khai-sinh" }],
  ["hồ sơ của tui tới đâu rồi", "track-dossier"],
  ["chuyện cống nhà tui sao rồi", "track-ticket", { hasOpenTicket: true }],
  ["bao giờ có người xuống vậy", "track-ticket", { hasOpenTicket: true }],
  ["bs 2611 0412", "track-ticket"],
  ["vẫn còn nghẹt nha phường", "reopen-disagree", { hasClosedTicket: true }],
  ["bị lại rồi", "reopen-disagree", { hasClosedTicket: true }],
  ["cho tui gặp người thật", "ask-human"],
  ["xóa hết thông tin của tui đi", "privacy-request"],
  ["Vay nhanh 5 triệu, giải ngân 5 phút, bấm link", "abuse-spam"],
  ["cảm ơn nha", "thank"],
  ["alo", "greet"],
])("%s is understood as %s", (text, intent, ...[context]) => {
  expect(leadOf(text, context)).toBe(intent);
});

test("an answer brings no category of its own", () => {
  expect(classify("hoa su", { pending: "report.ask-which" }).categories).toEqual([]);
  for (const text of ["ừ đúng rồi con", "không phải, ở đường kia"])
    expect(classify(text, { pending: "report.confirm" }).categories).toEqual([]);
});

test("an insult with a matter is the matter, with its flags", () => {
  const read = classify("bọn ăn hại, báo 3 lần rồi cống hẻm 41 vẫn nghẹt", { hasOpenTicket: true });
  expect(read.flags).toEqual(["angry", "insulting"]);
  expect(read.categories[0]?.id).toBe("flooding-drainage");
});

test("flags of the law and of confidence are raised", () => {
  expect(classify("tôi muốn khiếu nại quyết định phạt tôi").flags).toContain("formal-complaint");
  expect(classify("tôi gửi đơn tố cáo ông cán bộ").flags).toContain("denunciation");
  expect(classify("có cán bộ đòi 2 triệu mới nhận hồ sơ của tui").flags).toContain("confidential");
  expect(classify("bé gái bị bạn bắt nạt ở trường").flags).toContain("minor-involved");
});

test("what happens every night is no S1, even where its kind is dangerous", () => {
  expect(classify("nhóm thanh niên tối nào cũng tụ tập đánh nhau ở công viên").severity).not.toBe("S1");
});

test("English is recognised and another language goes to a person", () => {
  expect(classify("A restaurant at 8 Hoa Su charged me 3 million for one fish, no price on the menu")).toMatchObject({
    language: "en",
    categories: [{ id: "price-consumer" }, {}, {}],
  });
  expect(classify("道路有一个大坑，请修理")).toMatchObject({ language: "other", decision: "person" });
});

test("cue words are given as they were typed", () => {
  expect(classify("Cống NGHẸT quá trời").cues).toContain("NGHẸT");
});

test("one correction changes the next reading of the same words, and the version tells", () => {
  const classifier = createClassifier(structuredClone(models));
  const text = "trước số 9 Sen Trắng dơ quá phường ơi";
  const chance = () =>
    classifier.classify(text, alone).categories.find(({ id }) => id === "wastewater-discharge")?.confidence ?? 0;
  const before = chance();
  classifier.learn(text, "wastewater-discharge");
  expect(chance()).toBeGreaterThan(before);
  expect(classifier.version).toBe(`${models.version}+1`);
});

test("any text gets a reading within bounds", () => {
  const context = fc.record({
    hasOpenTicket: fc.boolean(),
    hasClosedTicket: fc.boolean(),
    pending: fc.constantFrom("report.confirm", "report.ask-where", "rate.ask-why"),
  });
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), context, (text, given) => {
      const read = classify(text, given);
      expect(read.categories.length).toBeLessThanOrEqual(3);
      for (const { confidence } of [...read.categories, ...read.intents]) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("a hundred thousand characters are read in bounded time", () => {
  const from = performance.now();
  classify("nước ngập đường hẻm 12 ".repeat(4500));
  expect(performance.now() - from).toBeLessThan(2000);
});

test("held-out sentences keep their floors", () => {
  const floors = { category: [0.66, 0.55, 0.86], intent: [0.77, 0.74, 0.93] } as const;
  for (const task of ["category", "intent"] as const) {
    const [typed, bare, top3] = floors[task];
    const asTyped = measure(models[task], task, "typed");
    expect(asTyped.macroF1).toBeGreaterThanOrEqual(typed);
    expect(asTyped.top3).toBeGreaterThanOrEqual(top3);
    expect(measure(models[task], task, "bare").macroF1).toBeGreaterThanOrEqual(bare);
    for (const condition of conditions) expect(measure(models[task], task, condition).top3).toBeGreaterThan(0.8);
  }
  const { error, coverage } = coverageAt(measure(models.category, "category", "typed").outcomes, cut.route);
  expect(error).toBeLessThanOrEqual(0.14);
  expect(coverage).toBeGreaterThanOrEqual(0.45);
});

test("reports are told from questions and small talk", () => {
  const reports = readExamples("dev/categories");
  const heard = reports.filter(({ text }) => ["report-issue", "emergency"].includes(leadOf(text) ?? ""));
  expect(heard.length / reports.length).toBeGreaterThanOrEqual(0.88);
  const others = readExamples("dev/intents").filter(({ label }) =>
    ["ask-procedure", "thank", "greet", "confirm"].includes(label),
  );
  const taken = others.filter(({ text }) => leadOf(text) === "report-issue");
  expect(taken.length / others.length).toBeLessThanOrEqual(0.1);
});
