import { createClassifier } from "../../nlp/classifier.ts";
import { loadModels } from "../../nlp/models.ts";

const classifier = createClassifier(loadModels());
const partsOf = (text: string) =>
  classifier
    .classify(text, { hasOpenTicket: false, hasClosedTicket: false })
    .reports?.map(({ text: words, reading }) => [words, reading.categories[0]?.id]);

test.each([
  [
    "Hẻm 12 Hoa Sứ đèn tắt, với lại quán nhậu số 8 Sen Hồng mở loa tới 1 giờ sáng",
    [
      ["Hẻm 12 Hoa Sứ đèn tắt", "street-light"],
      ["quán nhậu số 8 Sen Hồng mở loa tới 1 giờ sáng", "noise-business"],
    ],
  ],
  [
    "rac truoc nha 45 hoa su 3 ngay chua lay, con den duong hem 27 hoa su cung tat nua",
    [
      ["rac truoc nha 45 hoa su 3 ngay chua lay", "waste-collection"],
      ["den duong hem 27 hoa su cung tat nua", "street-light"],
    ],
  ],
  [
    "1. đèn đường trước số 9 Sen Trắng tắt 2. ổ gà to trước số 20 Sen Hồng",
    [
      ["đèn đường trước số 9 Sen Trắng tắt", "street-light"],
      ["ổ gà to trước số 20 Sen Hồng", "road-damage"],
    ],
  ],
  [
    "Đèn đường tắt ba hôm nay rồi. Ngoài ra có đống xà bần ở đầu hẻm 41 Hoa Sứ",
    [
      ["Đèn đường tắt ba hôm nay rồi", "street-light"],
      ["có đống xà bần ở đầu hẻm 41 Hoa Sứ", "litter-dumping"],
    ],
  ],
  [
    "Quán nhậu 8 Sen Hồng mở nhạc tới khuya và khách đậu xe hơi bít luôn cổng nhà tui",
    [
      ["Quán nhậu 8 Sen Hồng mở nhạc tới khuya", "noise-business"],
      ["khách đậu xe hơi bít luôn cổng nhà tui", "illegal-parking"],
    ],
  ],
])("%s is read as two matters", (text, parts) => {
  expect(partsOf(text)).toEqual(parts);
});

test.each([
  "cống nghẹt vẫn còn hôi quá trời, còn chưa ai tới",
  "đèn đường trước nhà 45 Hoa Sứ tắt, tối thui, sợ té",
  "cống nghẹt trước 45 hoa sứ, với lại cho hỏi làm tạm trú cần gì",
  "con chó nhà số 9 và con mèo nhà số 7 cứ chạy rông ngoài hẻm",
  "đầu hẻm nè\nhôi quá trời\nhẻm 12 Hoa Sứ nha",
  "cháy nhà rồi, với lại có người kẹt trong đó",
  "với lại",
  "1. 2. 3.",
])("%s stays one text", (text) => {
  expect(partsOf(text)).toBeUndefined();
});

test("a long letter is not taken apart, however often it says so", () => {
  const letter = Array.from({ length: 60 }, () => "đèn đường trước số 9 Sen Trắng tắt, với lại").join(" ");
  expect(partsOf(letter)).toBeUndefined();
});
