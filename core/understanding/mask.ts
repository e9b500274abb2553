import { redact } from "../redact.ts";

const kinship =
  "anh|chị|chi|thằng|thang|ông|ong|bà|ba|cô|co|chú|chu|bác|bac|dì|di|cậu|cau|mợ|mo|thím|thim|dượng|duong|thầy|thay|bé|be|cháu|chau|em|con|mẹ|me|cụ|cu|ngoại|nội";
/** A word with a capital, whatever its marks. */
const capital = "\\p{Lu}[\\p{L}\\p{M}]*";
/** How children are called by their order, in the south instead of a name. */
const order = "hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin|mười|muoi|út|ut";
/** Given names that are no other common word, as people type them without capitals. */
const given =
  "tuấn|tuan|hùng|hung|dũng|dung|cường|cuong|hạnh|hanh|hoàng|hoang|huệ|hue|hương|huong|khánh|khanh|linh|loan|long|mai|minh|nga|ngọc|ngoc|nhung|phúc|phuc|phượng|phuong|quân|quan|quang|quyên|quyen|sơn|son|thắng|thang|thảo|thao|thủy|thuý|thúy|thuy|trang|trinh|trung|tú|tùng|tung|vân|van|việt|viet|vinh|yến|yen|lan|lâm|lam|nhân|nhan|tâm|thanh|tiến|tien|toàn|toan|hiền|hien|hiếu|hieu|đức|duc|bình|binh|châu|dương|giang|hải|hai|kiên|kien|oanh|thịnh|thinh|tín|vy";
const family =
  "nguyễn|nguyen|trần|tran|phạm|pham|huỳnh|huynh|hoàng|hoang|phan|vũ|võ|đặng|dang|bùi|bui|đỗ|hồ|ngô|ngo|dương|lý|đinh|dinh|trịnh|trinh|lê|le";
/** Family names as they are written; the lower-case ones above are those that are no other word. */
const families =
  "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Trương|Lâm|Cao|Châu|Tạ|Hà|Tô|Thái|Lương|Đào|Vương|Phùng";
const edge = "(?<![\\p{L}\\p{M}\\p{N}])";
const end = "(?![\\p{L}\\p{M}\\p{N}])";
/** "Phạm Thu Trang": a family name and what follows it. */
export const wholeName = `(?<![\\p{L}\\p{M}])(?:${families})(?:\\s+${capital}){1,4}`;
/** Middle names, and given ones that are written like other words: after a family name they make one. */
const middle =
  "văn|thị|hoàng|quốc|ngọc|minh|hữu|đức|thanh|kim|xuân|quang|công|gia|bảo|hồng|thu|phương|tuấn|đình|hoang|quoc|ngoc|huu|bao|phuong|tuan|dinh";
/** Family names that begin a name where a middle one follows, typed without capitals. */
const typedFamily = `${family}|đoàn|trương|lâm|lương|đào|phùng|tạ|tô`;
/** Who is called by a name, and what is done to people: a word with a capital after it is one. */
const beforeName =
  "vợ|chồng|vợ chồng|thợ|tổ trưởng|tổ phó|công an|cán bộ|nhân viên|bác sĩ|y tá|cô giáo|bà cụ|ông cụ|ông già|bà già|chủ|chủ \\p{L}+|tài xế|bảo vệ|hàng xóm|bạn|nhỏ|con trai|con gái|quán|tiệm tóc|quán của|nhà của|gặp|báo|mời|nhắc|nhờ|hỏi|cảm ơn|(?:[Tt]ôi|[Tt]ui|[Mm]ình|[Ee]m|[Cc]on|[Cc]háu) là|tên \\p{L}+ là|[Mm]rs?\\.?|Ms\\.?|Miss|Dr\\.?|ba má|ba mẹ|cha mẹ|bố mẹ|neighbou?r|landlord|named|called|name is";
/** Who keeps a place, typed without capitals as well. */
const owner = "(?:chủ|chu) (?:trọ|tro|quán|quan|tiệm|tiem|nhà|nha|hàng|hang|shop|xe)|tài xế|tai xe|hàng xóm|hang xom";
/** What has a capital there and is no person. */
const offices =
  "Công|Ban|Ủy|Uỷ|UBND|Điện|Sở|Phòng|Trạm|Trường|Tổ|Khu|Hội|Đoàn|Nhà|Phường|Xã|Quận|Trung|Đội|Cảnh|Chi|Đảng|Mặt|Hợp|Ngân|Bệnh|Thành|Việt|Zalo|Facebook|Nghị|Luật|Cục|Bộ|Tòa|Viện|Chợ|Chùa|Doanh|Cơ|Ông|Bà|Anh|Chị|Cô|Chú";
/** What bears people's names and is nobody. */
export const named =
  "đường|phố|hẻm|ngõ|ngách|kiệt|trường|trường (?:tiểu học|mầm non|mẫu giáo|cấp \\d|thcs|thpt|trung học|đại học)|tiểu học|mầm non|thcs|thpt|đại học|chợ|cầu|công viên|ngã tư|ngã ba|ngã sáu|vòng xoay|bùng binh|góc|bệnh viện|thư viện|nhà văn hóa|sân|bến xe|ga|phường|quận|xã|huyện|khu phố|chung cư|rạch|kênh";
/** Places called after somebody's kinship: "chợ Bà Chiểu". */
export const namedByKin = "chợ|cầu|rạch|kênh|ngã tư|ngã ba";
/** What a number counts: then it is no house. */
const counted =
  "giờ|gio|h|phút|phut|p|giây|ngày|ngay|đêm|dem|hôm|hom|bữa|bua|tuần|tuan|tháng|thang|năm|nam|lần|lan|người|nguoi|đứa|dua|con|cái|cai|chiếc|chiec|xe|cây|cay|trụ|tru|bóng|bong|m|cm|mm|lít|lit|mét|met|km|kg|k|tr|triệu|trieu|tỷ|đồng|dong|ngàn|ngan|nghìn|độ|tầng|tang|tuổi|tuoi|vụ|vu|days?|hours?|weeks?|months?|years?|times|people|am|pm";

/** Who says a name of themselves or of their own. */
export const self = "em|tôi|tui|mình|con|cháu|nó|bé|toi|minh|chau|no|be";
/** What has a name and is no person, and what is said of names. */
const notCalled =
  "đường|duong|phường|phuong|xã|quận|quan|quán|tiệm|shop|cửa|cua|công|cong|trường|truong|chợ|cho|khu|hẻm|hem|gì|gi|của|cua|giống|khác|khac|sai|đúng|dung|trên|tren|trong|này|nay|đó|do|kia|bị|bi|chủ|chu|người|nguoi|cũ|cu|mới|moi|thật|cơ|là|la|và|va|thì|thi|mà|ma|cho|để|hay|hoặc|với|được|có|không|khong|đầy|họ|cha|mẹ|vợ|chồng|con|doanh|thủ|ngân|ai|nào|nao|một|mot|mấy|phố|pho|miền|tiếng|lót|đệm|khai|tắt|lửa|trộm|phân|riêng|chung|nước|đăng|tài|file|wifi|ứng|app|shipper|ra|sau|ngõ|sổ|giùm|khỏi|em|tôi|tui|mình|cháu|bé|nó";
/** "tên em đan", "tui ten lan": what stands between the word and the name, and the name. */
const calling = `(?<![\\p{L}\\p{M}/])(?:tên|(?:${self}|nguoi|chi|anh|ong|ba)\\s+ten)\\s+(?:(?:${self})\\s+){0,2}(?:(?:là|la)\\s+)?`;
const calledName = `(?!(?:${notCalled})${end})[\\p{L}\\p{M}]{2,}`;
/** Somebody is called by a name, whatever it looks like. */
export const callsSomebody = `${calling}${calledName}`;

const masks: readonly [pattern: RegExp, word: string][] = [
  // "Nguyễn Văn An", and "nguyễn văn an" where the middle name gives it away
  [new RegExp(`(?<!${edge}(?:${named})\\s+)${edge}${capital}\\s+(?:Văn|Thị)(?:\\s+${capital}){1,3}`, "gu"), "[tên]"],
  [
    new RegExp(
      `${edge}(?:${family}|cao|mac|quach|ly|kieu|luu|tang|diep|doan|truong|luong)\\s+(?:van|thi)\\s+[\\p{L}\\p{M}]+${end}`,
      "giu",
    ),
    "[tên]",
  ],
  [new RegExp(`(?<!${edge}(?:${named})\\s+)${wholeName}`, "gu"), "[tên]"],
  [new RegExp(`(?<=${edge}(?:[Tt]ên|[Tt]en)\\s+(?:là\\s+|la\\s+)?)${capital}(?:\\s+${capital}){0,3}`, "gu"), "[tên]"],
  [
    new RegExp(
      `(?<!${edge}(?:${named})\\s+)${edge}(?:${typedFamily})\\s+(?:${middle})\\s+[\\p{L}\\p{M}]+${end}`,
      "giu",
    ),
    "[tên]",
  ],
  [
    new RegExp(
      `(?<=${edge}(?:${beforeName})\\s+)(?!(?:${offices})${end}|\\p{Lu}{2,4}[\\s-]?\\d)${capital}(?:\\s+${capital}){0,3}`,
      "gu",
    ),
    "[tên]",
  ],
  [kinshipThen(`${capital}(?:\\s+${capital}){0,3}`), "[tên]"],
  [new RegExp(`(?<=${calling})${calledName}`, "giu"), "[tên]"],
  [kinshipThen(`(?:${order}|${given})${end}`), "[tên]"],
  [new RegExp(`(?<=${edge}(?:${owner})\\s+)(?:${given})${end}`, "giu"), "[tên]"],
  // chains of alleys, then whatever is no quantity
  [new RegExp(`${edge}\\d{1,4}\\p{L}?(?:[/-]\\d{1,4}\\p{L}?)+${end}`, "gu"), "[số]"],
  [new RegExp(`${edge}\\d{1,4}[a-fA-F]?${end}(?!\\s*(?:${counted})${end})`, "gu"), "[số]"],
];

/** What stands behind a kinship word; the word itself may begin a sentence. */
function kinshipThen(name: string): RegExp {
  const words = kinship.split("|").map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`);
  return new RegExp(`(?<=(?<!${edge}(?:${namedByKin})\\s+)${edge}(?:${words.join("|")})\\s+)${name}`, "gu");
}

/**
 * A text as it may be shown to an outside model: without telephone numbers, addresses of mail, identity numbers, plates,
 * names of people and house numbers. Rather too much is masked than too little; what is wrong stays readable.
 */
export function mask(text: string): string {
  return masks.reduce((kept, [pattern, word]) => kept.replace(pattern, word), redact(text.normalize("NFC")));
}
