import { fold } from "../fold.ts";

/** One thing a text for a resident may lack. `pattern` is looked for in the folded text, here and in the console. */
export interface AnswerRule {
  id: "nothing-said" | "short" | "no-time";
  /** A regular expression over lower case letters without marks and single spaces: it finds texts that lack it. */
  pattern: string;
  /** What is missing, for whoever writes. */
  says: string;
  /** A result that lacks it is not posted; otherwise it is only advice. */
  blocks: boolean;
}

/** Words of office that say nothing of the matter, folded. */
const stock = [
  "da|dang|se|duoc|bi|vua|roi|xong|hoan thanh|hoan tat|xu ly|giai quyet|ghi nhan|tiep nhan|kiem tra|xem xet|khac phuc",
  "thuc hien|chuyen|theo quy dinh|quy dinh|phan anh|kien nghi|vu viec|viec|noi dung|ket qua|yeu cau|co quan|chuc nang",
  "don vi|can bo|phuong|xa|ubnd|bo phan|anh|chi|ong|ba|co|chu|ba con|nguoi dan|cam on|tran trong|thong bao|bao|tin",
  "va|thi|la|cua|cho|toi|den|nay|tren|som|nhat|thoi gian|trong|cac|de|voi|ve|a|da a|nhe|nha|ok|oke|on|tot|het",
].join("|");
const stockWords = `(?:(?:${stock})(?: |$))*`;

/** Longest part that is looked at; a longer text says something. */
const lookedAtChars = 300;

/**
 * What makes an answer vague (taxonomy §5.2: "answer check passed"). Rules, not a model: whoever is refused must read
 * why. Folded patterns, because officers type without marks on a phone.
 */
export const answerRules: readonly AnswerRule[] = [
  {
    // At most one word beside those that fit any matter: "đã xử lý", "đã ghi nhận phản ánh", "xong rồi ạ".
    id: "nothing-said",
    pattern: `^${stockWords}(?:\\S+(?: |$))?${stockWords}$`,
    says: "Chưa nói đã làm gì, ở đâu. Thí dụ: “Cống trước số 45 đã thông, nước đã rút.”",
    blocks: true,
  },
  {
    id: "short",
    pattern: "^(?:\\S+(?: |$)){0,6}$",
    says: "Hơi ngắn: nói thêm đã làm gì, chỗ nào, còn lại gì.",
    blocks: false,
  },
  {
    id: "no-time",
    pattern: "^(?!.*(?:\\d|gio|sang|trua|chieu|toi nay|dem|hom nay|hom qua|ngay|tuan|vua)(?: |$)).*$",
    says: "Nên nói làm khi nào: sáng nay, 15 giờ, ngày 24/11.",
    blocks: false,
  },
];

/** What a text for a resident lacks; empty: nothing. */
export function lacksOf(text: string): AnswerRule[] {
  const looked = fold(text).slice(0, lookedAtChars);
  return answerRules.filter(({ pattern }) => new RegExp(pattern).test(looked));
}
