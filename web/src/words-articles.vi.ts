import type { Schemas } from "./api.ts";

type Body = Schemas["ArticleBody"];

/** Words of the screens of short articles on ward life. */
export const articleWords = {
  shelf: {
    list: "Các bài viết",
    search: "Tìm bài viết",
    group: "Loại",
    allGroups: "Mọi loại",
    empty: "Không có bài viết nào như vậy.",
    choose: "Chọn một bài viết để xem.",
    add: "Thêm bài viết",
    addHint: "Bài viết trả lời ngắn về đời sống trong phường: giờ mở cửa, giá, chỗ, ngày.",
    newName: "Tên bài viết",
    create: "Viết bài này",
    count: (n: number) => `${n} bài viết`,
  },
  kinds: {
    hours: "Giờ giấc",
    price: "Giá",
    place: "Địa điểm",
    event: "Sự kiện",
    announcement: "Thông báo",
    other: "Việc khác",
  } satisfies Record<Body["kind"], string>,
  sections: {
    told: "Nói với bà con",
    facts: "Điều đã xác nhận",
    asks: "Bà con hỏi thế nào",
    source: "Nguồn và thời hạn",
  },
  factsHint: "Số nào có trong câu trả lời thì cũng phải ghi ở phần này.",
  fields: {
    title: "Tên bài, sau chữ “Gần nhất là tin”",
    label: "Nhãn nút, tối đa 20 chữ cái",
    kind: "Loại",
    answer: "Câu trả lời, sau chữ “Dạ,”",
    answerEn: "Câu trả lời tiếng Anh",
    where: "Ở đâu",
    hours: "Giờ mở cửa, giờ diễn ra",
    prices: "Giá",
    starts: "Diễn ra từ ngày",
    ends: "Đến hết ngày",
    facts: "Điều khác có số trong câu trả lời",
    asks: "Câu hỏi tiếng Việt",
    asksEn: "Câu hỏi tiếng Anh",
    source: "Nguồn",
    valid_from: "Trả lời từ ngày",
    valid_to: "Thôi trả lời sau ngày",
    confidence: "Độ chắc",
    unverified: "Còn phải hỏi lại, chỉ nội bộ đọc",
    before: "Trả lời trước thủ tục",
  },
  price: { case: "Cho ai, cho gì", amount: "Số tiền, đồng", unit: "Tính theo" },
} as const;
