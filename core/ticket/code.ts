import { asLocal } from "../local-time.ts";

/** Series a ticket opened then belongs to: prefix and local month, "BS-2611". */
export function codeSeries(prefix: string, openedAt: Date): string {
  const local = asLocal(openedAt).toISOString();
  return `${prefix}-${local.slice(2, 4)}${local.slice(5, 7)}`;
}

/** A ticket code, "BS-2611-0412": short, read aloud in pairs, and no secret. Grows to five digits after 9999. */
export function formatCode(series: string, number: number): string {
  return `${series}-${String(number).padStart(4, "0")}`;
}

/** Codes typed in a text, however they are spaced ("bs 2611 0412", "BS26110412"), in canonical form, without repeats. */
export function findCodes(text: string, prefix: string): string[] {
  // Phones turn a hyphen into a dash by themselves.
  const gap = "[\\s._–—-]{0,3}";
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${prefix}${gap}(\\d{4})${gap}(\\d{4,5})(?!\\d)`, "giu");
  const found = [...text.matchAll(pattern)].map((match) => `${prefix.toUpperCase()}-${match[1]}-${match[2]}`);
  return [...new Set(found)];
}

/** The code in pairs for reading aloud: "BS · 26 11 · 04 12". */
export function spellCode(code: string): string {
  const [prefix = "", month = "", number = ""] = code.split("-");
  const pairs = (digits: string): string => digits.replace(/(\d{2})(?=\d)/g, "$1 ");
  return `${prefix} · ${pairs(month)} · ${pairs(number)}`;
}
