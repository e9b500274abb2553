import { noteQuestion } from "../../core/knowledge/note-question.ts";
import type { RefusedQuestion } from "../../core/knowledge/question.ts";
import { answerQuestion, dismissQuestion } from "../../core/knowledge/settle-question.ts";
import { aConversation, anId, aStaff } from "../builders.ts";
import { fakeNow, fakeWorld } from "../fakes/world.ts";
import { classArticle } from "../nlp/knowledge/written.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const world = fakeWorld();
const ask = (text: string, more: Partial<RefusedQuestion> = {}) =>
  desk.store.transaction((tx) =>
    noteQuestion({
      ...{ tx, world, conversation: aConversation({ id: "c-1" }), id: anId("turn") },
      question: { text, why: "unknown", ...more },
    }),
  );
const answer = { title: "Thuê sân", text: "Liên hệ văn phòng.", sourceTitle: "Văn phòng", checkedOn: "2026-11-16" };

test("groups come the most asked first, then the newest, with the record most of them came near", async () => {
  await ask("tiêm dại chó ở đâu", { why: "unsure", procedureId: "khai-sinh", aspect: "legal" });
  world.pass({ minutes: 1 });
  await ask("thuê hội trường phường");
  await ask("phường có thuê hội trường không", { procedureId: "no-such-record" });
  world.pass({ minutes: 1 });
  await ask("mật khẩu wifi công viên");
  const { items, counts, days } = await desk.call("lan", "listQuestions");
  expect(items.map(({ asked, examples }) => [asked, examples])).toEqual([
    [2, ["phường có thuê hội trường không", "thuê hội trường phường"]],
    [1, ["mật khẩu wifi công viên"]],
    [1, ["tiêm dại chó ở đâu"]],
  ]);
  expect(items[2]).toMatchObject({ procedure: { id: "khai-sinh", name: "Đăng ký khai sinh" }, aspect: "legal" });
  expect(items[0]?.procedure).toBeUndefined();
  expect([counts, days]).toEqual([{ open: 3, proposed: 0, answered: 0, dismissed: 0 }, 90]);
});

test("telephone numbers, identity numbers, mail and names are not kept, nor a text without words", async () => {
  await ask("tui tên Nguyễn Văn An 0903 123 456, căn cước 079085001234, an@example.vn, hỏi trại hè");
  await ask("12345 ?!");
  const { items } = await desk.call("lan", "listQuestions");
  expect(items).toHaveLength(1);
  expect(items[0]?.examples[0]).toContain("trại hè");
  expect(items[0]?.examples[0]).not.toMatch(/0903|0790|example\.vn|An\b/);
});

test("a dismissed group keeps what is asked later, and is taken back", async () => {
  await ask("thuê hội trường phường");
  const [item] = (await desk.call("lan", "listQuestions")).items;
  const params = { id: item?.id ?? "" };
  const dismissed = await desk.call("hoa", "dismissQuestion", { params, body: { version: item?.version } });
  expect(dismissed).toMatchObject({ state: "dismissed", byName: "cô Hoa" });
  await ask("thue hoi truong phuong");
  expect((await desk.call("lan", "listQuestions")).items).toEqual([]);
  const there = await desk.call("lan", "listQuestions", { query: { state: "dismissed" } });
  expect(there.items).toMatchObject([{ asked: 2 }]);
  const body = { version: dismissed.version };
  expect(await desk.call("lan", "reopenQuestion", { params, body })).toMatchObject({ state: "open" });
  expect((await desk.refused("lan", "dismissQuestion", { params, body })).code).toBe("STALE");
});

test("an answer is whole, with days that can be", async () => {
  await ask("thuê hội trường phường");
  const [item] = (await desk.call("lan", "listQuestions")).items;
  const params = { id: item?.id ?? "" };
  const send = (changed: object) => ({ params, body: { version: item?.version, answer: { ...answer, ...changed } } });
  for (const fault of [
    { title: " " },
    { text: "" },
    { sourceTitle: "" },
    { checkedOn: "16/11/2026" },
    { validTo: "2026-11-15" },
  ]) {
    expect((await desk.refused("lan", "answerQuestion", send(fault))).code).toBe("BAD_INPUT");
  }
  expect((await desk.refused("lan", "answerQuestion", { ...send({}), params: { id: "no" } })).code).toBe("NOT_FOUND");
  const saved = await desk.call("lan", "answerQuestion", send({ validTo: "2027-01-31" }));
  expect(saved).toMatchObject({
    state: "proposed",
    answer: { ...answer, validTo: "2027-01-31" },
    actedAt: fakeNow.toISOString(),
  });
});

test("an article that comes into force answers its group, whoever settles the group at the same moment", async () => {
  for (const subject of ["thuê hội trường phường", "mật khẩu wifi công viên", "tiêm dại chó ở đâu"]) {
    await ask(subject);
    const item = (await desk.call("lan", "listQuestions")).items.find(({ examples }) => examples[0] === subject);
    const params = { id: item?.id ?? "" };
    const proposed = await desk.call("lan", "answerQuestion", { params, body: { version: item?.version, answer } });
    const seen = { params, body: { version: proposed.version } };
    const { articleId } = await desk.call("lan", "makeArticle", seen);
    expect(await desk.call("lan", "makeArticle", seen)).toEqual({ articleId });
    const { version, state } = await desk.call("lan", "getQuestion", { params });
    expect(state).toBe("proposed");
    const body = { ...classArticle, id: articleId, label: articleId.slice(0, 20) };
    const entry = { params: { kind: "article", id: articleId }, body: { base: 0, body } };
    const { id } = await desk.call("lan", "draftEntry", entry);
    await desk.call("lan", "proposeVersion", { params: { id }, body: {} });
    const dismissing = desk.call("hoa", "dismissQuestion", { params, body: { version } });
    const [published] = await Promise.allSettled([
      desk.call("ba", "publishVersion", { params: { id }, body: {} }),
      dismissing,
    ]);
    expect(published.status).toBe("fulfilled");
    expect(await desk.call("lan", "getQuestion", { params })).toMatchObject({ state: "answered", articleId });
  }
  const { counts } = await desk.call("lan", "listQuestions");
  expect(counts).toEqual({ open: 0, proposed: 0, answered: 3, dismissed: 0 });
});

test("the verbs themselves refuse whoever may not answer", async () => {
  await ask("thuê hội trường phường");
  const [item] = (await desk.call("lan", "listQuestions")).items;
  const act = { world, id: item?.id ?? "", version: item?.version ?? 0 };
  for (const role of ["OFF", "LD", "AUD", "ADM"] as const) {
    const staff = aStaff({ role });
    const refused = { code: "FORBIDDEN" };
    await expect(desk.store.transaction((tx) => answerQuestion({ ...act, tx, staff, answer }))).rejects.toMatchObject(
      refused,
    );
    await expect(desk.store.transaction((tx) => dismissQuestion({ ...act, tx, staff }))).rejects.toMatchObject(refused);
  }
});
