import { fold } from "../core/fold.ts";
import type { Ward } from "../core/ward.ts";

/** Who is pretended to be: the authorities of the ward. */
const authority = (ward: Pick<Ward, "kind" | "name">): RegExp =>
  new RegExp(`\\b(ubnd|uy ban nhan dan|cong an|${fold(ward.kind)} ${fold(ward.name)})\\b`);
/** How they are made to speak: to many, with a demand. */
const announces = /\b(thong bao|yeu cau|de nghi|canh bao|quy vi|quy khach|ong ba|ba con)\b/;
/** What is asked for. */
const lure =
  /\b(otp|mat khau|so the|tai khoan|chuyen khoan|chuyen tien|nop (phi|phat|tien)|dong phi|xac (minh|thuc)|(cai|tai) (dat )?(app|ung dung)|dang nhap|dinh danh)\b/;
/** Where it leads: an address that is no authority's own. */
const link = /https?:\/\/|www\.|\b[\w-]+\.(?:ly|me|xyz|top|info|online|site|shop|click|link|vip|cc|com|net)\b/i;
const official = /https?:\/\/(?:[\w-]+\.)*gov\.vn(?![\w.-])/gi;
/** Residents who ask about such a text, or report it, are no swindlers. */
const tells = /\b(lua dao|mao danh|gia danh|gia mao|tu xung|phai khong|dung khong|co phai|co that|nhan duoc|tui)\b/;

/** Whether a text speaks as the ward or its police and leads to a strange address for money, codes or an app. */
export function pretendsToBeTheWard(text: string, ward: Pick<Ward, "kind" | "name">): boolean {
  const typed = fold(text);
  if (!link.test(text.replace(official, "")) || tells.test(typed)) return false;
  return authority(ward).test(typed) && announces.test(typed) && lure.test(typed);
}
