import { describe, expect, test } from "@jest/globals";
import { tablesOf } from "../../../nlp/knowledge/sheet/rows.ts";
import { type Edit, faultsOf, one, readBook } from "./edited-sheets.ts";

describe("Faults are told cell by cell", () => {
  test.each<[string, (edit: Edit) => void, string]>([
    [
      "a word nobody knows",
      (e) => e.set("Thủ tục", 2, "Độ chắc chắn", "chắc"),
      'Thủ tục, dòng 2, cột "Độ chắc chắn": "chắc" không phải giá trị được dùng ở cột này. Ghi một trong: cao; vừa; thấp.',
    ],
    [
      "a missing value",
      (e) => e.set("Nguồn", 2, "Ngày xem", null),
      'Nguồn, dòng 2, cột "Ngày xem": Ô trống. Ghi giá trị vào ô này.',
    ],
    [
      "a day that is none",
      (e) => e.set("Thủ tục", 2, "Áp dụng từ ngày", "31/02/2026"),
      'Thủ tục, dòng 2, cột "Áp dụng từ ngày": "31/2/2026" không phải một ngày có thật. Ghi ngày/tháng/năm, ví dụ 01/07/2026.',
    ],
    [
      "a month first",
      (e) => e.set("Nguồn", 2, "Ngày xem", "07/20/2026"),
      'Nguồn, dòng 2, cột "Ngày xem": "7/20/2026" không phải một ngày có thật. Ghi ngày/tháng/năm, ví dụ 01/07/2026.',
    ],
    [
      "words for money",
      (e) => e.set("Tiền", 2, "Số tiền (đồng)", "miễn phí"),
      'Tiền, dòng 2, cột "Số tiền (đồng)": "miễn phí" không phải số tiền. Ghi số đồng, ví dụ 5000. Miễn phí thì ghi 0; không biết thì để trống.',
    ],
    [
      "ten thousand read as ten",
      (e) => e.set("Tiền", 2, "Số tiền (đồng)", 10),
      'Tiền, dòng 2, cột "Số tiền (đồng)": Số tiền 10 đồng nhỏ quá, có lẽ Excel đã đọc dấu chấm ngàn thành dấu phẩy lẻ. Ghi số đồng liền nhau, không dấu chấm, ví dụ 10000.',
    ],
    [
      "a code cut short",
      (e) => e.set("Nguồn", 2, "Mã quốc gia", 2.0013),
      'Nguồn, dòng 2, cột "Mã quốc gia": Mã "2.0013" thiếu chữ số: Excel đã coi mã là con số. Định dạng ô là Văn bản (Text) rồi gõ lại đủ 7 chữ số, ví dụ 2.000130.',
    ],
    [
      "text that became a day",
      (e) => e.set("Thủ tục", 2, "Nơi nộp", new Date("2026-02-01T00:00:00Z")),
      'Thủ tục, dòng 2, cột "Nơi nộp": Excel đã đổi chữ trong ô thành ngày. Định dạng ô là Văn bản (Text) rồi gõ lại.',
    ],
    [
      "a button too long",
      (e) => e.set("Thủ tục", 2, "Chữ trên nút", "Đăng ký khai sinh cho em bé"),
      'Thủ tục, dòng 2, cột "Chữ trên nút": Dài quá 20 ký tự. Viết ngắn lại.',
    ],
    [
      "a line too long",
      (e) => e.set("Dòng", 11, "Nội dung", "a".repeat(301)),
      'Dòng, dòng 11, cột "Nội dung": Dài quá 300 ký tự. Viết ngắn lại.',
    ],
    [
      "a confirmed fee without amount",
      (e) => e.set("Tiền", 2, "Số tiền (đồng)", null),
      "Tiền, dòng 2: Khoản đã xác nhận mà không có số tiền lẫn tỷ lệ. Ghi số tiền (miễn phí là 0) hoặc tỷ lệ, hoặc để tình trạng là chưa xác nhận.",
    ],
    [
      "a tax without a name",
      (e) => e.set("Tiền", 2, "Cách nộp", "không nộp cùng hồ sơ"),
      'Tiền, dòng 2: Khoản "không nộp cùng hồ sơ" mà chưa có tên khoản. Ghi cột "Tên khoản", ví dụ trợ cấp.',
    ],
    [
      "an unknown source",
      (e) => e.set("Tiền", 2, "Mã nguồn", "khac"),
      'Tiền, dòng 2, cột "Mã nguồn": Thủ tục này không có nguồn "khac". Ghi mã có ở sheet "Nguồn".',
    ],
    [
      "an address that is none",
      (e) => e.set("Nguồn", 2, "Địa chỉ", "trang nào đó"),
      'Nguồn, dòng 2, cột "Địa chỉ": Địa chỉ không đúng dạng. Ghi đủ địa chỉ, ví dụ https://dichvucong.gov.vn.',
    ],
    [
      "a line of nobody",
      (e) => e.set("Dòng", 2, "Mã thủ tục", "khac"),
      'Dòng, dòng 2, cột "Mã thủ tục": Không có thủ tục "khac". Ghi mã có ở sheet "Thủ tục".',
    ],
    [
      "a status where none is",
      (e) => e.set("Dòng", 2, "Tình trạng", "đã xác nhận"),
      'Dòng, dòng 2, cột "Tình trạng": Dòng loại "cách người dân gọi" không dùng cột này. Xóa ô này.',
    ],
    [
      "another group",
      (e) => e.set("Thủ tục", 2, "Nhóm", "dat-dai"),
      'Thủ tục, dòng 2, cột "Nhóm": Thủ tục này thuộc nhóm ho-tich. Ghi lại ho-tich; bảng tính không chuyển nhóm.',
    ],
    [
      "another's button",
      (e) => e.set("Thủ tục", 2, "Chữ trên nút", "Hộ chiếu"),
      'Thủ tục, dòng 2, cột "Chữ trên nút": Chữ trên nút "Hộ chiếu" đã là của ho-chieu. Đặt chữ khác cho một trong hai nút.',
    ],
    [
      "the same record twice",
      (e) => e.rows("Thủ tục").push([...(e.rows("Thủ tục")[1] ?? [])]),
      'Thủ tục, dòng 3, cột "Mã": Mã "khai-sinh" đã có ở dòng trên. Đổi mã hoặc xóa dòng.',
    ],
    [
      "no source at all",
      (e) => void e.rows("Nguồn").splice(1),
      'Thủ tục, dòng 2: Cần ít nhất 1 dòng "nguồn". Thêm dòng ở sheet tương ứng.',
    ],
    [
      "a lost column",
      (e) => e.set("Nguồn", 1, "Địa chỉ", "Trang"),
      'Nguồn, dòng 1: Thiếu cột "Địa chỉ". Thêm lại cột đúng tên này, dù để trống.\nNguồn, dòng 1: Cột lạ "Trang". Xóa cột này.',
    ],
    [
      "a lost sheet",
      (e) => e.rename("Tiền", "Sheet3"),
      "Tiền: Thiếu sheet này hoặc sheet trống. Xuất lại tệp mẫu rồi sửa trên đó.",
    ],
  ])("%s", async (_, change, fault) => {
    expect((await faultsOf(change)).join("\n")).toBe(fault);
  });

  test("a time without value, a record without a confirmed paper, a broken pattern, a link to nothing", async () => {
    const time = (edit: Edit) => {
      for (const header of ["Thời hạn (số)", "Nói về thời hạn"]) edit.set("Thủ tục", 2, header, null);
    };
    expect((await faultsOf(time))[0]).toContain("Thủ tục, dòng 2: Thời hạn không có số mà cũng không có lời nói thay");
    const rowsOf = (edit: Edit, kind: string) =>
      edit.rows("Dòng").flatMap((row, at) => (row[1] === kind ? [at + 1] : []));
    const papers = (edit: Edit) => {
      for (const row of rowsOf(edit, "giấy tờ")) edit.set("Dòng", row, "Tình trạng", "chưa xác nhận");
    };
    expect((await faultsOf(papers))[0]).toContain("Chưa có giấy tờ nào đã xác nhận");
    const pattern = (edit: Edit) => edit.set("Dòng", rowsOf(edit, "từ loại trừ")[0] ?? 0, "Nội dung", "(nuoc");
    expect((await faultsOf(pattern))[0]).toContain('cột "Nội dung": Mẫu từ viết sai');
    const link = (edit: Edit) => edit.set("Dòng", rowsOf(edit, "thủ tục liên quan")[0] ?? 0, "Nội dung", "khac");
    expect((await faultsOf(link))[0]).toContain('cột "Nội dung": Không có thủ tục "khac"');
    const move = (edit: Edit) => {
      for (const row of rowsOf(edit, "từ chuyển sang thủ tục khác")) edit.set("Dòng", row, "Chuyển sang", "khac");
    };
    expect((await faultsOf(move))[0]).toContain('cột "Chuyển sang": Không có thủ tục "khac"');
  });

  test("two faults are told together and the record that is right is not taken either", async () => {
    const tables = tablesOf([...one("khai-sinh"), ...one("ho-chieu")]);
    const rows = tables[0]?.rows ?? [];
    const confidence = rows[0]?.indexOf("Độ chắc chắn") ?? -1;
    for (const row of rows.slice(1, 2)) row[confidence] = "?";
    for (const row of tables[3]?.rows.slice(1, 2) ?? []) row[1] = "";
    const { records, problems } = await readBook(tables);
    expect(records).toEqual([]);
    expect(problems.map(({ sheet, row }) => [sheet, row])).toEqual([
      ["Thủ tục", 2],
      ["Nguồn", 2],
    ]);
  });
});
