import { fold } from "../fold.ts";
import { spellingsOf, toInternational } from "../people/phone.ts";
import { findCodes } from "../ticket/code.ts";

/** What somebody typed to find a ticket, a talk or a person by. */
export interface Sought {
  /** Lower case, without marks; the last one may be half typed. None: nothing can be found. */
  words: string[];
  /** Ticket codes in it, as they are printed; a code without its letters is taken for the ward's. */
  codes: string[];
  /** How the code ends when only its last digits were typed: "-0412". */
  codeEnd?: string;
  /** A whole phone number in every spelling; empty when it is none. */
  phones: string[];
}

/** More words than this tell nothing more. */
const maxWords = 10;
const onlyDigits = /^[\d\s.–—-]+$/;

/** Reads it; `prefix` are the letters of the ward's ticket codes ("BS"). */
export function readSearch(typed: string, prefix: string): Sought {
  const words = fold(typed).split(" ").filter(Boolean).slice(0, maxWords);
  const phone = toInternational(typed.trim());
  const codes = findCodes(onlyDigits.test(typed) ? `${prefix} ${typed.trim()}` : typed, prefix);
  const [only = ""] = words;
  return {
    words,
    codes,
    phones: phone ? spellingsOf(phone) : [],
    ...(words.length === 1 && /^\d{4,5}$/.test(only) ? { codeEnd: `-${only}` } : {}),
  };
}
