import type { Aspect } from "../../core/understanding/knowledge.ts";
import { wordsOf } from "./tokens.ts";

/** How a fee is meant to be paid, when the question says so. */
export type AskedChannel = "online" | "in-person";

/** What a question asks for, in the order of the table below; empty when no cue is heard. */
export interface Asked {
  aspects: Aspect[];
  channel?: AskedChannel;
}

const cue = (source: string) => new RegExp(`\\b(?:${source})\\b`);

/** Cues over folded words. A cue that is heard is cut out, so that "được bao nhiêu" does not count as a fee as well. */
const rules: readonly [Aspect, RegExp][] = [
  [
    "validity",
    cue(
      "co gia tri|gia tri (bao|may|trong|den|su dung)\\w*|han su dung|thoi han (su dung|cua giay|gia tri)|hieu luc|(xai|dung|su dung) duoc (bao lau|may \\w+|toi khi nao)|co han (bao lau|may \\w+)",
    ),
  ],
  ["penalty", cue("bi phat|muc phat|phat (bao nhieu|nhieu|tien|khong|ko|gi|sao|nang)|co phat|tien phat|dong phat")],
  [
    "eligibility",
    cue(
      "dieu kien|(may|bao nhieu|nhieu|du) tuoi|tu may tuoi|doi tuong|dien nao|(nhung )?ai (duoc|co quyen|lam duoc|di|phai|moi duoc|thi duoc)|ai dc|(lam|di|nop|ky) (thay|giup|gium|dum|ho) (duoc|dc)|nho (nguoi|ai)",
    ),
  ],
  [
    "benefit",
    cue(
      "(duoc|lanh|nhan|huong|tro cap|ho tro)( duoc| moi thang| tien| them| hang thang)* (bao nhieu|nhieu)( tien)?|(bao nhieu|nhieu|may) (tien )?(mot|1|moi|hang) thang|muc (huong|tro cap|ho tro)|duoc (huong|loi|cai) gi|quyen loi",
    ),
  ],
  [
    "time",
    cue(
      "may (ngay|bua|hom|tuan|thang|gio)|(bao nhieu|nhieu) (ngay|lau|thang|tuan)|(bao|mat|co|doi|cho) lau|bao lau|(khi nao|chung nao|bao gio|bua nao|ngay nao) (thi )?(co|xong|lay|nhan|tra|duoc)|thoi (gian|han)|lau (khong|ko|hong|k)|lay lien|trong ngay",
    ),
  ],
  [
    "fee",
    cue(
      "le phi|(?<!tang )phi(?! phap| nong)|(bao nhieu|nhieu|may) (tien|dong)|(bao nhieu|nhieu|may) (mot|1) (trang|ban|to|cai|nguoi|phieu|lan|tam)|(ton|het|mat|dong|nop|gia|thu) (bao nhieu|nhieu|may dong|tien|kem)( tien)?|(ton|mat|dong|nop|thu) tien|mien phi|dong thue|nop thue|thue (sao|bao nhieu|nhieu|the nao|may)|chi phi",
    ),
  ],
  [
    "forms",
    cue("mau (don|to|nao|so|gi|khai|giay)|bieu mau|to khai (o dau|nao|mau|lay)|(tai|in|xin|lay) (mau|don|to khai)"),
  ],
  [
    "legal",
    cue(
      "(luat|nghi dinh|thong tu|van ban|quy dinh|dieu) nao|theo (luat|nghi dinh|thong tu|quy dinh)( nao| gi)?|can cu (vao|phap|dau|nao)|co so phap ly|phap ly",
    ),
  ],
  [
    "result",
    cue("(nhan|lay|ra|cap|duoc) (duoc )?(giay|ket qua) (gi|nao)|ket qua (la|gi|ra|nhan)|(nhan|lay) duoc (cai )?gi"),
  ],
  [
    "steps",
    cue("cac buoc|tung buoc|may buoc|buoc nao|quy trinh|trinh tu|thu tuc (ra sao|the nao|nhu the nao|lam sao)"),
  ],
  [
    "documents",
    cue(
      "giay to|(can|phai|nop|mang|dem|cam|chuan bi|kem|bo sung)( theo| nop| mang| co| chuan bi| lam)* (nhung )?(gi|giay gi|giay nao|cai gi|nhung gi)|giay (gi|nao)|ho so (gom|(can|co|nop)( nhung)? gi)|nhung gi|thieu giay",
    ),
  ],
  [
    "where",
    cue(
      "(o|toi|ra|len|tai|den|nop|di|qua|xin|lam|gui) (o )?dau|(cho|noi|phuong|co quan|quay) nao|phuong khac|dia (diem|chi)|cho nop|noi nop|bat ky phuong|phuong (bat ky|nao cung)|(nop|lam) (o )?(phuong|quan) .*(duoc|dc)",
    ),
  ],
];
const onlineCue = cue(
  "online|onl|truc tuyen|(qua|tren|bang) (mang|app|dien thoai|dich vu cong|vneid|may tinh)|dich vu cong|khoi (ra|len|toi|di)|ngoi o nha|o nha (nop|dang ky)",
);
const inPersonCue = cue("truc tiep|(tai|o|ra|len|toi) (phuong|quay|ubnd|uy ban|cong an)|tan noi");
const possible = cue("(duoc|dc) (khong|ko|hong|hok|k|hem|chua|ha)|co (duoc|dc)|duoc$");

/** Tells which aspects a question asks about, by cue words alone; never guesses. */
export function askedIn(text: string): Asked {
  let rest = wordsOf(text).join(" ");
  const online = onlineCue.test(rest);
  const channel = online ? "online" : inPersonCue.test(rest) ? "in-person" : undefined;
  const canBeDone = possible.test(rest);
  const aspects: Aspect[] = [];
  for (const [aspect, pattern] of rules) {
    if (!pattern.test(rest)) continue;
    aspects.push(aspect);
    rest = rest.replace(new RegExp(pattern.source, "g"), " , ");
  }
  if (online && (aspects.length === 0 || (canBeDone && !aspects.includes("fee")))) aspects.push("online");
  return { aspects, ...(channel === undefined ? {} : { channel }) };
}
