/**
 * Removes what points at a person from text bound for logs, titles on public pages and link previews:
 * phone numbers, e-mail addresses, identity numbers, vehicle plates. What is left may still be private;
 * message text as a whole never goes to a log.
 */
const patterns: readonly [RegExp, string][] = [
  [/[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}/gu, "[thư điện tử]"],
  // +84 / 84 / 0 followed by 9–10 digits, any of " .-" between them
  [/(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/g, "[số điện thoại]"],
  // identity card 9 or 12 digits, with spaces or dots between groups
  [/(?<![\d.])\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{3})?(?![\d.]?\d)/g, "[số giấy tờ]"],
  [/(?<![\p{L}\d])\d{2}[ -]?[A-ZĐ]{1,2}\d?[ -]?\d{3}[.]?\d{2}(?!\d)/gu, "[biển số]"],
];

/** The text with phone numbers, e-mails, identity numbers and plates replaced by words in brackets. */
export function redact(text: string): string {
  return patterns.reduce((kept, [pattern, word]) => kept.replace(pattern, word), text);
}

/** A phone number as staff see it: "0903 ••• 456". */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "").replace(/^84/, "0");
  return digits.length < 8 ? "•••" : `${digits.slice(0, 4)} ••• ${digits.slice(-3)}`;
}
