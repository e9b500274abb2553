/** A piece of a message: plain words, or words that lead somewhere. */
export interface Piece {
  text: string;
  href?: string;
  kind?: "code" | "link" | "phone";
}

/** Numbers everybody may call in danger. */
const emergency = "11[1-5]";

/**
 * Codes become links to the tracking page, addresses links, emergency numbers something to press. Only http(s): what a
 * person typed is never run.
 */
export function piecesOf(text: string, codePrefix: string): Piece[] {
  const code = `${codePrefix}-\\d{4}-\\d{4,6}`;
  const pattern = new RegExp(`(\\b${code}\\b)|(https?://[^\\s<>"]*[^\\s<>".,;:!?)])|(\\b${emergency}\\b)`, "g");
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [all, ticket, link] = match;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    if (ticket) pieces.push({ text: all, href: `/p/${ticket}`, kind: "code" });
    else if (link) pieces.push({ text: all, href: link, kind: "link" });
    else pieces.push({ text: all, href: `tel:${all}`, kind: "phone" });
    from = match.index + all.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
