import type { ServiceCentre } from "../core/appointment/centre.ts";
import type { CentreService } from "../core/appointment/services.ts";

/** What the centre's services are called in English, on buttons of at most 20 characters, and the words people use. */
const names: Record<string, { label: string; said: RegExp }> = {
  "chung-thuc": {
    label: "Certified copies",
    said: /\b(certif\w*|notari\w*|authenticat\w*|true cop(y|ies)|cop(y|ies))\b/,
  },
  "ho-tich": {
    label: "Birth, marriage",
    said: /\b(births?|born|marri\w*|wedding|deaths?|died|civil status|single status)\b/,
  },
  "an-sinh": {
    label: "Social support",
    said: /\b(social|allowances?|pensions?|disab\w*|welfare|benefits?|poor household)\b/,
  },
  "nha-dat": { label: "Land and building", said: /\b(land|house|houses|building|construction|red book|property)\b/ },
  "kinh-doanh": { label: "Household business", said: /\b(business\w*|shops?|trade|trading|licen[cs]es?)\b/ },
};

/** A service's button; one without an English name keeps its own. */
export const englishLabel = ({ id, label }: CentreService): string => names[id]?.label ?? label;

/** The one service that English words name; undefined: none, or several. */
export function serviceInEnglish({ services }: ServiceCentre, text: string): CentreService | undefined {
  const said = text.toLowerCase();
  const meant = services.filter(({ id }) => names[id]?.said.test(said));
  return meant.length === 1 ? meant[0] : undefined;
}
