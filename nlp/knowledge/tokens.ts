import { normalise } from "../normalise.ts";
import type { Synonym } from "./record.ts";

/** Longer questions are cut: the matter of a question about papers stands in its first lines. */
const maxQuestionChars = 600;

/** Folded words of a text, chat spellings repaired; nothing but letters and digits. */
export function wordsOf(text: string): string[] {
  return normalise(text.slice(0, maxQuestionChars)).folded.match(/[a-z0-9]+/g) ?? [];
}

/** Words and neighbouring pairs, because "sao y" and "y sao" are not the same paper. */
export function termsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, index) => `${words[index]}_${word}`);
  return [...words, ...pairs];
}

/** Overlapping groups of three characters: catches typing slips and unknown spellings. */
export function gramsOf(words: readonly string[]): string[] {
  const text = ` ${words.join(" ")} `;
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, index) => text.slice(index, index + 3));
}

/** Reads the synonym table once; the answer adds the record's words behind the resident's own. */
export function synonymReader(synonyms: readonly Synonym[]): (words: readonly string[]) => string[] {
  const table = synonyms.flatMap(({ means, say }) =>
    say.map((phrase) => ({ phrase: ` ${wordsOf(phrase).join(" ")} `, means: wordsOf(means) })),
  );
  return (words) => {
    const text = ` ${words.join(" ")} `;
    const added = new Set(table.filter(({ phrase }) => text.includes(phrase)).flatMap(({ means }) => means));
    for (const word of words) added.delete(word);
    return [...added];
  };
}

/** Words that carry no subject: fillers, forms of address, question words and the words every record shares. */
const empty = new Set(
  `a ah ak oi da vang thua ma thi la nhe nha nhi voi vay the roi gio nay kia do day cua cho cai con minh tui toi em anh chi co chu bac
  ong ba ban phuong xa ubnd uy hoi xin muon can phai duoc khong hong hem bi va hay hoac de ra vao vo len ve di den toi nop lay lam
  thu tuc giay to gi nao sao dau bao nhieu nhiu nhieu may ngay tien phi le ton online mang het xong khi luc trong ngoai
  tai o nha tren duoi mot hai biet giup gium dum cam on nhu cung luon nua them roi chua da dang se vua moi hom qua
  lau nguoi ta ai bua chung nao ha ne nghe y kien dem theo mang cac nhung moi cu van con thoi khoi`
    .split(/\s+/)
    .filter(Boolean),
);

/** Pairs of empty words that mean something together. */
const kept = new Set([
  "sao y",
  "ban sao",
  "sao luc",
  "cai chinh",
  "can cuoc",
  "so do",
  "so hong",
  "chu ky",
  "bang lai",
  "tam vang",
  "uy quyen",
]);
/** Pairs that are empty together although their words alone are not. */
const dropped = /^(ho so|dang ky|mat (bao|may|phi|tien|nhieu|gi|lau|ngay|cong))$/;

/** The words of a question that name its subject. */
export function subjectOf(words: readonly string[]): string[] {
  return words.filter((word, index) => {
    const pairs = [`${words[index - 1]} ${word}`, `${word} ${words[index + 1]}`];
    if (pairs.some((pair) => dropped.test(pair))) return false;
    return !empty.has(word) || pairs.some((pair) => kept.has(pair));
  });
}
