import type { HomeUnit } from "../core/understanding/place.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { tell, tellOld } from "./other-wards.ts";
import { tokenise } from "./place-words.ts";
import { findOldRow } from "./unknown-places.ts";
import { endsWith, opensWith, phrasesOf } from "./wards/chain.ts";
import { type AreaSpan, areaAt, wardWords } from "./wards/mentions.ts";
import { mainWard, readWards, type WardReading } from "./wards/read-ward.ts";
import { nationalUnits } from "./wards/units.ts";
import { cleanText, splitWords, type Word } from "./wards/words.ts";

const oldAfter = phrasesOf(wardWords.oldWords);
const oldBefore = phrasesOf(wardWords.oldBefore);
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * The ward or district a resident names as their home, old or new, and the wards of today that are there. The ward's own
 * rows go first: they say what a bare name means here. Undefined when none is named.
 */
export function readHomeUnit(gazetteer: Gazetteer, said: string): HomeUnit | undefined {
  const text = cleanText(said);
  const ward = mainWard(readWards(text, { homeProvince: gazetteer.ward.province?.code }));
  const own = ward?.district === undefined ? ofOurRows(gazetteer, text) : undefined;
  return own ?? (ward ? ofWard(gazetteer, text, ward) : ofDistrict(gazetteer, text));
}

function ofOurRows(gazetteer: Gazetteer, text: string): HomeUnit | undefined {
  const tokens = tokenise(text);
  const found = findOldRow(gazetteer, tokens);
  if (!found) return undefined;
  const { row, span } = found;
  const rest = without(text, tokens[span.from]?.from ?? 0, tokens[span.to - 1]?.to ?? 0);
  return unitOf({ kind: "ward", isOld: true, name: row.old, wards: row.now, rest }, row.now, gazetteer.ward.name);
}

function ofWard({ ward: { code, province } }: Gazetteer, text: string, reading: WardReading): HomeUnit {
  const { codes, oldName, from, to } = reading;
  const kind = reading.province === undefined ? "unclear" : "ward";
  const name = oldName === undefined ? text.slice(from, to) : lowerFirst(tellOld(reading));
  const wards = namesOf(codes, province);
  return unitOf({ kind, isOld: oldName !== undefined, name, wards, rest: without(text, from, to) }, codes, code);
}

/** A district is gone, whatever is said of it; its bare name counts where the words speak of former times. */
function ofDistrict({ ward: { code, province } }: Gazetteer, text: string): HomeUnit | undefined {
  const words = splitWords(text);
  const area = districtIn(words);
  const [first, ...others] = area?.districts ?? [];
  if (!area || !first) return undefined;
  const [from, to] = [words[area.from]?.from ?? 0, words[area.to - 1]?.to ?? 0];
  const now = [...nationalUnits().byCode.values()].filter((ward) =>
    area.districts.some((one) => ward.districts.has(one)),
  );
  const codes = now.flatMap((ward) => ward.codes);
  const isOne = others.length === 0;
  const kind = isOne ? "district" : "unclear";
  const name = isOne ? lowerFirst(first.name) : text.slice(from, to);
  return unitOf(
    { kind, isOld: true, name, wards: namesOf(codes, province), rest: without(text, from, to) },
    codes,
    code,
  );
}

function districtIn(words: readonly Word[]): AreaSpan | undefined {
  for (let at = 0; at < words.length; at++) {
    const area = areaAt(words, at);
    if (!area || area.districts.length === 0) continue;
    if (area.isKindSaid || opensWith(words, area.to, oldAfter) || endsWith(words, area.from, oldBefore)) return area;
  }
  return undefined;
}

function unitOf(unit: Omit<HomeUnit, "isOurs">, now: readonly string[], ours: string): HomeUnit {
  return { ...unit, isOurs: now.length === 1 && now[0] === ours };
}

const without = (text: string, from: number, to: number): string => `${text.slice(0, from)} ${text.slice(to)}`;

/** Wards as residents read them, those of our province first. */
function namesOf(codes: readonly string[], home: Gazetteer["ward"]["province"]): string[] {
  const { byCode } = nationalUnits();
  const wards = codes.flatMap((code) => byCode.get(code) ?? []);
  const isHome = ({ provinceCode }: (typeof wards)[number]): boolean => provinceCode === home?.code;
  return [...wards.filter(isHome), ...wards.filter((ward) => !isHome(ward))].map((ward) => tell(ward, home?.name));
}
