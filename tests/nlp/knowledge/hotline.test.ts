import { loadKnowledge } from "../../../nlp/knowledge/load.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";

const data = loadKnowledge();
const base = openKnowledge(data);
const now = new Date("2026-11-16T14:06:00+07:00");

test.each([
  ["cúp điện gọi số nào", ["1900 545454"]],
  ["so dien thoai cap cuu", ["115"]],
  ["mất nước thì gọi đâu vậy", ["1900 999 997"]],
  ["đường dây nóng bảo vệ trẻ em", ["111"]],
  ["nghet cong thi goi so may", ["1022"]],
  ["số cứu hỏa là số mấy, gọi số nào", ["114"]],
])("a confirmed line is told with its source: %s", (text, numbers) => {
  expect(base.answer({ text, now })).toMatchObject({
    kind: "line",
    numbers,
    source: { url: expect.stringMatching(/^https?:/) },
  });
});

test.each([
  "số điện thoại công an phường",
  "sdt cô Hạnh bên hộ tịch",
  "gọi số nào để gặp chủ tịch phường",
  "số điện thoại tổng đài du khách",
  "hotline ngân hàng",
])("no number is made up: %s", (text) => {
  expect(base.answer({ text, now }).kind).toBe("unsure");
});

test("every number that may be told is a confirmed one", () => {
  const told = data.hotlines.filter(({ cues }) => cues.length > 0);
  expect(told.filter(({ status, numbers }) => status !== "confirmed" || numbers.length === 0)).toEqual([]);
});
