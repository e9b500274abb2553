import { type Html, html } from "../html.ts";
import type { Language } from "../language.ts";
import { wardName } from "../ward-name.ts";

/** What stands around every page, and how the language itself is called. */
export const frameWords = {
  language: "vi" as Language,
  locale: "vi_VN",
  /** How numbers are written. */
  numbers: "vi-VN",
  /** Stands before the keys of the assistant's sentences. */
  phrases: "",
  /** Marks what stays Vietnamese on a page in another language. */
  asVietnamese: html``,
  /** The language somebody may change to, by its own name. */
  other: { language: "en" as Language, name: "English" },
  /** The ward at the head of a page; `name` is its name alone, as part of the page. */
  ward: wardName,
  wardTitle: (kind: string, name: Html): Html => html`${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`,
  frame: {
    skip: "Tới nội dung",
    main: "Chính",
    chat: "Nhắn phường",
    lookUp: "Tra cứu",
    reports: "Việc đã báo",
    results: "Trước và sau",
    figures: "Số liệu",
    danger: html`Có nguy hiểm, gọi ngay <a href="tel:113">113</a>, <a href="tel:114">114</a>, <a href="tel:115">115</a>.`,
  },
  /** The chat for browsers without script. */
  talk: {
    title: "Nhắn phường",
    region: "Trò chuyện với phường",
    heading: (kind: string, name: Html): Html => html`Nhắn ${kind} ${name}`,
    intro: "Trợ lý tự động của phường trả lời ngay. Người trực đọc trong giờ làm việc.",
    bot: "Trợ lý tự động",
    staff: "Người trực",
    resident: "Bà con",
    place: "Vị trí:",
    picture: "Hình gửi kèm",
    reload: "Tải lại để xem trả lời",
    message: "Tin nhắn",
    send: "Gửi",
    otherWays: html`Muốn gửi hình: <a href="/gui">điền phiếu</a>. Cũng có thể gọi <a href="tel:1022">1022</a>, hoặc <a href="/tra-cuu">tra cứu bằng mã</a>.`,
  },
  aids: {
    title: "Dễ đọc",
    size: "Cỡ chữ",
    sizes: ["Thường", "Lớn", "Rất lớn"],
    contrast: "Tương phản cao",
    read: "Đọc to",
    stop: "Dừng đọc",
  },
  /** What a link to a page says of it where it is passed on, and in what search engines find. */
  about: {
    "/": "Báo một việc, xem việc đã báo tới đâu, hỏi thủ tục với phường.",
    "/ban-do": "Việc bà con đã báo và phường làm tới đâu, theo danh sách và trên bản đồ.",
    "/ket-qua": "Việc bà con báo, lúc chưa làm và lúc làm xong.",
    "/so-lieu": "Phường nhận bao nhiêu việc, xong bao nhiêu, bao nhiêu việc đúng hạn.",
    "/cong-khai": "Điểm bà con chấm cho việc đã xong, theo đơn vị.",
    "/tra-cuu": "Nhập mã phường đã gửi để xem việc đã báo tới đâu.",
    "/thu-tuc": "Giấy tờ, lệ phí, thời gian và nơi nộp của từng thủ tục ở phường.",
    "/gui": "Báo một việc cho phường: việc gì, ở đâu, kèm hình.",
    "/chat": "Nhắn cho phường. Trợ lý tự động của phường trả lời ngay.",
    "/dat-lich": "Đặt lịch hẹn, chọn giờ lên phường làm thủ tục.",
    "/lay-so": "Lấy số thứ tự hôm nay.",
  },
};
