/** Digits as they are read out one by one. */
const digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** A ticket code as an operator reads it out, in pairs: "B, S; hai sáu; một một; không bốn; một tám". */
export function speakCode(code: string): string {
  const [letters = "", ...numbers] = code.split("-");
  const pairs = numbers.flatMap((number) => number.match(/\d{1,2}/g) ?? []);
  const spoken = pairs.map((pair) => [...pair].map((digit) => digits[Number(digit)]).join(" "));
  return [[...letters].join(", "), ...spoken].join("; ");
}
