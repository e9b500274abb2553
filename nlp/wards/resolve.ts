import type { AreaSpan, WardSpan } from "./mentions.ts";
import { type Accents, compareAccents, hasAccents } from "./spelling.ts";
import type { District, Ward } from "./units.ts";
import { type Word, wordShape } from "./words.ts";

/** What was said around a name. */
export interface Context {
  areas: readonly AreaSpan[];
  /** "phường 4 cũ". */
  isOld: boolean;
  /** "nay là phường Bến Sen". */
  isNew: boolean;
}

/** A ward that fits what was said, and the district by which it does. */
interface Fit {
  ward: Ward;
  district?: District;
  accents: Accents;
}

const rawsOf = (words: readonly Word[], from: number, to: number): string[] =>
  words.slice(from, to).map(({ raw }) => raw);
const wordsOfName = (name: string): string[] => name.match(wordShape) ?? [];
const worse = (a: Accents, b: Accents): Accents => (a === "other" || b === "other" ? "other" : a === "same" ? b : a);

/** Accents of a name as typed, against the unit's own without its kind. */
function accentsOf(words: readonly Word[], { name, to }: { name: number; to: number }, unit: Ward | District): Accents {
  const skip = unit.kind === "" ? 0 : unit.kind.split(" ").length;
  return compareAccents(rawsOf(words, name, to), wordsOfName(unit.name).slice(skip));
}

/** Whether a ward lies in everything that was said; the district is the one that was named. */
function placeIn(words: readonly Word[], span: WardSpan, ward: Ward, areas: readonly AreaSpan[]): Fit | undefined {
  const fitted: Fit = { ward, accents: accentsOf(words, span, ward) };
  for (const area of areas) {
    const district = area.districts.find((each) => ward.districts.has(each));
    if (district) {
      Object.assign(fitted, { district, accents: worse(fitted.accents, accentsOf(words, area, district)) });
    } else if (!area.provinceKeys.some((key) => ward.provinceKeys.has(key))) return undefined;
  }
  return fitted;
}

/** Keeps what passes, unless nothing does. */
const prefer = <T>(all: readonly T[], passes: (each: T) => boolean): readonly T[] =>
  all.some(passes) ? all.filter(passes) : all;

/** A ward of today is named by its old district as well, where that had no ward of this name. */
function preferNamed(fits: readonly Fit[]): readonly Fit[] {
  return prefer(fits, ({ ward, district }) => ward.isOld && district !== undefined);
}

/** Who types accents means them: then "Sa Pa" is not "Sa Pả". Without any, both are meant. */
function preferAccents(fits: readonly Fit[], isAccented: boolean): readonly Fit[] {
  const known = fits.filter(({ accents, district }) => accents !== "other" || district !== undefined);
  const plausible = prefer(known, ({ accents }) => accents !== "other");
  return isAccented ? prefer(plausible, ({ accents }) => accents === "same") : plausible;
}

/** The kind counts where both exist: "thị trấn Yên Viên" is not the xã. Another kind is believed within a district only. */
function preferKind(fits: readonly Fit[], kind: string | undefined): readonly Fit[] {
  const own = fits.filter(({ ward }) => kind === undefined || ward.kind === kind);
  return own.length > 0 ? own : fits.filter(({ district }) => district !== undefined);
}

/** The wards that a name can mean by what stands around it. */
export function resolve(
  words: readonly Word[],
  span: WardSpan,
  context: Context,
): { ward: Ward; district?: District }[] {
  const { areas, isOld, isNew } = context;
  const all = span.wards.flatMap((ward) => placeIn(words, span, ward, areas) ?? []);
  const typed = [span, ...areas].flatMap(({ from, to }) => rawsOf(words, from, to));
  const accented = preferAccents(preferNamed(preferKind(all, span.kind)), typed.some(hasAccents));
  const dated = isOld
    ? prefer(accented, ({ ward }) => ward.isOld)
    : isNew
      ? prefer(accented, ({ ward }) => !ward.isOld)
      : accented;
  return dated.map(({ ward, district }) => ({ ward, ...(district && { district }) }));
}
