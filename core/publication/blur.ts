import { redact } from "../redact.ts";
import type { Place } from "../understanding/place.ts";
import { namesSomebody } from "./names.ts";

const house = "số nhà|so nha|nhà số|nha so|số|so|nhà|nha";
/** Said of an address alone. */
const address = "địa chỉ nhà|địa chỉ|dia chi nha|dia chi|đ/c|s/n|sn";
/** What is numbered and is nobody's home: "đường số 7", "bão số 9", "tổ dân phố số 3". */
const numberedThings =
  "đường|duong|bão|bao|trụ|tru|cột|cot|điện|dien|cầu|cau|tuyến|tuyen|buýt|buyt|bàn|ban|quầy|quay|cửa|mẫu|mau|phố|pho|khu|tổ|to|ấp|ap|trường|truong|đội|doi|dân|dan|tần|thửa|thua|đất|dat|tờ|bản đồ|trang|định|dinh|luật|luat|điều|dieu|thứ tự|thu tu";
/** A house, an alley with its branches ("12/3", "số 45", "nhà 9A"), and "45" before the street we know. */
const numbered = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${house}|${address})[\\s:]*)?\\d{1,4}[a-zđ]?(?:\\/\\d{1,4}[a-zđ]?)+(?![\\p{L}\\d]|\\/(?:nđ|nd|qđ|qd|tt|nq|kh|cv|ub|hđ))`,
  "giu",
);
const named = new RegExp(
  `(?<![\\p{L}\\d])(?<!(?<![\\p{L}\\d])(?:${numberedThings})\\s)(?:${house}|${address})[\\s:]*\\d{1,4}[a-zđ]?(?![\\p{L}\\d/]|[.,]\\d)`,
  "giu",
);
/** A day and a month after a word of time, or with a year; not where a street follows. */
const day = "(?:[12]?\\d|0\\d|3[01])";
const month = "(?:0?\\d|1[0-2])";
const isDate = new RegExp(`^(?:${day}/)?${month}/(?:19|20)\\d{2}$`);
const isShortDate = new RegExp(`^${day}/${month}$`);
const time =
  /(?<![\p{L}])(?:ngày|ngay|sáng|sang|trưa|trua|chiều|chieu|đêm|dem|hôm|hom|bữa|bua|mùng|mung|hạn|(?:nộp|nop|xong|hẹn|hen|hạn) (?:trước|truoc)|(?:từ|vào|hồi) tối|(?:tu|vao|hoi) toi)\s$/iu;
const law =
  /(?<![\p{L}])(?:định|dinh|thông tư|thong tu|luật|luat|quyết|quyet|công văn|cong van|kế hoạch|ke hoach) (?:số )?$/iu;
const homeBefore = /(?<![\p{L}])(?:hẻm|hem|ngõ|ngo|ngách|ngach|kiệt|kiet|lô|lo|căn|can)\s$/iu;

/** "12/3" goes where it is a house, and stays where it is a day or the number of a law. */
function withoutNumbered(text: string): string {
  return text.replace(numbered, (match, offset: number) => {
    const before = text.slice(Math.max(0, offset - 16), offset);
    const isStreet = /^\s+\p{Lu}/u.test(text.slice(offset + match.length));
    if (homeBefore.test(before) || isStreet) return "";
    const isKept = law.test(before) || isDate.test(match) || (isShortDate.test(match) && time.test(before));
    return isKept ? match : "";
  });
}
const beforeStreet =
  /(?<![\p{L}\d])\d{1,4}[A-Za-zđ]?\s+(?!(?:[MKG]bps|[MKGT]B|VND|VNĐ|USD|CP|Volt|Watt)(?!\p{L}))(?=(?:đường\s+)?\p{Lu}\p{L}+)/gu;

/** The house we read in the report, wherever its number stands. */
function withoutHouse(text: string, read: string | undefined): string {
  if (!read || !/^[\w/]+$/.test(read)) return text;
  return text.replace(new RegExp(`(?<![\\p{L}\\d])${read}(?![\\p{L}\\d])`, "giu"), "");
}

/** Text for everybody: without numbers of persons and of their homes. */
export function blur(text: string, house?: string): string {
  const plain = withoutNumbered(redact(text)).replace(named, "").replace(beforeStreet, "");
  const kept = withoutHouse(plain, house);
  return kept
    .replace(/\s+([,.;:!?])/g, "$1")
    .replace(/\s{2,}/g, " ")
    .trim();
}

/** Words for everybody; undefined where they seem to name a person, for then nobody can tell what else they give away. */
export function publicWords(text: string, place: Pick<Place, "house" | "street"> = {}): string | undefined {
  const { house, street } = place;
  return namesSomebody(text, street) ? undefined : blur(text, house);
}
