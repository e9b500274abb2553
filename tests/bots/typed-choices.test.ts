import { aTalk } from "./a-stage.ts";

const place = { label: "hẻm 12 Hoa Sứ", precision: "alley", street: "Hoa Sứ" } as const;
const talkInWords = () => {
  const talk = aTalk({
    "đèn hẻm 12 tắt": {
      intents: ["report-issue"],
      categories: { "street-light": 0.9 },
      summary: "đèn hẻm tắt",
      place: { kind: "found", place },
    },
  });
  talk.stage.maxChoices = 0;
  return talk;
};

test("without buttons a question says what may be typed, and the number means the button", async () => {
  const talk = talkInWords();
  const shown = await talk.text("đèn hẻm 12 tắt");
  expect(shown.texts[0]?.split("\n").slice(1)).toEqual([
    "Dạ, phường hiểu là: đèn hẻm tắt. Tại: hẻm 12 Hoa Sứ. Đúng chưa ạ?",
    "Trả lời 1 là đúng rồi, 2 là sửa địa chỉ, 3 là sửa loại việc, 4 là gặp người trực.",
  ]);
  expect(shown.labels).toEqual([]);
  expect((await talk.text("2")).texts[0]).toContain("Chỗ đó ở đâu ạ?");
});

test("what asks nothing says nothing of answers", async () => {
  const talk = talkInWords();
  await talk.text("đèn hẻm 12 tắt");
  expect((await talk.text("1")).texts[0]).toMatch(/^Dạ, phường đã nhận\. .* ạ\.$/);
});
