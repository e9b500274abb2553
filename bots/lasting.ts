import { fold } from "../core/fold.ts";
import { isNo, isYes } from "./choices.ts";

/** What somebody says who is asked whether a place is still fine. */
export type Lasting = "fine" | "again" | "unsure";

const thanks = /\b(cam on|thank|thanks|tks)\b( (phuong|anh|chi|em|con|ad|nhieu|nha|nhe|nhen|nghen|lam|a))*/g;
const noes = /\b(k|ko|kg|kh|hong|hok|hem|hog|khg)\b/g;
/** What changes nothing beside the word that counts. */
const filler = new Set(
  "da thua vang phuong anh chi em con co chu bac a roi do nha nhe nhen nghen luon lam ca het van hien gio nay toi bay cho no thay duoc ma".split(
    " ",
  ),
);
const fine =
  /^(on|on dinh|tot|ngon|thong|thong thoang|sach|binh thuong|khong sao|ok|oke|oki|okie|(khong|chua)( (bi|ngap|nghet|hoi|hu|lai|nua|gi))+)$/;
const notFine = /\b(khong|chua|chang|dau co|het) (con )?(on|tot)\b/;
const noMore = /\b(het|khong|bot|do|khoi)( \w+)? on\b/;
const word = (letters: string): RegExp => new RegExp(`(?<!\\p{L})${letters}(?!\\p{L})`, "u");
const noisy = word("ồn");
const well = word("ổn");

/**
 * Reads the short answers to "nay chỗ đó còn ổn không": plain ones, however they are typed; longer ones are for the
 * classifier. A bare no may mean either. So may "on" about noise: without tone marks "vẫn ổn" is "vẫn ồn" (still noisy).
 */
export function readLasting(text: string, isAboutNoise: boolean): Lasting | undefined {
  const typed = text.normalize("NFC").toLowerCase();
  const folded = fold(text).replace(thanks, " ").replace(noes, "khong").replace(/\s+/g, " ").trim();
  if (noisy.test(typed)) return noMore.test(folded) ? "fine" : "again";
  const isEither = isAboutNoise && word("on").test(folded) && !well.test(typed);
  const said = folded.split(" ").filter((one) => !filler.has(one));
  if (notFine.test(folded)) return isEither ? "unsure" : "again";
  if (fine.test(said.join(" "))) return isEither ? "unsure" : "fine";
  if (isYes(text)) return "fine";
  return isNo(text) ? "unsure" : undefined;
}
