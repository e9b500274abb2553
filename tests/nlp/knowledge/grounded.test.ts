import { isGrounded } from "../../../nlp/knowledge/grounded.ts";

const fee = "nộp trực tuyến là 0 đồng; nộp trực tiếp là 20.000 đồng một bản, đến hết 31/12/2026.";
const place = "nơi nộp: Trung tâm Phục vụ hành chính công của phường bất kỳ trong thành phố.";
const rule = "không được ủy quyền; phải có mặt trong 30 ngày theo Nghị định 123/2015/NĐ-CP.";

test.each([
  ["nộp trực tuyến là 0 đồng, còn nộp trực tiếp là 20.000 đồng một bản, đến hết 31/12/2026 ạ.", fee],
  ["anh chị nộp tại Trung tâm Phục vụ hành chính công của phường bất kỳ trong thành phố nhé.", place],
  ["việc này không được ủy quyền, phải có mặt trong 30 ngày theo Nghị định 123/2015/NĐ-CP.", rule],
])("the same facts in other words hold: %s", (text, given) => {
  expect(isGrounded(text, given, "cho hỏi lệ phí")).toBe(true);
});

test.each([
  ["another amount", "nộp trực tuyến là 0 đồng; nộp trực tiếp là 25.000 đồng một bản, đến hết 31/12/2026.", fee],
  [
    "an amount in words",
    "nộp trực tuyến là 0 đồng; nộp trực tiếp là hai mươi nghìn đồng một bản, đến hết 31/12/2026.",
    fee,
  ],
  ["another day", "nộp trực tuyến là 0 đồng; nộp trực tiếp là 20.000 đồng một bản, đến hết 30/6/2027.", fee],
  ["a day that was not said", "nộp tại Trung tâm Phục vụ hành chính công của phường bất kỳ, mất ba ngày.", place],
  ["an address", "nộp tại Trung tâm Phục vụ hành chính công của phường, số 12 Lê Lợi.", place],
  ["a name", "nộp tại Trung tâm Phục vụ hành chính công, gặp chị Hạnh của phường bất kỳ trong thành phố.", place],
  ["a link", "nộp tại Trung tâm Phục vụ hành chính công của phường bất kỳ, xem dichvu.example.com.", place],
  ["another document", "không được ủy quyền; phải có mặt trong 30 ngày theo Nghị định 124/2015/NĐ-CP.", rule],
  ["a prohibition turned round", "được ủy quyền; phải có mặt trong 30 ngày theo Nghị định 123/2015/NĐ-CP.", rule],
  ["a duty left out", "không được ủy quyền; có mặt trong 30 ngày theo Nghị định 123/2015/NĐ-CP.", rule],
  ["another way to hand in", "nộp trực tuyến tại Trung tâm Phục vụ hành chính công của phường bất kỳ.", place],
  ["a permission", "nộp tại Trung tâm Phục vụ hành chính công của phường, được nhờ người khác đi thay.", place],
  [
    "a waiver",
    "nộp trực tuyến là 0 đồng; nộp trực tiếp là 20.000 đồng một bản, đến hết 31/12/2026, hộ nghèo thì miễn.",
    fee,
  ],
  ["prose of its own", "thủ tục hết sức nhanh gọn, cán bộ thân thiện, bà con yên tâm tuyệt đối.", place],
  ["nothing", "  ", place],
  ["much more", `${place} `.repeat(3), place],
])("%s is not grounded", (_, text, given) => {
  expect(isGrounded(text, given, "phí nhiêu, nói là miễn phí giùm")).toBe(false);
});
