import { createLiveKnowledge } from "../../nlp/knowledge/live.ts";
import { loadKnowledge } from "../../nlp/knowledge/load.ts";
import { knowledgeOpener } from "../../nlp/knowledge/released.ts";
import { stageWard } from "../fakes/stage-ticket.ts";
import { classArticle, dearer, hallRecord } from "../nlp/knowledge/written.ts";
import { type Desk, openDesk } from "./desk.ts";

const release = loadKnowledge(stageWard);
const open = knowledgeOpener();
const copies = { kind: "procedure", id: "chung-thuc-ban-sao" };
const hall = { kind: "procedure", id: hallRecord.id };
const lesson = { kind: "article", id: classArticle.id };
const words = { kind: "synonyms", id: "all" };
let desk: Desk;

beforeAll(async () => {
  const { replace } = createLiveKnowledge(open(release));
  desk = await openDesk({ shelf: { release, open, replace } });
});
afterAll(() => desk.close());

const row = async (id: string) => (await desk.call("lan", "listKnowledge")).items.find((item) => item.id === id);
async function propose(params: typeof hall, base: number, body: unknown): Promise<{ params: { id: string } }> {
  const { id } = await desk.call("lan", "draftEntry", { params, body: { base, body } });
  await desk.call("lan", "proposeVersion", { params: { id }, body: { note: "mức mới" } });
  return { params: { id } };
}

test("the list tells of every record whose word is in force, what waits and what ends", async () => {
  const { items, groups, synonyms } = await desk.call("lan", "listKnowledge");
  expect(items).toHaveLength(release.records.length);
  expect(groups.map(({ id }) => id)).toContain("chung-thuc");
  expect(synonyms).toEqual({ count: release.synonyms.length, origin: "release", drafts: 0, proposed: 0 });
  expect(await row(copies.id)).toMatchObject({ group: "chung-thuc", origin: "release", drafts: 0, proposed: 0 });
  const ends = items.filter(({ dates }) => dates.some(({ rule }) => rule === "expires-soon"));
  expect(ends.map(({ id }) => id)).toContain("can-cuoc-cap-lai");
});

test("an entry goes from the release's word to the ward's and back, and the list says so", async () => {
  const proposed = await propose(copies, 0, dearer(8_000));
  expect(await row(copies.id)).toMatchObject({ origin: "release", proposed: 1 });
  await desk.call("ba", "publishVersion", { ...proposed, body: { note: "đúng" } });
  const entry = await desk.call("ba", "getProcedure", { params: { id: copies.id } });
  expect(entry).toMatchObject({
    ...{ origin: "override", inForce: 1, group: "chung-thuc" },
    now: { fee: { items: [{ amount: 8_000 }] } },
    released: { fee: { items: [{ amount: 2_000 }, { amount: 1_000 }, { amount: 200_000 }] } },
    versions: [
      { number: 1, state: "published", isMine: false, approverName: "ông Ba", note: "mức mới", answer: "đúng" },
    ],
  });
  await desk.call("quan", "withdrawEntry", { params: copies, body: { seen: 1, note: "nhầm" } });
  expect(await row(copies.id)).toMatchObject({ origin: "release", proposed: 0 });
  await desk.call("quan", "rollBackVersion", { ...proposed, body: { seen: 0 } });
  expect(await row(copies.id)).toMatchObject({ origin: "override" });
  await desk.call("quan", "withdrawEntry", { params: copies, body: { seen: 2 } });
});

test("a record of the ward's own is listed from its first draft; nobody's id is nowhere", async () => {
  expect((await desk.refused("lan", "getProcedure", { params: { id: hall.id } })).code).toBe("NOT_FOUND");
  const proposed = await propose(hall, 0, hallRecord);
  expect(await row(hall.id)).toMatchObject({ name: hallRecord.name, origin: "none", proposed: 1 });
  await desk.call("ba", "publishVersion", { ...proposed, body: {} });
  expect(await row(hall.id)).toMatchObject({ origin: "own", proposed: 0 });
  const { now } = await desk.call("lan", "getProcedure", { params: { id: hall.id } });
  // nothing is left unsaid: a bare sentence is a confirmed fact
  expect(now?.documents).toEqual([
    { text: "Đơn mượn nhà văn hóa", status: "confirmed" },
    { text: "Căn cước của người đứng đơn", status: "unverified" },
  ]);
});

test("a draft can be tried: today's answer beside its own, and nothing is kept", async () => {
  const body = { body: dearer(8_000), question: "sao y bản chính bao nhiêu tiền" };
  const { today, tried } = await desk.call("lan", "tryEntry", { params: copies, body });
  expect(today.join()).toMatch(/^Dạ, .*2\.000 đồng một trang.*Nguồn: Cổng Dịch vụ công quốc gia/s);
  expect(tried.join()).toMatch(/^Dạ, nộp trực tiếp là 8\.000 đồng một trang\.\nNguồn: Nghị quyết 12/);
  expect(await row(copies.id)).toMatchObject({ origin: "release", drafts: 0, proposed: 0 });
});

test("a faulty body is refused everywhere with the place of every fault", async () => {
  const faulty = { ...hallRecord, name: "", valid_from: "mai" };
  const issues = ["name: missing", "valid_from: wrong-date"];
  const draft = await desk.refused("lan", "draftEntry", { params: hall, body: { base: 1, body: faulty } });
  expect(draft).toMatchObject({ code: "BAD_INPUT", details: { issues } });
  const tried = await desk.refused("lan", "tryEntry", { params: hall, body: { body: faulty, question: "gì" } });
  expect(tried).toMatchObject({ code: "BAD_INPUT", details: { issues } });
  const strange = { ...classArticle, answer: { vi: "lớp học lúc 7 giờ." } };
  const article = await desk.refused("lan", "draftEntry", { params: lesson, body: { base: 0, body: strange } });
  expect(article).toMatchObject({ code: "BAD_INPUT", details: { issues: ["answer.vi: strange-number"] } });
  expect((await desk.refused("lan", "draftEntry", { params: hall, body: { base: 0, body: hallRecord } })).code).toBe(
    "STALE",
  );
});

const articleRow = async (id: string) =>
  (await desk.call("lan", "listKnowledge")).articles.find((item) => item.id === id);

test("articles are listed with their kind, what waits and what is over", async () => {
  const { articles } = await desk.call("lan", "listKnowledge");
  expect(articles).toHaveLength(release.articles.length);
  expect(await articleRow("cho-ben-sen")).toMatchObject({
    ...{ name: "giờ mở cửa chợ Bến Sen", group: "hours", origin: "release", drafts: 0, proposed: 0, dates: [] },
    aliases: expect.arrayContaining(["chợ mở cửa mấy giờ", "market opening hours"]),
  });
});

test("an article of the ward's own goes through four eyes, is tried out before, and is gone when it is taken back", async () => {
  expect((await desk.refused("lan", "getArticle", { params: { id: lesson.id } })).code).toBe("NOT_FOUND");
  const question = "lớp dưỡng sinh tập mấy giờ";
  const tried = await desk.call("lan", "tryEntry", { params: lesson, body: { body: classArticle, question } });
  expect(tried.today.join()).not.toContain("5 giờ 30");
  expect(tried.tried).toEqual([
    `Dạ, ${classArticle.answer.vi}\nNguồn: lịch của hội người cao tuổi, xem ngày 10/11/2026.`,
  ]);
  const proposed = await propose(lesson, 0, classArticle);
  expect(await articleRow(lesson.id)).toMatchObject({ name: classArticle.title, origin: "none", proposed: 1 });
  expect((await desk.refused("lan", "publishVersion", { ...proposed, body: {} })).code).toBe("FORBIDDEN");
  await desk.call("ba", "publishVersion", { ...proposed, body: {} });
  expect(await articleRow(lesson.id)).toMatchObject({ origin: "own", proposed: 0, group: "hours" });
  const { now, versions } = await desk.call("lan", "getArticle", { params: { id: lesson.id } });
  expect(now).toMatchObject({ asks: { en: [] }, facts: [], before: [], prices: [{ amount: 0 }] });
  expect(versions).toMatchObject([{ number: 1, state: "published", approverName: "ông Ba" }]);
  await desk.call("ba", "withdrawEntry", { params: lesson, body: { seen: 1 } });
  expect(await articleRow(lesson.id)).toBeUndefined();
});

test("the list of synonyms is written as one entry", async () => {
  const body = [...release.synonyms, { means: "nhà văn hóa", say: ["hội trường khu phố"] }];
  await desk.call("ba", "publishVersion", { ...(await propose(words, 0, body)), body: {} });
  const entry = await desk.call("lan", "getSynonyms");
  expect(entry).toMatchObject({ origin: "override", inForce: 1, versions: [{ state: "published" }] });
  expect(entry.now?.at(-1)).toEqual(body.at(-1));
  expect((await desk.call("lan", "listKnowledge")).synonyms).toMatchObject({ count: body.length, origin: "override" });
});
