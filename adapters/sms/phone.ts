/** Vietnamese numbers as we keep them (core/people/citizen.ts): nine digits, land lines ten. */
const e164 = /^\+84(\d{9,10})$/;

/** "+84900000001" as the gateway writes it; undefined when it is no Vietnamese number. */
export function spellPhone(international: string, begins: "+84" | "84" | "0"): string | undefined {
  const digits = e164.exec(international)?.[1];
  return digits && `${begins}${digits}`;
}

/** A number of a report in any of those spellings, as we keep it. */
export function readPhone(spelling: string): string | undefined {
  const digits = spelling.replace(/[^\d]/g, "").replace(/^(84|0)(?=\d{9})/, "");
  return /^\d{9,10}$/.test(digits) ? `+84${digits}` : undefined;
}
