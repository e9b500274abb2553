import type { Schemas } from "./api.ts";

type Item = Schemas["QuestionGroupItem"];
type Question = Schemas["QuestionGroup"]["questions"][number];

/** Words of the screen of questions that could not be answered. */
export const unansweredWords = {
  intro: (days: number) =>
    `Những câu bà con hỏi mà kho chưa có thông tin chắc chắn. Câu gần nghĩa được gom lại; số điện thoại, tên và số nhà đã che. Câu hỏi được giữ ${days} ngày.`,
  states: {
    open: "Chưa xem",
    proposed: "Đã soạn trả lời",
    answered: "Đã có bài viết",
    dismissed: "Đã bỏ qua",
  } satisfies Record<Item["state"], string>,
  tabs: "Tình trạng",
  tab: (name: string, n: number) => `${name} (${n})`,
  list: "Các nhóm câu hỏi",
  empty: {
    open: "Không có câu nào đang chờ. Bà con hỏi gì kho cũng có.",
    proposed: "Chưa có câu trả lời nào được soạn.",
    answered: "Chưa câu nào có bài viết đang dùng.",
    dismissed: "Chưa bỏ qua câu nào.",
  } satisfies Record<Item["state"], string>,
  failed: "Chưa tải được câu hỏi.",
  asked: (n: number) => `${n} lần hỏi`,
  gone: "Câu hỏi đã hết hạn giữ",
  last: (time: string) => `gần nhất ${time}`,
  nearest: (name: string) => `Gần nhất trong kho: ${name}`,
  settledBy: (name: string, time: string) => `${name}, ${time}`,
  questions: "Bà con đã hỏi",
  why: {
    unknown: "kho không có",
    unsure: "chỉ có điều gần giống",
    "fee-unsure": "lệ phí chưa xác nhận",
  } satisfies Record<Question["why"], string>,
  toConversation: (time: string) => `Mở hội thoại lúc ${time}`,
  conversation: "Mở hội thoại",
  replies: "Người trực đã trả lời",
  repliedBy: (name: string, time: string) => `${name}, ${time}`,
  useReply: "Dùng câu đã trả lời",
  answer: "Câu trả lời đề nghị",
  compose: "Soạn câu trả lời",
  fields: {
    title: "Tên câu trả lời",
    text: "Nội dung nói với bà con",
    sourceTitle: "Nguồn",
    sourceHint: "Văn bản hoặc nơi xác nhận, ví dụ: Thông báo 12 của phường",
    checkedOn: "Ngày xem nguồn",
    validTo: "Hết hạn ngày (không bắt buộc)",
  },
  validTo: (day: string) => `Hết hạn ngày ${day}`,
  missing: "Ghi đủ tên, nội dung, nguồn và ngày xem nguồn.",
  wrongDays: "Ngày hết hạn phải sau ngày xem nguồn.",
  save: "Lưu câu trả lời",
  saved: "Đã lưu. Tạo bài viết từ câu này, người khác duyệt thì bà con mới thấy.",
  makeArticle: "Tạo bài viết từ câu trả lời",
  openArticle: "Mở bài viết",
  stillAsked: "Vẫn còn người hỏi mà máy chưa trả lời được. Thêm cách hỏi vào bài viết.",
  notTold: "Lưu ở đây chưa gửi gì cho bà con.",
  dismiss: "Bỏ qua",
  dismissed: "Đã bỏ qua nhóm câu hỏi này.",
  reopen: "Lấy lại",
  reopened: "Đã lấy lại nhóm câu hỏi này.",
} as const;
