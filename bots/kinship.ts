/** "tôi là bà Bảy", "bác hỏi chút": the word residents use for themselves. */
const named = /(?:^|[\s,.])(?:tôi|tui|toi) (?:là|la) (bà|ông|cô|chú|bác)(?=[\s,.]|$)/iu;
const opening = /^(?:dạ |alo |phường ơi |con ơi )*(bà|ông|cô|chú|bác) (?:hỏi|nói|nhờ|muốn|báo|cần)(?=\s)/iu;
const age = /(?:^|\s)(\d{2}) tuổi/u;
const elderYears = 60;
const speaksOfSelf = /(?:^|\s)(?:tôi|tui|toi)(?=\s)/iu;

/** How a resident wants to be addressed, when the words tell it; an age of 60 or more alone makes a "bác". */
export function kinshipIn(text: string): string | undefined {
  const plain = text.normalize("NFC");
  const word = (named.exec(plain) ?? opening.exec(plain))?.[1]?.toLowerCase();
  if (word) return word;
  const years = Number(age.exec(plain)?.[1] ?? 0);
  return years >= elderYears && speaksOfSelf.test(plain) ? "bác" : undefined;
}
