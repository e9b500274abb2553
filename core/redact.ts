import { plates } from "./redact-plates.ts";
import { type Secret, spoken } from "./secret.ts";

/** What may stand between the digits of a phone number; few at most, so that a search stays linear. */
const gap = "(?:[ \\t\\u00a0._·–—()-]{0,2}| [.–—-] )";
const mark = "[ .–-]";

const isMoney = (match: string, after: string): boolean =>
  /^\s?(?:đ|d|vnd|vnđ|k|tr|triệu|trieu|tỷ|ty)(?!\p{L})|^\s?(?:đồng|dong)/iu.test(after) || /[ .]000$/.test(match);
const isDateOrHours = (match: string): boolean =>
  /^\d{1,2} ?[ .-] ?\d{1,2} ?[ .-] ?(?:19|20)\d{2}|^\d{1,2}\.\d{2}-\d/.test(match);
/**
 * A number that is said or half said: seven digits at least, four of them in words; or nine to twelve with a nought at the
 * head ("0909 ba ba hai 118"). "hai ba bữa" is none.
 */
const isTooShort = (match: string): boolean => {
  const words = match.match(/\p{L}+/gu)?.length ?? 0;
  const all = words + match.replace(/\D/g, "").length;
  if (words >= 4) return all < 7;
  return words === 0 || all < 9 || all > 12 || !/^(?:0|o|không|khong)/i.test(match);
};
/** One digit that is said, or a few that are typed among such; the word after typed ones may stand close to them. */
const digit = `(?:(?:${spoken})(?![\\p{L}\\d])|\\d{1,4}(?!\\d))`;
/** Papers that carry a number; what stands after their name is one however it is grouped. */
const papers =
  "cccd|cmnd|cmt|căn cước|can cuoc|chứng minh|chung minh|định danh|dinh danh|hộ chiếu|ho chieu|passport|mã số thuế|ma so thue|mst|bảo hiểm|bao hiem|bhyt|bhxh|gplx|giấy phép lái xe|bằng lái|bang lai";

const accounts = "tài khoản|tai khoan|stk|số tk|so tk";

/** Numbers of identity cards (12 digits, once 9), in one piece or in equal groups; M stands for what is between groups. */
const inGroups = (digits: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d.-])(?:${digits.replaceAll("M", mark)})(?!${mark}?\\d)`, "gu");

/** In this order: what has letters in it goes first, so that its digits are not taken for something else. */
const secrets: readonly Secret[] = [
  {
    word: "[thư điện tử]",
    pattern:
      /(?:(?<=mail(?: là| la)?:?\s)(?:[\p{L}\d._%+-]{1,40}\s){2,3}(?=[[(]?a (?:còng|cong|móc))|(?:[\p{L}\d.-]{1,40}[_%+]\s)?[\p{L}\d._%+-]{1,64}\s?)(?:@|[[(](?:at|a còng|a cong)[\])]|(?:a còng|a cong|a móc)(?=\s))\s?(?:[\p{L}\d-]{1,63}(?:\s?\.\s?|,(?=com|net|org|vn)|\s(?:chấm|cham)\s)){1,5}\p{L}{2,24}/giu,
  },
  {
    word: "[số điện thoại]",
    pattern: new RegExp(`(?<![\\p{L}\\d])${digit}(?:(?:[ ,.-]{1,2}|(?<=\\d)(?=\\p{L}))${digit}){4,14}`, "giu"),
    isHarmless: isTooShort,
  },
  {
    word: "[số giấy tờ]",
    pattern: new RegExp(
      `(?<=(?:${papers})[^\\d\\n]{0,16})(?<![\\p{L}\\d])\\p{L}{0,2}\\d(?:${gap}\\d){6,14}(?!\\d)`,
      "giu",
    ),
    isHarmless: (match, after) => isMoney(match, after) || isDateOrHours(match) || /^0[35789]\d{8}$/.test(match),
  },
  {
    word: "[số tài khoản]",
    pattern: new RegExp(
      `(?<=(?<![\\p{L}\\d])(?:${accounts})[^\\d\\n]{0,12})(?<![\\p{L}\\d])\\d(?:${gap}\\d){7,18}(?!\\d)`,
      "giu",
    ),
    isHarmless: (match, after) => isMoney(match, after) || /^0[35789]\d{8}$/.test(match),
  },
  ...plates,
  {
    word: "[số giấy tờ]",
    pattern: inGroups("\\d{12}|\\d{3}(?:M\\d{3}){3}|\\d{4}(?:M\\d{4}){2}"),
    isHarmless: isMoney,
  },
  {
    word: "[số điện thoại]",
    pattern: new RegExp(
      `(?<!\\d)(?:\\(?(?:\\+|00)?84${gap}(?:\\(?0\\)?${gap})?|\\(?0${gap})(?:[235789]|1${gap}[2689])(?:${gap}\\d){7,9}(?!\\d)`,
      "g",
    ),
    isHarmless: isDateOrHours,
  },
  // a zero typed as the letter o
  {
    word: "[số điện thoại]",
    pattern: new RegExp(`(?<![\\p{L}\\d])[0oO]{1,2}${gap}[35789](?:${gap}[\\doO]){7,8}(?![\\p{L}\\d])`, "gu"),
    isHarmless: isDateOrHours,
  },
  { word: "[số điện thoại]", pattern: /(?<!\d)0\d{2,3}([/,])\d{3}\1\d{3,4}(?!\d)/g },
  { word: "[số giấy tờ]", pattern: inGroups("\\d{9}|\\d{3}(?:M\\d{3}){2}"), isHarmless: isMoney },
  // passports
  { word: "[số giấy tờ]", pattern: /(?<![\p{L}\d])[A-Z] ?\d{7,8}(?!\d)/gu },
];

/**
 * Removes what points at a person from text bound for logs, titles on public pages and link previews: phone numbers,
 * e-mail addresses, identity numbers, vehicle plates become words in brackets. House numbers, times, money and ticket
 * codes stay. What is left may still be private; message text as a whole never goes to a log.
 */
export function redact(text: string): string {
  return secrets.reduce(
    (kept, { word, pattern, isHarmless }) =>
      kept.replace(pattern, (match: string, ...rest: unknown[]) => {
        const offset = rest.find((one) => typeof one === "number") as number;
        const after = kept.slice(offset + match.length, offset + match.length + 8);
        const before = kept.slice(Math.max(0, offset - 10), offset);
        return isHarmless?.(match, after, before) ? match : word;
      }),
    text,
  );
}

/** A phone number as staff see it: "0903 ••• 456". */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "").replace(/^84/, "0");
  return digits.length < 8 ? "•••" : `${digits.slice(0, 4)} ••• ${digits.slice(-3)}`;
}
