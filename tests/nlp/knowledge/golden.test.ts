import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../../core/understanding/knowledge.ts";
import { openKnowledge } from "../../../nlp/knowledge/released.ts";

const base = openKnowledge();
const now = new Date("2026-11-16T14:06:00+07:00");
const ask = (text: string, procedureId?: string) =>
  base.answer({ text, now, ...(procedureId === undefined ? {} : { procedureId }) });

/** Joins an answer the way the phrases proc.answer and proc.short do. */
function spoken(answer: Answer): string {
  if (answer.kind !== "full" && answer.kind !== "short") return JSON.stringify(answer);
  const day = answer.source.checked.toLocaleDateString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" });
  const source = `Nguồn: ${answer.source.title}, xem ngày ${day}.`;
  if (answer.kind === "short") return `Dạ, ${answer.fact}\n${source}`;
  const { name, papers, fee, time, place } = answer.parts;
  return `Dạ, ${name} cần:\n${papers}\nLệ phí: ${fee}\nThời gian: ${time}\nNơi nộp: ${place}\n${source}`;
}

describe("birth registration with follow-ups", () => {
  test("the first question gets papers, fee, time, place and source", () => {
    expect(spoken(ask("làm giấy khai sinh cho bé mới sinh cần gì"))).toBe(
      [
        "Dạ, đăng ký khai sinh cần:",
        "1. Tờ khai đăng ký khai sinh.",
        "2. Giấy chứng sinh.",
        "3. Xuất trình căn cước hoặc hộ chiếu còn hạn, khi nộp trực tiếp.",
        "Lệ phí: trong 60 ngày là 0 đồng, nộp cách nào cũng vậy.",
        "Thời gian: trong ngày; nhận sau 15 giờ thì ngày làm việc kế tiếp.",
        "Nơi nộp: Trung tâm Phục vụ hành chính công của phường bất kỳ trong thành phố.",
        "Nguồn: Cổng Dịch vụ công quốc gia, mã 1.001193, xem ngày 20/7/2026.",
      ].join("\n"),
    );
  });

  test("a three-month-old baby moves the fee question to late registration, whose counter fee stays open", () => {
    const answer = ask("bé 3 tháng rồi thì phí nhiêu", "khai-sinh");
    expect(answer).toMatchObject({ kind: "short", procedureId: "khai-sinh-qua-han", aspect: "fee", feeUnsure: true });
    expect(spoken(answer)).toBe(
      "Dạ, nộp trực tuyến là 0 đồng.\nNguồn: Nghị quyết 411 ngày 29/9/2025 của Hội đồng nhân dân thành phố, xem ngày 20/7/2026.",
    );
  });

  test("online and how long are answered on the same record", () => {
    expect(spoken(ask("làm online dc hong", "khai-sinh-qua-han"))).toBe(
      "Dạ, được. Nộp tại dichvucong.gov.vn, đăng nhập bằng VNeID.\nNguồn: Cổng Dịch vụ công quốc gia, xem ngày 20/7/2026.",
    );
    expect(spoken(ask("mấy ngày có", "khai-sinh-qua-han"))).toBe(
      "Dạ, 1 ngày làm việc, phải xác minh thì lâu hơn.\nNguồn: Cổng Dịch vụ công quốc gia, xem ngày 20/7/2026.",
    );
  });
});

describe("household business", () => {
  test("opening a grocery gets the confirmed online fee only", () => {
    expect(spoken(ask("mở tiệm tạp hóa xin giấy gì vậy phường"))).toBe(
      [
        "Dạ, đăng ký hộ kinh doanh cần:",
        "1. Giấy đề nghị đăng ký hộ kinh doanh.",
        "2. Nhờ người khác nộp thì thêm giấy ủy quyền.",
        "Lệ phí: nộp trực tuyến là 0 đồng.",
        "Thời gian: 3 ngày làm việc.",
        "Nơi nộp: phường bất kỳ trong thành phố, hoặc Cổng Dịch vụ công quốc gia.",
        "Nguồn: Cổng Dịch vụ công quốc gia, mã 1.001612, xem ngày 20/7/2026.",
      ].join("\n"),
    );
  });

  test("the counter fee is refused", () => {
    expect(ask("nộp tại phường thì phí nhiêu", "hkd-thanh-lap")).toEqual({
      kind: "fee-unsure",
      procedureId: "hkd-thanh-lap",
    });
  });

  test("the tax question moves to the tax record and names its office", () => {
    const answer = ask("bán chừng 800 triệu một năm đóng thuế sao", "hkd-thanh-lap");
    expect(answer).toMatchObject({ kind: "short", procedureId: "hkd-thue", office: "Thuế cơ sở" });
    expect(answer).not.toHaveProperty("feeUnsure", true);
    expect(spoken(answer)).toBe(
      "Dạ, doanh thu từ 1 tỷ đồng một năm trở xuống: thuế 0 đồng. Chậm nhất 31/01 vẫn báo doanh thu năm trước.\nNguồn: Nghị định 141/2026 và 68/2026, xem ngày 20/7/2026.",
    );
  });
});

describe("an unclear paper", () => {
  test("is asked back with two labels", () => {
    expect(ask("xin giấy xác nhận cần gì")).toEqual({
      kind: "which",
      procedures: [
        { id: "xac-nhan-tinh-trang-hon-nhan", label: "Độc thân, hôn nhân" },
        { id: "xac-nhan-cu-tru-ct07", label: "Nơi cư trú" },
      ],
    });
  });

  test("the pressed label gets the full answer", () => {
    expect(spoken(base.answer({ text: "Nơi cư trú", chosenId: "xac-nhan-cu-tru-ct07", now }))).toBe(
      [
        "Dạ, xác nhận cư trú cần:",
        "Tờ khai mẫu CT01, ghi rõ nội dung cần xác nhận.",
        "Lệ phí: 0 đồng, nộp cách nào cũng vậy.",
        "Thời gian: 1 ngày làm việc, phải xác minh thì 3 ngày làm việc.",
        "Nơi nộp: Công an phường bất kỳ, VNeID hoặc Cổng Dịch vụ công quốc gia.",
        "Nguồn: Cổng Dịch vụ công quốc gia, mã 1.010041, xem ngày 20/7/2026.",
      ].join("\n"),
    );
  });
});

test("the pay day of old people's allowance is not known, the nearest thing is offered", () => {
  expect(ask("cho tui hỏi lãnh tiền người cao tuổi ngày mấy")).toEqual({
    kind: "unsure",
    question: "ngày lãnh tiền trong tháng",
    nearest: { procedureId: "huu-tri-xa-hoi", label: "ai được trợ cấp hưu trí xã hội" },
  });
});

test("a certified copy is recognised when the resident asks for an appointment", () => {
  expect(ask("tui muốn đặt lịch sao y bằng đại học")).toMatchObject({ procedureId: "chung-thuc-ban-sao" });
});
