import { callsSomebody, mask, named, namedByKin, self, wholeName } from "../understanding/mask.ts";

/** Who is spoken of rather than spoken to: the word after it is most often a name, whatever it looks like. */
const kinship = "anh|chị|ông|bà|cô|chú|bác|dì|cậu|mợ|thím|dượng|thằng|con bé|nhỏ";
/** The same without accents; in a text with accents "thang" is a ladder. */
const bareKin = "thang|ong";
/** Words that follow one and name nobody. */
const noName = [
  "anh|chị|em|ông|bà|cô|chú|bác|dì|con|cháu|nội|ngoại|cụ|già|lão|bé|nhỏ|ấy|ta|này|kia|nào|đó|nọ|mình|tôi|tui|nó|họ",
  "chủ|nhà|hàng|bạn|giáo|sĩ|thợ|công|cán|trực|tổ|bảo|lái|tài|xe|bán|nuôi|thuê|ở|tại|trong|bên|kế|đầu|cuối|dân|cao|trẻ|lớn",
  "đã|đang|sẽ|vẫn|còn|cũng|chưa|không|có|là|thì|mà|và|với|hay|hoặc|nếu|khi|để|vì|của|cho|được|bị|phải|nên|cần|muốn|xem|xin|vui|hãy",
  "báo|hỏi|nói|gọi|nhắn|nhờ|giúp|đi|về|vào|vô|ra|lên|xuống|tới|đến|chờ|đợi|làm|dùng|gửi|nộp|mang|cầm|chọn|ghi|biết|thấy|nghe|rồi|ơi|ạ|nhé|nha|đơn|giải|giùm|dùm|kiểm|xử|quan|trả|mới|đều|hết|ngồi|đứng|sửa|bảo|giữ|chở|dẫn|tôn|phường|shipper|lang|shop|grab|ve",
].join("|");
const start = "(?<![\\p{L}\\p{M}/])";
const end = "(?![\\p{L}\\p{M}])";
/** Names of people that are no other word, after "em là": "em là sinh viên" is no name. */
const calledSo =
  "trinh|phương|phượng|hạnh|hương|huệ|khánh|khanh|linh|loan|ngọc|nhung|phúc|quân|quyên|quyen|sơn|thắng|thảo|thủy|thúy|thuỷ|trang|tuấn|tú|tùng|vân|việt|vinh|yến|yen|hùng|dũng|cường|hoàng|nga|oanh|tiến|toàn|hiền|hiếu|đức|kiên|thịnh|vy|ngân|trâm|trúc|thư|quỳnh|duyên|hân|như|khang|khoa|đạt|hậu|lộc|lợi|nhi|diễm|diệu|châu|giang|hoa|lan|mai|cúc|đào|liên|thơ|xuân|thu|tuan|hung|hanh|huong|ngoc|phuc|thao|hoang|tien|toan|hien|hieu|duc|kien|thinh|quynh|duyen";
/** What people are said to do, typed without accents: then the word before is who. */
const doing =
  "ban (?!dem|do|ghe|ra|tin)|nuoi|chui|nhau|tiem (?!qua|o)|say xin|cho thue|danh (?!rac|gia|nhau)|dot (?!dien)";
const bareKinship = "chi|ba|co|bac|chu|di|ong|anh|thang";
const bareNoName =
  "nhat|gac|banh|cau|lo|muoi|tram|so|ai|hay|luon|tien|den|vao|xuong|mua|dang|sua|tieu|thuong|xu|phi|nhanh|tiet|cuc|tra|cho|co|can|ta|ay|em|chi|anh|nao|kia|do|nay|oi|a|toi|tui|minh|con|ba|ong|bac|di|hai ben|va|thi|la|da|se|bi|duoc|khong|ko|k|cung|chua|phai|noi|hoi|bao|goi|ra|vo|ve|len|nha|chu|ban|thue|tro|xe|quan|tiem|hang|nguoi|dan|cong|can bo|gi|nhieu|may|hom|ngay|bua|lan|cai|cay|the|chay|gap|dinh|o|dat|bat|qua|nuoc|luc|gio|thang|tuan|nam|ich|loi|quyen|giup|giai";
const somehow = [
  `(?<!${start}(?:${namedByKin})\\s+)${start}(?:${kinship})\\s+(?!(?:${noName})${end})[\\p{L}\\p{M}]{2,}`,
  `${start}(?:${bareKin})\\s+(?!(?:${noName}|${bareNoName})${end})[a-z]{2,}${end}`,
  callsSomebody,
  `${start}(?:${self})\\s+(?:là|la)\\s+(?:[\\p{L}\\p{M}]+\\s+){0,2}(?:${calledSo})\\s*(?:$|[,.;:!\\n]|(?:ở|o|muốn|muon|xin|hỏi|hoi|đây|day|nè|ne|nha|nhà)${end})`,
  // "bé bin 5 tuổi", "cán bộ thắm tư pháp"
  `${start}(?:bé|be|cháu|chau)\\s+(?!(?:gái|trai|gai|mới|moi|được|duoc|khoảng|tầm|chừng|nhà|nha|tôi|toi|tui|em|này|nay|lớn|lon|nhỏ|nho|út|đầu|hơn|gần|nó|học|mình)${end})[\\p{L}\\p{M}]+\\s+(?:mới\\s+)?\\d{1,2}\\s*(?:tuổi|tuoi|t${end})`,
  `${start}(?:cán bộ|can bo)\\s+(?!(?:bên|phòng|ở|làm|của|mảng|ban|quầy|nữ|nam|trẻ|mới|giữ|trực|ben|phong|o|lam|cua|quay|nu|tre|moi|truc)${end})[\\p{L}\\p{M}]+\\s+(?:tư pháp|địa chính|hộ tịch|một cửa|văn hóa|tiếp dân|quầy|tu phap|dia chinh|ho tich|mot cua)`,
  `${start}(?:${bareKinship})\\s+(?!(?:${bareNoName})${end})[a-z]{2,}\\s+(?:${doing})`,
];
const calledSomehow = new RegExp(somehow.join("|"), "iu");
const called = new RegExp(`(?<!${start}(?:${named})\\s+)${wholeName}`, "u");
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
  return [called, calledSomehow, atTheHead].some((pattern) => pattern.test(plain));
}
