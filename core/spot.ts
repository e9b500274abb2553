import type { Place } from "./understanding/place.ts";

/**
 * A place of the ward with a sign that carries a QR code: a market, a school gate, a rubbish point. Who comes by the
 * sign needs not say where it is. A sign that was taken down is retired, never deleted: it may hang on somewhere.
 */
export interface Spot {
  /** Short, in links and on paper: "cho-cu". */
  id: string;
  /** What people call it: "Chợ cũ". */
  label: string;
  place: Place;
  createdAt: Date;
  retiredAt?: Date;
}

/** Ids are typed, printed and put into links of all platforms; Telegram's start parameter takes no other signs. */
export const spotIdPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

const refPattern = /^noi-([a-z0-9-]{1,40})$/;
/** The words a link can only carry as a message (Zalo): the resident sends them, with or without more of their own. */
const markPattern = /(?:Báo việc tại [^#\n]{0,80})?#noi-([a-z0-9-]{1,40})[\s.,:;]*/iu;

/** What a link to a chat carries: "noi-cho-cu". */
export const refOf = (spotId: string): string => `noi-${spotId}`;

/** The spot a link's code names; undefined for codes of other kinds (an advertisement, a menu). */
export function spotIdOf(ref: string | undefined): string | undefined {
  return refPattern.exec(ref ?? "")?.[1];
}

/** A message for links that carry nothing but words: "Báo việc tại Chợ cũ #noi-cho-cu". */
export function markedText({ id, label }: Pick<Spot, "id" | "label">): string {
  return `Báo việc tại ${label.replace(/[#\n]/g, " ")} #${refOf(id)}`;
}

/** The spot such a message names, and what the resident wrote besides. */
export function readMark(text: string): { spotId: string; rest: string } | undefined {
  const found = markPattern.exec(text.normalize("NFC"));
  if (!found?.[1]) return undefined;
  const { index } = found;
  const all = text.normalize("NFC");
  return { spotId: found[1].toLowerCase(), rest: `${all.slice(0, index)}${all.slice(index + found[0].length)}`.trim() };
}
