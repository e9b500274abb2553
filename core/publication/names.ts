import { mask, wholeName } from "../understanding/mask.ts";

/** Who is spoken of rather than spoken to: the word after it is most often a name, whatever it looks like. */
const kinship = "anh|chị|ông|bà|cô|chú|bác|dì|cậu|mợ|thím|dượng|thằng|con bé|nhỏ|thang|ong";
/** Words that follow one and name nobody. */
const noName = [
  "anh|chị|em|ông|bà|cô|chú|bác|dì|con|cháu|nội|ngoại|cụ|già|lão|bé|nhỏ|ấy|ta|này|kia|nào|đó|nọ|mình|tôi|tui|nó|họ",
  "chủ|nhà|hàng|bạn|giáo|sĩ|thợ|công|cán|trực|tổ|bảo|lái|tài|xe|bán|nuôi|thuê|ở|tại|trong|bên|kế|đầu|cuối|dân|cao|trẻ|lớn",
  "đã|đang|sẽ|vẫn|còn|cũng|chưa|không|có|là|thì|mà|và|với|hay|hoặc|nếu|khi|để|vì|của|cho|được|bị|phải|nên|cần|muốn|xem|xin|vui|hãy",
  "báo|hỏi|nói|gọi|nhắn|nhờ|giúp|đi|về|vào|vô|ra|lên|xuống|tới|đến|chờ|đợi|làm|dùng|gửi|nộp|mang|cầm|chọn|ghi|biết|thấy|nghe|rồi|ơi|ạ|nhé|nha|đơn",
].join("|");
const end = "(?![\\p{L}\\p{M}])";
const calledSomehow = new RegExp(
  `(?<![\\p{L}\\p{M}/])(?:${kinship})\\s+(?!(?:${noName})${end})[\\p{L}\\p{M}]{2,}|(?<!\\p{L})(?:người|cháu|em|tui|tôi|mình) tên (?!giống|khác|của)\\p{L}`,
  "iu",
);
/** A name at the head of a sentence, before what its bearer does or suffers. */
const atTheHead =
  /(?:^|[.!?\n]\s*)\p{Lu}[\p{L}\p{M}]*\s+\p{Lu}[\p{L}\p{M}]*\s+(?:bán|nuôi|nợ|đánh|xây|lấn|mở|chửi|trốn|mất|sống|bị|ở)(?!\p{L})/u;

/**
 * Whether a text seems to name a person: by kinship ("bà Tư"), by family name ("Phạm Thu Trang") or by what is said of
 * them. Rather too often than too seldom. A street of that name is none, where it is the ticket's own.
 */
export function namesSomebody(text: string, street = ""): boolean {
  const plain = (street ? text.replaceAll(street, "") : text).normalize("NFC");
  if (mask(plain).includes("[tên]")) return true;
  return [new RegExp(wholeName, "u"), calledSomehow, atTheHead].some((pattern) => pattern.test(plain));
}
