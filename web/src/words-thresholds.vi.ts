import { countOf, percentOf } from "./shared/numbers.ts";

const tenths = new Intl.NumberFormat("vi-VN", { style: "percent", maximumFractionDigits: 1 });
const cutFormat = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 3 });
const initially = (initial: number) => `Có sẵn: ${cutFormat.format(initial)}.`;

/** Words of the page on which the ward says how sure the machine must be, and when it warns. */
export const thresholdWords = {
  intro:
    "Máy chắc tới đâu thì tự chuyển, hỏi lại hay giao người; khi nào báo động; khi nào cảnh báo. Cạnh mỗi mức là con số đo được của bản phát hành, nên thấy trước điều mình đổi. Có hiệu lực ngay ở mọi kênh.",
  failed: "Chưa tải được số đo.",
  released: (text: string) => `${text} (có sẵn)`,
  routing: "Tự chuyển, hỏi lại hay giao người",
  routingMean: (readings: number) =>
    `Đo trên ${countOf(readings)} câu của những người viết mà máy chưa từng học. Việc S1 không bao giờ tự chuyển, dù mức nào.`,
  styles: { accented: "Tin có dấu", bare: "Tin không dấu" },
  shares: { routed: "Tự chuyển", asked: "Hỏi lại bà con", handed: "Giao người trực" },
  share: (name: string, share: number) => `${name} ${tenths.format(share)}`,
  wrong: (share: number) => `Trong số tự chuyển, sai ${tenths.format(share)}`,
  before: (routed: number, asked: number, handed: number, wrong: number) =>
    `Bản có sẵn: tự chuyển ${tenths.format(routed)} (sai ${tenths.format(wrong)}), hỏi lại ${tenths.format(asked)}, giao người ${tenths.format(handed)}.`,
  person: "Giao người khi hai loại đoán hay nhất cộng lại dưới",
  personOption: (cut: number, accented: number, bare: number) =>
    `${cutFormat.format(cut)}: giao người ${tenths.format(accented)} tin có dấu, ${tenths.format(bare)} tin không dấu`,
  kinds: (changed: number) => (changed === 0 ? "Từng loại việc" : `Từng loại việc (đã đổi ${changed})`),
  kind: "Loại việc",
  cutLabel: (kind: string, style: string) => `${kind}, ${style.toLowerCase()}`,
  cut: (cut: number, routed: number, wrong: number) =>
    `${cutFormat.format(cut)}: chuyển ${percentOf(routed)}, sai ${tenths.format(wrong)}`,
  never: "không bao giờ tự chuyển",
  alarm: "Báo động",
  alarmLabel: "Gọi người khi máy thấy nguy hiểm từ",
  alarmMean: (dangers: number, others: number) =>
    `Chỉ được nhạy hơn bản có sẵn, không được trễ hơn. Đo trên ${dangers} câu nguy hiểm và ${others} câu khác.`,
  alarmOption: (cut: number, heard: number, rings: number) =>
    `${cutFormat.format(cut)}: nghe ra ${tenths.format(heard)} việc nguy hiểm, báo nhầm ${tenths.format(rings)} tin khác`,
  alike: "Hỏi “có phải cùng một việc không”",
  alikeMean:
    "Giống từ mức nào thì hỏi bà con. Hỏi thừa mất một lần bấm; bỏ sót thì đơn vị đi hai lần. Không gì tự gộp.",
  alikeOption: (cut: number, right: number, found: number) =>
    `từ ${cutFormat.format(cut)}: hỏi đúng ${percentOf(right)}, nhận ra ${percentOf(found)} việc trùng`,
  alikePairs: (group: string, pairs: number) => `${group} (đo trên ${pairs} cặp)`,
  numbers: "Cảnh báo, số nhỏ và chống làm phiền",
  range: (min: number, max: number, initial: number) =>
    `Từ ${cutFormat.format(min)} đến ${cutFormat.format(max)}. ${initially(initial)}`,
  names: {
    warningTimes: "Cảnh báo khi gấp mấy lần thường lệ",
    warningCount: "và có ít nhất bao nhiêu phiếu trong 7 ngày",
    smallCount: "Dưới bao nhiêu việc thì không tính phần trăm",
    commentsPerHour: "Bình luận mỗi giờ dưới một bài mà trợ lý trả lời từng cái",
    chatMessages: "Tin mỗi phút của một người ở khung chat của phường",
    chatPhotos: "Ảnh mỗi phút của một người ở khung chat của phường",
  },
  effects: {
    warningTimes: (value: number) =>
      `Một khu phố thường có 2 phiếu một tuần thì báo từ ${cutFormat.format(Math.ceil(value * 2))} phiếu.`,
    warningCount: (value: number) => `Ít hơn ${value} phiếu thì không báo, dù gấp mấy lần.`,
    smallCount: (value: number) => `Báo cáo chỉ nêu số việc khi dưới ${value}; phần trăm dễ gây hiểu lầm và lộ người.`,
    commentsPerHour: (value: number) => `Từ bình luận thứ ${countOf(value + 1)} trong một giờ, người trực xem cả bài.`,
    chatMessages: (value: number) =>
      `Nhắn quá ${value} tin một phút thì được mời chờ một phút; không mất tin nào đã gửi.`,
    chatPhotos: (value: number) => `Gửi quá ${value} ảnh một phút thì được mời chờ một phút.`,
  },
  faults: { "alarm-rarer": "Không được báo động ít hơn bản có sẵn.", other: "Ngoài khoảng cho phép." } as Record<
    string,
    string
  >,
} as const;
