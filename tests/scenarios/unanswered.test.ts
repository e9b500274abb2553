import { jest } from "@jest/globals";
import { forgetQuestions } from "../../core/knowledge/forget-questions.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { Resident } from "./resident.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(120_000);

/** Three residents ask the same, each in words of their own; the records hold nothing of it. */
const questions = {
  "7700000000000000001": "phường có cho thuê hội trường làm đám cưới không, gọi chị Lan 0903123456",
  "7700000000000000002": "thue hoi truong phuong gia bao nhieu",
  "7700000000000000003": "hội trường phường có cho thuê không",
};
const answered = "đăng ký khai sinh cần giấy gì";
let town: Town;

beforeAll(async () => {
  const script = { intents: ["ask-procedure" as const], categories: {}, flags: [] };
  const texts = [
    ...Object.values(questions),
    "phường có cho thuê hội trường làm đám cưới không, gọi chị Lan",
    answered,
  ];
  town = await openTown({
    now: new Date("2026-11-16T14:06:00+07:00"),
    understanding: {
      classifier: createScriptedClassifier(new Map(texts.map((text) => [text, script]))),
      knowledge: openKnowledge(),
      places: createPlaceFinder(loadGazetteer()),
    },
  });
});
afterAll(() => town.close());

interface Item {
  id: string;
  version: number;
  asked: number;
  examples: string[];
}
interface Group extends Item {
  state: string;
  questions: { text: string; conversationId: string; channel: string }[];
  replies: { conversationId: string; text: string; byName: string }[];
  answer?: { title: string };
}
const list = async (state = "open") =>
  (await town.staff("lan")).get<{ items: Item[]; counts: Record<string, number> }>(`/api/questions?state=${state}`);

test("a question asked in three ways is one group, an operator's reply fills the answer, and it is proposed", async () => {
  for (const [user, text] of Object.entries(questions)) {
    const [reply = ""] = (await new Resident(town, user).does({ text })).slice(-1);
    expect(reply).toContain("chưa có thông tin chắc chắn");
    town.clock.now = new Date(town.clock.now.getTime() + 60_000);
  }
  await new Resident(town, "7700000000000000009").does({ text: answered });
  const { items, counts } = await list();
  expect(counts).toEqual({ open: 1, proposed: 0, answered: 0, dismissed: 0 });
  expect(items).toMatchObject([{ asked: 3 }]);
  expect(items[0]?.examples[0]).toBe("hội trường phường có cho thuê không");
  expect(JSON.stringify(items)).not.toMatch(/0903|Lan/);

  const lan = await town.staff("lan");
  const id = items[0]?.id ?? "";
  const before = await lan.get<Group>(`/api/questions/${id}`);
  expect(before.replies).toEqual([]);
  const last = before.questions[0]?.conversationId ?? "";
  await new Resident(town, "7700000000000000003").does({ press: "Hỏi người trực", value: "desk" });
  const text = "Dạ, hội trường phường cho thuê cuối tuần, anh chị liên hệ văn phòng ạ.";
  await lan.post(`/api/conversations/${last}/replies`, { text, attachments: [], clientId: "tra-loi-hoi-truong" });
  await town.settle();
  const filled = await lan.get<Group>(`/api/questions/${id}`);
  expect(filled.replies).toMatchObject([{ conversationId: last, text, byName: "Chị Lan" }]);

  const answer = { title: "Thuê hội trường", text, sourceTitle: "Văn phòng phường", checkedOn: "2026-11-16" };
  const { version } = filled;
  const saved = await lan.post<Group>(`/api/questions/${id}/answer`, { version, answer });
  expect(saved).toMatchObject({ state: "proposed", answer, byName: "Chị Lan" });
  await expect(lan.post(`/api/questions/${id}/answer`, { version, answer })).rejects.toMatchObject({ code: "STALE" });
  expect((await list()).items).toEqual([]);
  expect((await list("proposed")).items).toMatchObject([{ id, asked: 3 }]);
});

test("leaders read along, officers do not, and neither answers", async () => {
  const [item] = (await list("proposed")).items;
  const path = `/api/questions/${item?.id}/dismiss`;
  const tam = await town.staff("tam");
  expect(await tam.get<Group>(`/api/questions/${item?.id}`)).toMatchObject({ asked: 3 });
  await expect(tam.post(path, { version: item?.version })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect((await town.staff("dung")).get("/api/questions")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect((await town.staff("quan")).get("/api/questions")).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("after ninety days the questions are gone, the answer that was written stays", async () => {
  const { store, world } = town.wired;
  const asked = town.clock.now;
  town.clock.now = new Date(asked.getTime() + 89 * 86_400_000);
  expect(await forgetQuestions({ store, world })).toBe(0);
  town.clock.now = new Date(asked.getTime() + 91 * 86_400_000);
  expect(await forgetQuestions({ store, world })).toBe(3);
  const { items } = await list("proposed");
  expect(items).toMatchObject([{ asked: 0, examples: [] }]);
  const group = await (await town.staff("lan")).get<Group>(`/api/questions/${items[0]?.id}`);
  expect(group).toMatchObject({ questions: [], replies: [], answer: { title: "Thuê hội trường" } });
});
