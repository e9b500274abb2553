import { readFile } from "node:fs/promises";
import { readDossierFile } from "../../adapters/dossier/read-file.ts";
import { isAppError } from "../../core/errors.ts";

const asOf = new Date("2026-11-16T02:00:00+07:00");
const heading = "Mã hồ sơ,Tên thủ tục,Trạng thái,Ngày tiếp nhận,Ngày hẹn trả,Ngày cập nhật,Số điện thoại";
const good = "HS-251103-0012,Đăng ký thường trú,Đang xử lý,03/11/2026 08:10,12/11/2026,05/11/2026 09:00,0900 000 456";
const whole = {
  code: "HS-251103-0012",
  procedure: "Đăng ký thường trú",
  state: "processing",
  receivedAt: new Date("2026-11-03T08:10:00+07:00"),
  dueAt: new Date("2026-11-12T23:59:59+07:00"),
  changedAt: new Date("2026-11-05T09:00:00+07:00"),
  phoneTail: "0456",
};

const read = (text: string) => readDossierFile(Buffer.from(text), asOf);
const file = (...lines: string[]) => `${[heading, ...lines].join("\n")}\n`;

test.each([
  ["with commas", file(good)],
  ["with semicolons", file(good).replaceAll(",", ";")],
  ["with a byte order mark and Windows lines", `\uFEFF${file(good).replaceAll("\n", "\r\n")}`],
  ["with days as ISO has them", file(good.replace("05/11/2026 09:00", "2026-11-05T09:00:00+07:00"))],
  [
    "with columns in another order, and others between",
    "Người nộp;TRẠNG THÁI;SĐT;Số hồ sơ;Thủ tục hành chính;Ngày nhận;Hẹn trả;Cập nhật lúc\n" +
      "Nguyễn Văn A;Đang giải quyết;0900000456;hs-251103-0012;Đăng ký thường trú;3/11/2026 8:10;12-11-2026;5/11/2026 9:00\n",
  ],
])("a file %s is read, and of people no more than the end of the number", (_, text) => {
  expect(read(text)).toEqual({ dossiers: [whole], wrong: [] });
});

test("a name with commas in quotes stays whole; what is left out stays out", () => {
  const line = 'HS-251103-0013,"Đăng ký khai sinh, có yếu tố nước ngoài",ready,,,2026-11-05,';
  expect(read(file(line)).dossiers).toEqual([
    {
      code: "HS-251103-0013",
      procedure: "Đăng ký khai sinh, có yếu tố nước ngoài",
      state: "ready",
      changedAt: new Date("2026-11-05T00:00:00+07:00"),
    },
  ]);
});

test.each([
  ["Mới đăng ký", "submitted"],
  ["Được tiếp nhận", "received"],
  ["Không được tiếp nhận", "refused"],
  ["Đang xử lý", "processing"],
  ["Yêu cầu bổ sung giấy tờ", "supplement"],
  ["Yêu cầu thực hiện nghĩa vụ tài chính", "payment"],
  ["Công dân yêu cầu rút hồ sơ", "withdrawn"],
  ["Dừng xử lý", "stopped"],
  ["Đã xử lý xong", "ready"],
  ["ĐÃ TRẢ KẾT QUẢ", "returned"],
])("%s is %s", (words, state) => {
  expect(read(file(good.replace("Đang xử lý", words))).dossiers[0]?.state).toBe(state);
});

test("lines that cannot be taken are named with their number and why; the others are taken", () => {
  const { dossiers, wrong } = read(
    file(
      good,
      good.replace("HS-251103-0012", "12345"),
      good.replace("HS-251103-0012", ""),
      good.replace("HS-251103-0012", "HS-251103-0013").replace("Đang xử lý", "Chờ sếp ký"),
      good.replace("HS-251103-0012", "HS-251103-0014").replace("12/11/2026", "31/02/2026"),
      good.replace("HS-251103-0012", "HS-251103-0015").replace("05/11/2026 09:00", "17/11/2026"),
      "HS-251103-0016,Đăng ký thường trú",
      good,
      good.replace("HS-251103-0012", "HS-251103-0017"),
    ),
  );
  expect(dossiers.map(({ code }) => code)).toEqual(["HS-251103-0012", "HS-251103-0017"]);
  expect(wrong).toEqual([
    { line: 3, why: "Mã hồ sơ: không đúng dạng, ví dụ HS-251103-0012" },
    { line: 4, why: "Mã hồ sơ: để trống" },
    { line: 5, why: "Trạng thái: chưa biết “Chờ sếp ký”" },
    { line: 6, why: "Ngày hẹn trả: không phải ngày (dd/mm/yyyy hoặc yyyy-mm-dd)" },
    { line: 7, why: "Ngày cập nhật: sau lúc xuất tệp" },
    { line: 8, why: "Trạng thái: để trống" },
    { line: 9, why: "Mã hồ sơ: đã có ở dòng 2" },
  ]);
});

test.each([
  ["in another encoding", Buffer.from([...Buffer.from("Mã hồ sơ,"), 0xe3, 0x28, 0x0a]), "UTF-8"],
  [
    "without a column that is needed",
    Buffer.from("Mã hồ sơ,Tên thủ tục\nHS-251103-0012,x\n"),
    "Trạng thái, Ngày cập nhật",
  ],
  ["with a quote that never ends", Buffer.from(file(good, `HS-251103-0013,"Đăng ký,x`)), "ngoặc kép"],
  ["without a line", Buffer.from(""), "Mã hồ sơ"],
])("a file %s is refused whole, in words that say what to do", (_, content, words) => {
  let fault: unknown;
  try {
    readDossierFile(content, asOf);
  } catch (error) {
    fault = error;
  }
  expect(isAppError(fault, "BAD_INPUT")).toBe(true);
  expect((fault as Error).message).toContain(words);
});

test("the demo's own file has no fault", async () => {
  const content = await readFile(new URL("../../server/demo-dossiers.csv", import.meta.url));
  const { dossiers, wrong } = readDossierFile(content, new Date("2026-11-26T02:00:00+07:00"));
  expect([dossiers.length, wrong]).toEqual([4, []]);
});
