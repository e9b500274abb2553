import type { Question } from "../../../core/understanding/knowledge.ts";
import { articleValidator } from "../../../nlp/knowledge/article-faults.ts";
import { compose } from "../../../nlp/knowledge/compose.ts";
import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { plainArticle } from "../../../nlp/knowledge/plain.ts";
import { knowledgeOpener } from "../../../nlp/knowledge/released.ts";
import { stageWard } from "../../fakes/stage-ticket.ts";
import { classArticle, releasedArticle } from "./written.ts";

const release = loadKnowledge(stageWard);
const open = knowledgeOpener();
const now = new Date("2026-11-30T10:00:00+07:00");
const validate = articleValidator(() => release);
const article = (entryId: string, body: unknown) => ({ kind: "article", entryId, body }) as const;
type Written = ReturnType<typeof article>;
/** What a resident is answered with when these versions are in force. */
const answered = (question: Partial<Question>, ...versions: Written[]) =>
  open(compose(release, versions).data).answer({ text: "", now, ...question });
const ours = article(classArticle.id, classArticle);

test("a version takes the place of the release's article, and of its answer", () => {
  const later = releasedArticle("cho-ben-sen", {
    answer: { vi: "chợ Bến Sen họp từ 5 giờ đến 19 giờ mỗi ngày." },
    hours: "từ 5 giờ đến 19 giờ mỗi ngày",
    source: { title: "thông báo mới của chợ", checked: "2026-11-25" },
  });
  const said = answered({ text: "chợ mở cửa mấy giờ" }, article("cho-ben-sen", later));
  expect(said).toMatchObject({
    ...{ kind: "article", articleId: "cho-ben-sen", fact: "chợ Bến Sen họp từ 5 giờ đến 19 giờ mỗi ngày." },
    source: { title: "thông báo mới của chợ" },
  });
});

test("an article only the ward has is told with and without accents, followed up, refused and over like the release's", () => {
  for (const text of ["lớp dưỡng sinh tập mấy giờ vậy", "tap duong sinh o dau"]) {
    expect(answered({ text }).kind).toBe("unsure");
    expect(answered({ text }, ours)).toMatchObject({ kind: "article", articleId: classArticle.id });
  }
  const { id: articleId } = classArticle;
  expect(answered({ text: "ở đâu vậy", articleId }, ours)).toMatchObject({ fact: "công viên Hoa Sứ." });
  expect(answered({ text: "số điện thoại lớp dưỡng sinh" }, ours)).toMatchObject({
    ...{ kind: "unsure", question: "số điện thoại của nơi đó", nearest: { articleId } },
  });
  const over = new Date("2028-01-01T08:00:00+07:00");
  const refusal = { kind: "unsure", question: "lớp dưỡng sinh buổi sáng vào lúc này" };
  expect(answered({ text: "lớp dưỡng sinh tập mấy giờ", now: over }, ours)).toEqual(refusal);
  // the release's own are answered as before
  const market = { text: "chợ mở cửa mấy giờ" };
  expect(answered(market, ours)).toEqual(answered(market));
});

test("a ward without articles of the release tells the first it writes", () => {
  const bare = loadKnowledge();
  expect(bare.articles).toEqual([]);
  const base = open(compose(bare, [ours]).data);
  expect(base.answer({ text: "lớp dưỡng sinh tập mấy giờ", now })).toMatchObject({ articleId: classArticle.id });
});

test("an article that cannot be used is left out and given back, and the rest answers", () => {
  const broken = [
    article("cho-ben-sen", { id: "cho-ben-sen" }),
    article("thu-vien", "không phải bài viết"),
    article("khac", classArticle),
    article("moi", { ...classArticle, id: "moi", label: "Giờ chợ Bến Sen" }),
  ];
  const { data, unusable } = compose(release, [...broken, ours]);
  expect(unusable).toEqual(broken);
  expect(data.articles).toHaveLength(release.articles.length + 1);
  expect(open(data).answer({ text: "thư viện mở cửa mấy giờ", now })).toMatchObject({ articleId: "thu-vien" });
});

test.each([
  ["nothing", {}, []],
  ["an empty title", { title: " " }, ["title: missing"]],
  ["no way to ask for it", { asks: { vi: [] } }, ["asks.vi: too-few"]],
  ["a label too long for a button", { label: "Lớp dưỡng sinh buổi sáng" }, ["label: too-long"]],
  ["another article's label", { label: "Thư viện phường" }, ["label: taken"]],
  ["another id", { id: "thu-vien" }, ["id: wrong-id"]],
  ["a number no fact holds", { answer: { vi: "lớp học lúc 7 giờ." } }, ["answer.vi: strange-number"]],
  [
    "an English number no fact holds",
    { answer: { ...classArticle.answer, en: "The class costs 9 dong." } },
    ["answer.en: strange-number"],
  ],
  [
    "a confirmed price without an amount",
    { answer: { vi: "có lớp." }, prices: [{ amount: null, unit: "lần", status: "confirmed" }] },
    ["prices.0: needs-amount"],
  ],
  ["an announcement without its last day", { kind: "announcement" }, ["ends: needs-last-day"]],
  ["a first day without a last one", { starts: "2026-12-01" }, ["ends: needs-both-days"]],
  ["a last day without a first one", { ends: "2026-12-01" }, ["starts: needs-both-days"]],
  ["days the wrong way round", { starts: "2026-12-02", ends: "2026-12-01" }, ["ends: ends-before"]],
  ["an end before it holds", { valid_to: "2026-10-31" }, ["valid_to: ends-before"]],
  ["no last day on which it holds", { valid_to: "" }, ["valid_to: wrong-date"]],
  ["a first day that is none", { starts: "mai", ends: "2026-12-01" }, ["starts: wrong-date"]],
  ["a procedure that does not exist", { before: ["tam-tru", "khong-co"] }, ["before.1: no-such-record"]],
  ["an unknown field", { phone: "028" }, [": unknown-field"]],
] as [string, object, string[]][])("of a body with %s every fault is told with its place", (_, changes, faults) => {
  const found = validate({ ...classArticle, ...changes }, classArticle.id);
  expect(found.map(({ path, code }) => `${path}: ${code}`)).toEqual(faults);
});

test("every article of the release may be written again as it is, plain or not", () => {
  for (const [id, body] of release.articleBodies) {
    expect([id, validate(body, id)]).toEqual([id, []]);
    expect([id, validate(plainArticle(body), id)]).toEqual([id, []]);
  }
});
