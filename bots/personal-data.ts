import { fold } from "../core/fold.ts";
import type { Right } from "../core/privacy/rights-case.ts";

const self = "(?:tui|toi|minh|em|chau|con|co|chu|bac|anh|chi|ong|ba)";
const hiding = new RegExp(
  `\\b(?:an|giau|che|dung de|dung ghi|dung hien) (?:cai |dum |giup |ho )?(?:ho )?ten\\b(?: cua)?(?: ${self}\\b)?`,
);

/** Whether somebody wants their name hidden in a report; nothing else of it goes. */
export function asksToHideName(text: string): boolean {
  return hiding.test(fold(text));
}

/** Words of each right; the first that is heard counts: who takes consent back or wants to be forgotten asks for most. */
const wordsOf: readonly [Right, RegExp][] = [
  ["withdraw", /\b(?:rut(?: lai)? (?:su )?dong y|(?:khong|thoi|het)(?: con)? dong y|withdraw)/],
  ["erase", /\b(?:xoa|huy|delete|erase|forget me)\b/],
  ["correct", /\b(?:sua|dinh chinh|cap nhat|doi (?:ten|so|dia chi|thong tin)|sai (?:ten|so|dia chi)|correct)\b/],
  ["see", /\b(?:xem|cung cap|cho (?:tui|toi|minh|em) (?:biet|xin)|dang giu|luu nhung gi|ban sao|export|see|copy)\b/],
];

/** What a request about personal data asks for; undefined: it is not said plainly, a person asks back. */
export function rightAsked(text: string): Right | undefined {
  const folded = fold(text);
  return wordsOf.find(([, words]) => words.test(folded))?.[0];
}
