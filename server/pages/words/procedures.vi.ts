import type { Aspect } from "../../../core/understanding/knowledge.ts";
import { aspectNouns } from "../../../nlp/knowledge/telling.ts";
import { type Html, html } from "../html.ts";

/** Words around the procedures; what a procedure says is the record's own. */
export const procedureWords = {
  procedures: {
    title: "Thủ tục",
    heading: "Thủ tục ở phường",
    search: "Bà con cần làm việc gì?",
    example: "Ví dụ: khai sinh cho con",
    find: "Tìm",
    byGroup: "Theo nhóm",
    count: (count: number) => `${count} thủ tục`,
    /** Headings by their groups; another group goes by its own title. */
    groups: { own: "Việc riêng của phường" } as Record<string, string>,
    none: "Phường chưa có thủ tục nào ở đây.",
    life: "Đời sống trong phường",
    source: (title: Html, day: string): Html => html`Nguồn: ${title}, xem ngày ${day}.`,
    until: (day: string) => `Tin này dùng đến hết ngày ${day}.`,
    nothing: (typed: string) => `Phường chưa có bài nào về “${typed}”.`,
    perhaps: "Có thể là",
    ask: "Hỏi phường",
    seeGroups: "Xem theo nhóm",
    titleOf: (typed: string) => `Tìm: ${typed}`,
    /** Says in which language the record is, where the page is in another. */
    inVietnamese: "",
    needs: (papers: string) => `Cần: ${papers}`,
    papers: "Giấy tờ cần có",
    special: "Tùy trường hợp",
    fee: "Lệ phí",
    time: "Thời gian",
    where: "Nơi nộp",
    online: (how: Html): Html => html`Nộp qua mạng: ${how}`,
    office: (name: Html): Html => html`Nơi giải quyết: ${name}.`,
    who: "Ai làm được",
    steps: "Các bước",
    forms: "Mẫu cần dùng",
    result: "Kết quả",
    validity: "Dùng được bao lâu",
    notes: "Nên biết",
    open: (aspects: string) =>
      `Phường chưa xác nhận đủ về ${aspects}, nên phần đó không ghi ở đây. Bà con hỏi phường cho chắc.`,
    aspects: aspectNouns as Record<Aspect, string>,
    askMore: "Hỏi thêm",
    others: "Thủ tục khác",
    noneTitle: "Không thấy thủ tục",
    noSuch: "Phường chưa có bài này",
    noSuchText: (link: (words: string) => Html): Html =>
      html`Bà con tìm bằng tên việc cần làm, hoặc ${link("hỏi phường")}.`,
  },
};
