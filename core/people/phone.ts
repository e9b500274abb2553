/** A Vietnamese number without its trunk 0: 9 digits, or 10 for land lines (Quy hoạch kho số viễn thông, read 2026-11). */
const national = /^[1-9]\d{8,9}$/;

/** Spelt with the code of another country. */
const abroad = /^\s*(?:\+|00)\s*(?!\s|84)/;

/** A number in any spelling as "+84…"; undefined when it is none. */
export function toInternational(spelling: string): string | undefined {
  if (/[^\d\s+().-]/.test(spelling) || abroad.test(spelling)) return undefined;
  const digits = spelling.replace(/\D/g, "").replace(/^(?:0084|84|0)(?=\d{9})/, "");
  return national.test(digits) ? `+84${digits}` : undefined;
}

/** How residents and their messages may have spelt it. */
export function spellingsOf(international: string): string[] {
  const digits = international.slice(3);
  return [international, `84${digits}`, `0${digits}`];
}
