import { normalise } from "../normalise.ts";

const maxChars = 1500;
const maxPieces = 160;

/**
 * What our own encoder reads of a text: its words without accents, then each two neighbours as one piece, because a
 * Vietnamese word is often two syllables. Numbers are left out: they say where, not what.
 */
export function piecesOf(text: string): string[] {
  const words = normalise(text.slice(0, maxChars)).folded.match(/[a-z]+/g) ?? [];
  const pairs = words.slice(1).map((word, at) => `${words[at]}_${word}`);
  return [...words.slice(0, maxPieces), ...pairs.slice(0, maxPieces)];
}
