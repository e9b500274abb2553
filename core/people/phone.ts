/** A Vietnamese number without its trunk 0: 9 digits, or 10 for land lines (Quy hoạch kho số viễn thông, read 2026-11). */
const national = /^[1-9]\d{8,9}$/;
/** A number of any country as E.164 has it: country code and number, 15 digits at most. */
const foreign = /^[1-9]\d{7,14}$/;

/**
 * A number in any spelling as E.164 ("+84900000001"); undefined when it is none: hidden, an extension, a short code.
 * Without a country code it is taken for a Vietnamese one.
 */
export function toInternational(spelling: string): string | undefined {
  if (/[^\d\s+().-]/.test(spelling)) return undefined;
  const given = spelling.replace(/[\s().-]/g, "").replace(/^00/, "+");
  if (given.startsWith("+") && !given.startsWith("+84")) {
    return foreign.test(given.slice(1)) ? given : undefined;
  }
  const digits = given.replace(/\D/g, "").replace(/^(?:84|0)(?=\d{9})/, "");
  return national.test(digits) ? `+84${digits}` : undefined;
}

/** How residents and their messages may have spelt it. */
export function spellingsOf(international: string): string[] {
  if (!international.startsWith("+84")) return [international, international.slice(1)];
  const digits = international.slice(3);
  return [international, `84${digits}`, `0${digits}`];
}

/** Whether the last digits somebody names are those of this number; only they are compared, nothing is told. */
export function endsWith(phone: string, digits: string): boolean {
  return phone.replace(/\D/g, "").endsWith(digits);
}
