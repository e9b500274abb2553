/** What staff read where a machine writes for them. */
export const writingWords = {
  label: "Máy soạn giúp",
  draft: "Soạn nháp",
  summary: "Tóm tắt",
  /** Stands above every draft, as long as it is on the screen. */
  draftMark: "Bản nháp do máy soạn, xem lại trước khi gửi",
  summaryMark: "Tóm tắt do máy viết, có thể sót, xem lại tin gốc",
  from: (record: string, source: string, day: string) => `Theo phần ${record}. Nguồn: ${source}, xem ngày ${day}.`,
  use: "Đưa vào ô trả lời",
  close: "Đóng",
  errors: {
    NO_SOURCE: "Chưa có phần nào trong kho thủ tục trả lời được, hoặc cuộc nói chuyện còn quá ngắn.",
    UNGROUNDED: "Máy viết điều không có trong nguồn nên đã bỏ. Anh/chị tự viết giúp.",
    FORBIDDEN: "Cuộc nói chuyện này phường giữ kín, không đưa cho máy đọc.",
    other: "Máy chưa viết được. Anh/chị thử lại hoặc tự viết giúp.",
  } as Record<string, string>,
};
