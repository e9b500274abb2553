import type { PlaceFinder, PlacePrecision } from "../core/understanding/place.ts";
import { type AddressPart, bestPart, readAddress } from "./addresses/read-address.ts";
import { areasEnd, mainWard, readWards, type WardReading } from "./wards/read-ward.ts";

/** Where a text says something is, anywhere in the country. */
export interface PlaceDescription {
  /** What was said of it, in the resident's words. */
  text: string;
  precision: PlacePrecision;
  /** Of the ward that exists today; null when none is named for sure. */
  wardCode: string | null;
  /** What it can be instead: codes of wards, or labels of places in our own ward. */
  candidates: string[];
}

/** What is known besides the text. */
export interface DescribeOptions {
  /** Finds places in our own ward; its word counts first. */
  own?: PlaceFinder | undefined;
  /** Code of the province whose wards come first. */
  homeProvince?: string | undefined;
}

const maxJoin = 20;

/** Parts of a text as one label: what stands side by side as it was typed, the others behind commas. */
function join(text: string, parts: readonly { from: number; to: number }[]): string {
  const inOrder = [...parts].sort((a, b) => a.from - b.from);
  let label = "";
  let end = -1;
  for (const { from, to } of inOrder) {
    if (to <= end || to === from) continue;
    const between = end < 0 ? "" : text.slice(end, Math.max(from, end));
    const isClose = /^[\s,.\-–()]*(?:(?:thuộc|ở|tại|cũ)[\s,]*)?$/u.test(between) && between.length < maxJoin;
    label += end < 0 ? "" : isClose ? between : ", ";
    label += text.slice(Math.max(from, end), to);
    end = to;
  }
  return label.replace(/\s+/g, " ").trim();
}

/** What our own ward's reader knows; undefined when it speaks of no place of ours. */
function describeOwn(said: string, own: PlaceFinder | undefined): PlaceDescription | undefined {
  const reading = own?.read(said);
  if (reading?.kind === "candidates") {
    const [first] = reading.places;
    const candidates = reading.places.map(({ label }) => label);
    return (
      first && {
        text: candidates.join(" / "),
        precision: first.precision,
        wardCode: first.wardCode ?? null,
        candidates,
      }
    );
  }
  if (reading?.kind !== "found") return undefined;
  const { label, precision, wardCode, outsideWard } = reading.place;
  if (outsideWard !== undefined || precision === "area") return undefined;
  return { text: label, precision, wardCode: wardCode ?? null, candidates: [] };
}

/** The parts that belong to the best one: areas beside it, its ward, or the district alone. */
function partsOf(text: string, parts: readonly AddressPart[], ward: WardReading | undefined) {
  const best = bestPart(parts);
  const areas = parts.filter((part) => part !== best && part.precision === "area");
  const last = Math.max(...[best, ...areas].map((part) => part?.to ?? 0));
  const district = ward ? [] : [{ from: last, to: areasEnd(text, last) }];
  return [...(best ? [best] : []), ...areas, ...(ward ? [ward] : district)];
}

/** Tells where a text says something is, how precisely, and in which ward of today. Null when it names no place. */
export function describePlace(said: string, { own, homeProvince }: DescribeOptions = {}): PlaceDescription | null {
  const known = describeOwn(said, own);
  if (known) return known;
  const text = said.slice(0, 8000).normalize("NFC");
  const wards = readWards(text, { homeProvince });
  const ward = mainWard(wards);
  const parts = readAddress(text, wards);
  const best = bestPart(parts);
  if (!best && !ward) return null;
  return {
    text: join(text, partsOf(text, parts, ward)),
    precision: best?.precision ?? "area",
    wardCode: ward?.wardCode ?? null,
    candidates: ward && ward.wardCode === null ? ward.candidates.map(({ code }) => code) : [],
  };
}
