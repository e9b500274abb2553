import { type Counted, count } from "./features.ts";
import { keepWords } from "./keep-last.ts";
import { type Normalised, normalise } from "./normalise.ts";
import { makeReadable, type Readable } from "./patterns.ts";

/** The start and the end of a text; what lies between in a longer one is not read, so that time stays bounded. */
const headChars = 12_000;
const tailChars = 4_000;

/** A text in all the views that rules and models look at; made once, because making it is most of the work. */
export interface Read {
  raw: string;
  text: Normalised;
  readable: Readable;
  counted: Counted;
}

/** Prepares a text for rules and models. Never throws; bounded time. */
export function read(given: string): Read {
  const raw =
    given.length <= headChars + tailChars ? given : `${given.slice(0, headChars)}\n${given.slice(-tailChars)}`;
  const text = normalise(raw);
  return { raw, text, readable: makeReadable(text), counted: count(text) };
}

/** Of one message and the next: its pieces are asked for by several readers, one after another. */
const pieceCache = { most: 64, longest: 1_000 };

/** Prepares a piece of a text for the models alone. */
export const readPiece = keepWords((piece): Pick<Read, "text" | "counted"> => {
  const text = normalise(piece);
  return { text, counted: count(text) };
}, pieceCache);
