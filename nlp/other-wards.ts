import type { Place, PlacePrecision, PlaceReading } from "../core/understanding/place.ts";
import { bestPart, readAddress } from "./addresses/read-address.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { findPhrase, type Token } from "./place-words.ts";
import { mainWard, readWards, type WardCandidate, type WardReading } from "./wards/read-ward.ts";

/** More wards than this say nothing a resident could choose from; then the name is not taken for a place. */
const maxWards = 6;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A ward of the country as it is told to residents of ours: "phường Đông Ngạc, Hà Nội" where the province is another. */
export function tell({ name, province }: Pick<WardCandidate, "name" | "province">, home: string | undefined): string {
  const bare = province.replace(/^(?:Thành phố|Tỉnh) /, "");
  return home === undefined || province === home ? lowerFirst(name) : `${lowerFirst(name)}, ${bare}`;
}

/** "Phường Cổ Nhuế 1, quận Bắc Từ Liêm". */
export function tellOld({ oldName, district, text }: WardReading): string {
  return oldName === undefined ? text : [oldName, district && lowerFirst(district)].filter(Boolean).join(", ");
}

/** Whether one of our own streets stands right before the ward: then the address is meant to be there, not with us. */
function isBesideOurStreet({ streets }: Gazetteer, tokens: readonly Token[], { from }: WardReading): boolean {
  const at = tokens.findIndex((token) => token.from >= from);
  return streets.some(({ name }) => findPhrase(tokens, name).some(({ to }) => to <= at && at - to <= 1));
}

/** What was said of where in the ward: the street, the house; the ward alone is an area. */
function spotIn(text: string, wards: readonly WardReading[]): { said?: string; precision: PlacePrecision } {
  const part = bestPart(readAddress(text, wards));
  return part ? { said: text.slice(part.from, part.to), precision: part.precision } : { precision: "area" };
}

function placeOutside(text: string, wards: readonly WardReading[], ward: WardReading, name: string): Place {
  const { said, precision } = spotIn(text, wards);
  const where = said ?? (ward.oldName && lowerFirst(tellOld(ward)));
  const label = [where, ward.oldName ? `nay là ${name}` : name].filter(Boolean).join(", ");
  return { label, precision, outsideWard: name, ...(ward.wardCode !== null && { wardCode: ward.wardCode }) };
}

/** A text with the wards it names. */
export interface NamedWards {
  text: string;
  wards: readonly WardReading[];
}

/** The wards a resident of ours names. */
export function nameWards(gazetteer: Gazetteer, said: string): NamedWards {
  const text = said.slice(0, 8000).normalize("NFC");
  return { text, wards: readWards(text, { homeProvince: gazetteer.ward.province?.code }) };
}

/**
 * A ward of the country that the text names, old or new: another than ours is told with its name of today, one that was
 * split is asked about. Undefined when none is named, when it is ours, or when the text is about a place of ours all the same.
 */
export function readOtherWard(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  { text, wards }: NamedWards,
  ground: PlaceReading | undefined,
): PlaceReading | undefined {
  const { code, province } = gazetteer.ward;
  const ward = mainWard(wards);
  const [first] = ward?.candidates ?? [];
  if (!ward || !first || ward.codes.length > maxWards || ward.wardCode === code) return undefined;
  if (ward.wardCode !== null) {
    if (ground?.kind === "found" && !isBesideOurStreet(gazetteer, tokens, ward)) return undefined;
    return { kind: "found", place: placeOutside(text, wards, ward, tell(first, province?.name)) };
  }
  if (ground?.kind === "found") return undefined;
  const names = ward.candidates.map((candidate) => tell(candidate, province?.name));
  return { kind: "old-ward", oldName: tellOld(ward), wards: names };
}
