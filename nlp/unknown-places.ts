import type { PlaceReading } from "../core/understanding/place.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { fold } from "./normalise.ts";
import { findPhrase, phraseBefore, placeWords, type Span, type Token } from "./place-words.ts";

const maxNameWords = 4;
const isName = ({ raw }: Token) => /^\p{Lu}/u.test(raw);
const notNames = new Set(placeWords.notNames.map(fold));
const nameWords = new Set(placeWords.nameWords.map(fold));

/** Words after `at` that look like a proper name, as typed. */
function nameFrom(tokens: readonly Token[], at: number, mayBeSmall: boolean): string {
  const words: string[] = [];
  for (const token of tokens.slice(at, at + maxNameWords)) {
    const isCode = /^\p{L}\d+$/u.test(token.raw);
    const fits =
      token.kind === "word" &&
      !notNames.has(token.folded) &&
      (isName(token) || isCode || (mayBeSmall && words.length < 2));
    if (!fits) break;
    words.push(token.raw);
  }
  return words.join(" ");
}

/** The name of a street that is not ours: "đường D2", "12 Nguyễn Trãi". */
export function readForeignStreet(tokens: readonly Token[]): string | undefined {
  const at = tokens.findIndex(({ folded }, index) => folded === "duong" && nameFrom(tokens, index + 1, false) !== "");
  if (at >= 0) return `đường ${nameFrom(tokens, at + 1, false)}`;
  return undefined;
}

function readForeignAddress(tokens: readonly Token[]): PlaceReading | undefined {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== "number") continue;
    const isNumbered = ["so", "hem", "nha"].includes(tokens[at - 1]?.folded ?? "");
    const hasStreetWord = tokens[at + 1]?.folded === "duong";
    const name = nameFrom(tokens, hasStreetWord ? at + 2 : at + 1, isNumbered && hasStreetWord);
    const isTitle = name.includes(" ") || hasStreetWord;
    if (name !== "" && isTitle && (isNumbered || hasStreetWord || /^\p{Lu}/u.test(name))) {
      return { kind: "not-found", text: `${token.raw} ${hasStreetWord ? "đường " : ""}${name}` };
    }
  }
  const street = readForeignStreet(tokens);
  return street === undefined ? undefined : { kind: "not-found", text: street };
}

function readForeignLandmark(tokens: readonly Token[]): PlaceReading | undefined {
  for (const kind of placeWords.landmarkKinds) {
    for (const { from, to } of findPhrase(tokens, kind)) {
      const first = tokens[to];
      const opensName = first !== undefined && (nameWords.has(first.folded) || isName(first));
      const second = tokens[to + 1];
      const isLonger =
        opensName && nameWords.has(first.folded) && second?.kind === "word" && !notNames.has(second.folded);
      const name = opensName ? [first.raw, ...(isLonger ? [second.raw] : [])].join(" ") : "";
      const isNear = phraseBefore(tokens, from, placeWords.relations) !== undefined;
      if (name === "" && !isNear) continue;
      return { kind: "unknown-landmark", landmark: `${kind} ${name}`.trim() };
    }
  }
  return undefined;
}

/** Places that were named and that the gazetteer does not have: landmarks first, then addresses. */
export function readUnknown(_gazetteer: Gazetteer, tokens: readonly Token[]): PlaceReading | undefined {
  return readForeignLandmark(tokens) ?? readForeignAddress(tokens);
}

/** The ward's own row for an old name in the text, and the tokens it stands at. */
export function findOldRow(
  { oldWards }: Gazetteer,
  tokens: readonly Token[],
): { row: Gazetteer["oldWards"][number]; span: Span } | undefined {
  for (const row of oldWards) {
    const [number = ""] = /\d+/.exec(row.old) ?? [];
    const names = [row.old, ...(number === "" ? [] : [`p${number}`, `p ${number}`, `phường${number}`])];
    const [span] = names.flatMap((name) => findPhrase(tokens, name));
    if (span) return { row, span };
  }
  return undefined;
}

/** "phường 4 cũ", by the ward's own rows: our own ground keeps its place, another ward's is told, a split one is asked about. */
export function readOldWard(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  ground: PlaceReading | undefined,
): PlaceReading | undefined {
  const row = tokens.some(({ folded }) => folded === "cu") ? findOldRow(gazetteer, tokens)?.row : undefined;
  if (!row) return undefined;
  const [now] = row.now;
  if (row.now.length > 1 || now === undefined) {
    return ground?.kind === "found" ? ground : { kind: "old-ward", oldName: row.old, wards: row.now };
  }
  if (now === gazetteer.ward.name) {
    if (ground?.kind !== "found") return ground;
    const { label, area, ...place } = ground.place;
    return {
      kind: "found",
      place: { ...place, ...(area && { area }), label: `${area ? label.replace(`, ${area}`, "") : label}, ${now}` },
    };
  }
  const street = readForeignStreet(tokens) ?? row.old;
  return { kind: "found", place: { label: `${street}, nay là ${now}`, precision: "street", outsideWard: now } };
}
