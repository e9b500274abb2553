import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@jest/globals";
import { answerPhrases } from "../../../bots/answer-phrases.ts";
import { createPhrasebook } from "../../../bots/phrasebook.ts";
import { phrases } from "../../../bots/phrases.vi.ts";
import { isAppError } from "../../../core/errors.ts";
import type { Answer, Question } from "../../../core/understanding/knowledge.ts";
import { readExamples } from "../../../nlp/data-files.ts";
import { type Article, isTold, numbersIn } from "../../../nlp/knowledge/article.ts";
import { checkArticles } from "../../../nlp/knowledge/article-check.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { loadArticles } from "../../../nlp/knowledge/load-articles.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";
import { stageWard } from "../../fakes/stage.ts";
import { stageLimits } from "../../fakes/stage-limits.ts";

const data = loadKnowledge(stageWard);
const { articles } = data;
const base = openKnowledge(data);
const book = createPhrasebook({ ward: stageWard });
const now = new Date("2026-11-30T10:00:00+07:00");
const ask = (text: string, more: Partial<Question> = {}) => base.answer({ text, now, ...more });
const told = articles.filter((article) => isTold(article, now));
const textOf = (answer: Answer) =>
  answerPhrases(answer, stageWard)
    .flat()
    .map(({ key, params }) => ({ key, text: book.say(key, params ?? {}, now).text }));

/** What may be asked of an article after the first answer, and its button. */
const followUps = ["giá vé?", "mấy giờ đóng?", "ở đâu vậy", "ngày nào", "giá bao nhiêu, ở đâu, mấy giờ"];
const saidOf = (article: Article): Answer[] => [
  ask("", { chosenArticleId: article.id }),
  ask("", { chosenArticleId: article.id, language: "en" }),
  ...followUps.map((text) => ask(text, { articleId: article.id })),
  ...article.asks.vi.map((text) => ask(text)),
  ...article.asks.en.map((text) => ask(text, { language: "en" })),
];

test("a ward of another name or kind has no articles", () => {
  expect(articles).toHaveLength(33);
  expect(loadArticles({ kind: "phường", name: "Bến Nghé" }).articles).toEqual([]);
  expect(loadArticles({ kind: "xã", name: "Bến Sen" }).articles).toEqual([]);
});

test.each(told.map((article) => [article.id, article] as const))(
  "%s: every number residents read stands in a confirmed fact of it, and every message fits",
  (_, article) => {
    const { where = "", hours = "", prices, facts, starts, ends, valid_to, source } = article;
    const money = prices.flatMap((price) => (price.status === "confirmed" ? [price.case ?? "", price.amount] : []));
    const timeZone = "Asia/Ho_Chi_Minh";
    const days = [starts, ends, ends ?? valid_to, source.checked].map((day) =>
      day?.toLocaleDateString("vi-VN", { timeZone }),
    );
    const known = new Set(numbersIn([...facts, where, hours, source.title, ...money, ...days].join(" ; ")));
    const own = saidOf(article).filter((said) => said.kind === "article" && said.articleId === article.id);
    expect(own.length).toBeGreaterThan(5);
    for (const said of own)
      for (const { key, text } of textOf(said)) {
        expect({ text, strange: numbersIn(text).filter((number) => !known.has(number)) }).toMatchObject({
          strange: [],
        });
        expect(text.length).toBeLessThanOrEqual(phrases[key]?.max ?? 0);
        for (const channel of ["zalo", "facebook", "telegram", "webchat"] as const)
          expect(text.length).toBeLessThanOrEqual(stageLimits(channel, 3).maxTextChars);
        expect(text).not.toMatch(/null|undefined|NaN/);
      }
  },
);

test("announcements and events say their last day", () => {
  for (const article of told.filter(({ kind }) => kind === "announcement" || kind === "event"))
    expect(ask("", { chosenArticleId: article.id })).toMatchObject({ until: article.ends });
});

test("a price nobody confirmed is refused by its name, whatever the other prices are", () => {
  expect(ask("gửi xe qua đêm nhiêu tiền")).toEqual({
    kind: "unsure",
    question: "giá gửi qua đêm",
    nearest: { articleId: "bai-xe", label: "giá gửi xe ở bãi xe của phường" },
  });
  expect(ask("vé tháng bao nhiêu", { articleId: "ho-boi" })).toMatchObject({
    kind: "unsure",
    question: "giá vé tháng",
  });
  expect(ask("giá thuê hội trường bao nhiêu")).toMatchObject({ kind: "unsure" });
});

test("what is over or not confirmed is not told, by question, by follow-up or by button", () => {
  const later = new Date("2026-12-14T08:00:00+07:00");
  const refusal = { kind: "unsure", question: "ngày hiến máu tháng 12 vào lúc này" };
  expect(ask("hiến máu ngày nào", { now: later })).toEqual(refusal);
  expect(ask("ở đâu vậy", { now: later, articleId: "hien-mau" })).toEqual(refusal);
  expect(ask("", { now: later, chosenArticleId: "hien-mau" })).toEqual(refusal);
  expect(ask("hiến máu ngày nào", { now: new Date("2026-12-13T20:00:00+07:00") })).toMatchObject({ kind: "article" });
  expect(ask("trạm sạc xe điện ở đâu").kind).toBe("unsure");
});

test.each([
  ["giá vé?", "ho-boi", "người lớn 30.000 đồng một lượt; trẻ em 15.000 đồng một lượt."],
  ["mấy giờ đóng?", "ho-boi", "từ 6 giờ đến 20 giờ mỗi ngày."],
  ["o dau vay", "ho-boi", "số 55 Hoa Mai."],
  ["ngày nào", "le-hoi-sen", "từ 16 giờ đến 22 giờ, ngày 19/12/2026 đến ngày 20/12/2026."],
])("a follow-up gets one fact of the article talked about: %s", (text, articleId, fact) => {
  expect(ask(text, { articleId })).toMatchObject({ kind: "article", articleId, fact });
});

test("a follow-up on what an article does not hold is refused, another subject leaves it", () => {
  expect(ask("giá vé?", { articleId: "xe-buyt" })).toMatchObject({
    kind: "unsure",
    question: "giá",
    nearest: { articleId: "xe-buyt" },
  });
  expect(ask("thư viện mở cửa mấy giờ", { articleId: "ho-boi" })).toMatchObject({ articleId: "thu-vien" });
  expect(ask("đăng ký tạm trú cần giấy gì", { articleId: "ho-boi" })).toMatchObject({ procedureId: "tam-tru" });
});

test.each([
  ["tết trạm y tế có khám không", "giờ ngày lễ, ngày Tết", "tram-y-te"],
  ["số điện thoại thư viện phường", "số điện thoại của nơi đó", "thu-vien"],
])("a near miss is refused with the nearest article: %s", (text, question, articleId) => {
  expect(ask(text)).toMatchObject({ kind: "unsure", question, nearest: { articleId } });
});

test.each([
  "chợ Tân Định mấy giờ mở cửa",
  "thư viện thành phố mở cửa mấy giờ",
  "mai trời mưa không",
  "giá vàng bao nhiêu",
  "phường có cho mượn xe lăn không",
  "phuong co cho muon xe lan khong",
])("what belongs to nobody here is refused: %s", (text) => {
  expect(ask(text).kind).toBe("unsure");
});

test("English is answered in English where there is some, and every article of the demo ward but the unconfirmed has it", () => {
  expect(ask("how much is the boat trip?", { language: "en" })).toMatchObject({
    kind: "article",
    language: "en",
    fact: expect.stringContaining("Adults 40,000 dong"),
  });
  expect(told.filter(({ answer }) => answer.en === undefined)).toEqual([]);
});

test("a report is no question, however near an article is", () => {
  for (const text of ["chợ ồn quá", "xe rác không tới", "mất điện nãy giờ luôn", "nhà vệ sinh công cộng dơ quá"])
    expect(base.plainlyAsked({ text, now })).toBeUndefined();
  expect(base.plainlyAsked({ text: "mai có cúp nước không", now })).toMatchObject({ articleId: "cup-nuoc" });
});

test("the ward's posted hours go before a procedure that leaves them to it; its papers stay the procedure's", () => {
  expect(ask("chủ tịch phường tiếp dân ngày nào")).toMatchObject({ kind: "article", articleId: "lich-tiep-dan" });
  expect(ask("gặp chủ tịch phường cần mang giấy tờ gì")).toMatchObject({ procedureId: "tiep-cong-dan" });
});

test("of the dev sentences no question is answered from a wrong article, no procedure and no report gets one", () => {
  const answers = readExamples("dev/articles").map(({ text, label }) => ({ label, text, said: ask(text) }));
  const others = ["none", "procedure", "report"];
  const asked = answers.filter(({ label }) => !others.includes(label));
  const isRight = ({ said, label }: (typeof answers)[number]) => said.kind === "article" && said.articleId === label;
  expect(asked.filter(({ said, label }) => said.kind === "article" && said.articleId !== label)).toEqual([]);
  expect(asked.filter(isRight).length / asked.length).toBeGreaterThan(0.85);
  const taken = answers.filter(({ label, said }) => label === "procedure" && said.kind === "article");
  const reported = answers.filter(({ label, text }) => label === "report" && base.plainlyAsked({ text, now }));
  expect([...taken, ...reported]).toEqual([]);
});

const article = {
  ...{ id: "cho", title: "giờ chợ", label: "Giờ chợ", kind: "hours", asks: { vi: ["chợ mở mấy giờ"] } },
  ...{ answer: { vi: "chợ mở lúc 5 giờ." }, hours: "lúc 5 giờ", source: { title: "bảng giờ", checked: "2026-11-01" } },
  ...{ valid_from: "2026-01-01", valid_to: "2027-01-01", confidence: "high" },
};

/** What is said to a file with these articles; nothing where it is well formed. */
function faultsOf(...given: object[]): string {
  const folder = mkdtempSync(join(tmpdir(), "articles-"));
  mkdirSync(join(folder, "articles"));
  const ward = `${stageWard.kind} ${stageWard.name}`;
  writeFileSync(join(folder, "articles/a.yaml"), JSON.stringify({ ward, articles: given }));
  try {
    loadArticles(stageWard, pathToFileURL(`${folder}/`));
    return "";
  } catch (error) {
    if (!isAppError(error, "CONFIG_INVALID")) throw error;
    return error.message;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each([
  ["a number no fact holds", { ...article, answer: { vi: "chợ mở lúc 6 giờ." } }, /numbers no fact holds: 6/],
  ["an announcement without its last day", { ...article, kind: "announcement" }, /needs its last day/],
  ["a label too long for a button", { ...article, label: "Giờ mở cửa của chợ phường" }, /label/],
  [
    "a confirmed price without an amount",
    { ...article, prices: [{ amount: null, unit: "lần", status: "confirmed" }] },
    /needs an amount/,
  ],
])("%s is a fault at loading", (_, given, fault) => {
  expect(faultsOf(article)).toBe("");
  expect(faultsOf(given)).toMatch(fault);
});

test("an id used twice is a fault at loading", () => {
  expect(faultsOf(article, article)).toMatch(/the id "cho" is used twice/);
});

test("what has ended, what ends soon and what is asked for alike is told to staff", () => {
  const [first, second] = told;
  if (!first || !second) throw new Error("no articles");
  const rules = (given: Article[], day: string) =>
    checkArticles(given, data.records, new Date(day)).map(({ id, rule, level }) => `${level} ${rule} ${id}`);
  expect(rules(articles, "2026-12-14")).toContain("warning expired hien-mau");
  expect(rules([first], "2028-02-01")).toContain(`fault expired ${first.id}`);
  expect(rules([first], "2027-12-01")).toContain(`warning expires-soon ${first.id}`);
  expect(rules([{ ...first, asks: second.asks }, second], "2026-11-30")).toContain(`warning alias-clash ${second.id}`);
  expect(rules([{ ...first, asks: { vi: ["đăng ký khai sinh"], en: [] } }], "2026-11-30")).toContain(
    `warning alias-clash ${first.id}`,
  );
  expect(rules([{ ...first, before: ["no-such"] }], "2026-11-30")).toContain(`fault missing ${first.id}`);
  expect(rules(articles, "2026-11-30").filter((line) => line.startsWith("fault"))).toEqual([]);
});
