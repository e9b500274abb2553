import { redact } from "../redact.ts";
import { mask } from "../understanding/mask.ts";
import type { Place } from "../understanding/place.ts";

/** A house, an alley with its branches ("12/3", "số 45", "nhà 9A"), and "45" before the street we know. */
const numbered =
  /(?<![\p{L}\d])(?:(?:số nhà|so nha|nhà số|nha so|số|so|nhà|nha)\s*)?\d{1,4}[a-zđ]?(?:\/\d{1,4}[a-zđ]?)+(?![\p{L}\d])/giu;
const named = /(?<![\p{L}\d])(?:số nhà|so nha|nhà số|nha so|số|so|nhà|nha)\s*\d{1,4}[a-zđ]?(?![\p{L}\d/])/giu;
const beforeStreet = /(?<![\p{L}\d])\d{1,4}[A-Za-zđ]?\s+(?=(?:đường\s+)?\p{Lu}\p{L}+)/gu;

/** The house we read in the report, wherever its number stands. */
function withoutHouse(text: string, house: string | undefined): string {
  if (!house || !/^[\w/]+$/.test(house)) return text;
  return text.replace(new RegExp(`(?<![\\p{L}\\d])${house}(?![\\p{L}\\d])`, "giu"), "");
}

/** Text for everybody: without numbers of persons and of their homes. */
export function blur(text: string, house?: string): string {
  const plain = redact(text).replace(numbered, "").replace(named, "").replace(beforeStreet, "");
  const kept = withoutHouse(plain, house);
  return kept
    .replace(/\s+([,.;:!?])/g, "$1")
    .replace(/\s{2,}/g, " ")
    .trim();
}

const families =
  "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Trương|Lâm|Cao|Châu|Tạ|Hà|Tô|Thái|Lương|Đào|Vương|Phùng";
const wholeName = new RegExp(`(?<![\\p{L}\\p{M}])(?:${families})(?:\\s+\\p{Lu}[\\p{L}\\p{M}]*){1,4}`, "u");

/**
 * Whether a text seems to name a person: by kinship ("bà Tư") or by family name ("Phạm Thu Trang"). Rather too often than
 * too seldom. A street of that name is none, where it is the ticket's own.
 */
export function namesSomebody(text: string, street = ""): boolean {
  const plain = street ? text.replaceAll(street, "") : text;
  return wholeName.test(plain.normalize("NFC")) || mask(plain).includes("[tên]");
}

/** Words for everybody; undefined where they seem to name a person, for then nobody can tell what else they give away. */
export function publicWords(text: string, place: Pick<Place, "house" | "street"> = {}): string | undefined {
  const { house, street } = place;
  return namesSomebody(text, street) ? undefined : blur(text, house);
}
