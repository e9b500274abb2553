import { jest } from "@jest/globals";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { openKnowledge } from "../../nlp/knowledge/released.ts";
import { createScriptedClassifier } from "../fakes/scripted-classifier.ts";
import { createScriptedPlaces } from "../fakes/scripted-places.ts";
import type { Act, Line } from "./door.ts";
import { openTown, type Town } from "./town.ts";

jest.setTimeout(60_000);

const user = "7700000000000000123";
const knowledge: KnowledgeBase = openKnowledge();
const asked = { intents: ["ask-procedure" as const], categories: {}, flags: [] };
const questions = [
  "lệ phí làm giấy khai sinh bao nhiêu",
  "đăng ký kết hôn mất bao lâu",
  "đăng ký tạm trú online được không",
  "còn nộp ở đâu",
];
const classifier = createScriptedClassifier(new Map(questions.map((text) => [text, asked])));
const understanding = { classifier, knowledge, places: createScriptedPlaces(new Map()) };
type DoorName = "zalo" | "facebook" | "telegram" | "webchat";

let town: Town;
let read = 0;
beforeEach(async () => {
  town = await openTown({ understanding, now: new Date("2026-11-16T14:06:00+07:00") });
  read = 0;
});
afterEach(() => town.close());

async function says(door: DoorName, act: Act): Promise<Line[]> {
  await town.doors.of(door).act(town.origin, user, [act]);
  await town.settle();
  const lines = await town.doors.of(door).lines(town.origin, user);
  const fresh = lines.slice(read);
  read = lines.length;
  return fresh;
}
const labelsOf = (lines: Line[]) => lines.map(({ buttons }) => buttons.map(({ label }) => label));

test.each([
  ["zalo", 4],
  ["facebook", 6],
  ["telegram", 6],
  ["webchat", 6],
] as const)("on %s one aspect is answered and the rest offered, as much as fits", async (door, most) => {
  const rest = ["Giấy tờ", "Bao lâu", "Nộp ở đâu", "Nộp online", "Mẫu đơn", "Các bước làm", "Điều kiện"];
  const first = await says(door, { text: "lệ phí làm giấy khai sinh bao nhiêu" });
  expect(first.at(-1)?.text).toContain("Dạ, trong 60 ngày là 0 đồng, nộp cách nào cũng vậy.\nNguồn: ");
  expect(first.at(-1)?.text).toMatch(/xem ngày 20\/7\/2026\.\nAnh\/chị cần biết thêm phần nào ạ\?$/);
  expect(labelsOf(first)).toEqual([[...rest.slice(0, most), "Hỏi người trực"]]);
  const second = await says(door, { press: "Bao lâu" });
  expect(second.at(-1)?.text).toMatch(/^Dạ, trong ngày; nhận sau 15 giờ thì ngày làm việc kế tiếp\.\nNguồn: /);
  const open = rest.filter((label) => label !== "Bao lâu");
  expect(labelsOf(second)).toEqual([[...open.slice(0, most), "Hỏi người trực"]]);
  const third = await says(door, { text: "nop o dau" });
  expect(third.at(-1)?.text).toMatch(/^Dạ, nơi nộp: Trung tâm Phục vụ hành chính công/);
  expect(labelsOf(third)[0]?.slice(0, 2)).toEqual(["Giấy tờ", "Nộp online"]);
});

test("a question in one's own words on the same procedure gets its answer and no more buttons", async () => {
  await says("zalo", { text: "đăng ký kết hôn mất bao lâu" });
  const [line] = await says("zalo", { text: "còn nộp ở đâu" });
  expect(line).toMatchObject({ text: expect.stringMatching(/^Dạ, nơi nộp/), buttons: [] });
});

test("the papers of a procedure come as their list, whatever was spoken of since", async () => {
  const [line] = await says("telegram", { text: "lệ phí làm giấy khai sinh bao nhiêu" });
  const papers = line?.buttons.find(({ label }) => label === "Giấy tờ");
  expect(papers?.value).toBe("proc:khai-sinh:documents");
  await says("telegram", { text: "đăng ký kết hôn mất bao lâu" });
  const [answer] = await says("telegram", { press: "Giấy tờ", value: papers?.value ?? "" });
  expect(answer?.text).toContain("Giấy chứng sinh.");
});

test("another office is named first, and the rest is offered with it", async () => {
  const lines = await says("zalo", { text: "đăng ký tạm trú online được không" });
  expect(lines.map(({ text }) => text).at(-1)).toBe(
    "Việc này do Công an phường giải quyết, anh/chị liên hệ bên đó sẽ nhanh hơn.\nAnh/chị cần biết thêm phần nào ạ?",
  );
  expect(labelsOf(lines).at(-1)).toEqual(["Giấy tờ", "Lệ phí", "Bao lâu", "Nộp ở đâu", "Hỏi người trực"]);
});

test("whoever would rather ask a person has the first question passed on", async () => {
  await says("webchat", { text: "đăng ký kết hôn mất bao lâu" });
  await says("webchat", { press: "Bao lâu", value: "proc:ket-hon:fee" });
  await says("webchat", { press: "Hỏi người trực" });
  const lan = await town.staff("lan");
  const { items } = await lan.get<{ items: { attention?: object }[] }>("/api/conversations?queue=all");
  expect(items).toMatchObject([{ attention: { reason: "question", question: "đăng ký kết hôn mất bao lâu" } }]);
});
