import { jest } from "@jest/globals";
import { realUnderstanding } from "../fakes/understanding.ts";
import { classArticle, dearer, hallRecord } from "../nlp/knowledge/written.ts";
import type { Desk } from "./desk.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

const question = "sao y bản chính bao nhiêu tiền";
const old = /2\.000 đồng một trang.*\nNguồn: Cổng Dịch vụ công quốc gia, xem ngày 20\/7\/2026\./;
let town: Town;
let lan: Desk;
let tam: Desk;

beforeEach(async () => {
  town = await openTown({ understanding: realUnderstanding(), now: new Date("2026-11-16T14:06:00+07:00") });
  [lan, tam] = [await town.staff("lan"), await town.staff("tam")];
});
afterEach(() => town.close());

let asked = 0;
/** What somebody new reads who asks this. */
async function ask(text = question): Promise<string> {
  asked += 1;
  return (await new Resident(town, `77000000000000010${10 + asked}`).does({ text })).join("\n");
}
const entryOf = (id: string, kind = "procedure") => `/api/knowledge/${kind}/${id}`;
async function propose(desk: Desk, id: string, base: number, body: unknown, kind?: string): Promise<string> {
  const draft = await desk.post<{ id: string }>(`${entryOf(id, kind)}/drafts`, { base, body });
  await desk.post(`/api/knowledge/versions/${draft.id}/propose`, { note: "mức mới" });
  return draft.id;
}
const decide = (desk: Desk, act: string, id: string, body: object = {}) =>
  desk.post(`/api/knowledge/versions/${id}/${act}`, body);

test("a new fee is answered from when a leader puts it in force, with its new source, and no longer once it is taken back", async () => {
  const id = "chung-thuc-ban-sao";
  expect(await ask()).toMatch(old);
  const first = await propose(lan, id, 0, dearer(8_000));
  expect(await ask()).toMatch(old);
  await expect(decide(lan, "publish", first)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await decide(tam, "publish", first, { note: "đúng nghị quyết" });
  expect(await ask()).toMatch(
    /8\.000 đồng một trang.*\nNguồn: Nghị quyết 12 của Hội đồng nhân dân, xem ngày 15\/11\/2026\./,
  );
  const second = await propose(lan, id, 1, dearer(9_000));
  await decide(tam, "publish", second);
  expect(await ask()).toMatch(/9\.000 đồng một trang/);
  await decide(tam, "roll-back", first, { seen: 2 });
  expect(await ask()).toMatch(/8\.000 đồng một trang/);
  await tam.post(`${entryOf(id)}/withdraw`, { seen: 3 });
  expect(await ask()).toMatch(old);
  const { versions } = await tam.get<{ versions: object[] }>(entryOf(id));
  expect(versions).toMatchObject([
    {
      number: 3,
      state: "withdrawn",
      restores: 1,
      authorName: "Chị Lan",
      approverName: "Ông Tâm",
      endedByName: "Ông Tâm",
    },
    { number: 2, state: "withdrawn" },
    { number: 1, state: "withdrawn", note: "mức mới", answer: "đúng nghị quyết" },
  ]);
});

test("nobody approves their own words; of two who decide at once one does, and the other is told to look again", async () => {
  const quan = await town.staff("quan");
  const own = await propose(tam, "chung-thuc-ban-sao", 0, dearer(8_000));
  await expect(decide(tam, "publish", own)).rejects.toMatchObject({
    code: "FORBIDDEN",
    details: { reason: "own-words" },
  });
  const other = await propose(lan, "chung-thuc-ban-sao", 0, dearer(7_000));
  const both = await Promise.allSettled([decide(quan, "publish", own), decide(quan, "publish", other)]);
  const refused = both.find((one) => one.status === "rejected");
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(refused?.reason).toMatchObject({ code: "STALE", details: { version: expect.any(Number) } });
});

test("a procedure that only this ward has is answered once it is in force, found by its words", async () => {
  const words = "mượn nhà văn hóa khu phố cần giấy tờ gì";
  expect(await ask(words)).not.toContain("Đơn mượn nhà văn hóa");
  await decide(tam, "publish", await propose(lan, hallRecord.id, 0, hallRecord));
  expect(await ask(words)).toMatch(
    /^.*\n?Dạ, mượn nhà văn hóa khu phố cần:\nĐơn mượn nhà văn hóa\.\nLệ phí: 150\.000 đồng một buổi/,
  );
});

test("an article staff wrote is told to whoever asks, with its source and day, until a leader takes it back", async () => {
  const { id } = classArticle;
  const words = ["lớp dưỡng sinh tập mấy giờ", "tap duong sinh o dau vay"];
  for (const text of words) expect(await ask(text)).not.toContain("công viên Hoa Sứ");
  const version = await propose(lan, id, 0, classArticle, "article");
  expect(await ask(words[0])).not.toContain("công viên Hoa Sứ");
  await decide(tam, "publish", version);
  for (const text of words)
    expect(await ask(text)).toMatch(
      /Dạ, lớp dưỡng sinh tập ở công viên Hoa Sứ.*\nNguồn: lịch của hội người cao tuổi, xem ngày 10\/11\/2026\./,
    );
  await tam.post(`${entryOf(id, "article")}/withdraw`, { seen: 1 });
  for (const text of words) expect(await ask(text)).not.toContain("công viên Hoa Sứ");
});
