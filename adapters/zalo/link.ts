/**
 * A link that opens a talk with the OA. Zalo's links carry no code, only words that stand ready in the resident's own
 * message (platforms' sheet, entry links, read 2026-11).
 */
export function zaloLink(oaId: string, text?: string): string {
  return `https://zalo.me/${oaId}${text ? `?text=${encodeURIComponent(text)}` : ""}`;
}
