import type { PhraseUse } from "../core/conversation/turn.ts";
import type { Answer } from "../core/understanding/knowledge.ts";
import type { HomeUnit } from "../core/understanding/place.ts";
import type { Ward } from "../core/ward.ts";
import { answerPhrases, counterPhrases } from "./answer-phrases.ts";

/** Wards named at most; the others are counted. */
const maxNamed = 6;

/** What a resident's old ward or district is today; nothing for a ward of today. */
export function unitPhrases({ kind, isOld, name, wards }: HomeUnit): PhraseUse[] {
  const [first] = wards;
  if (first === undefined || (kind === "ward" && !isOld && wards.length === 1)) return [];
  if (wards.length === 1) return [{ key: "home.one", params: { oldUnit: name, newWard: first } }];
  const more = Math.max(0, wards.length - maxNamed);
  const params = { oldUnit: name, n: wards.length, wards: wards.slice(0, maxNamed).join(", "), more };
  const key = kind === "unclear" || !isOld ? "home.unclear" : "home.many";
  return [{ key: more > 0 ? `${key}-more` : key, params }];
}

/** Where somebody of that home hands in, by the record; our own counter only where the home is ours. */
export function handInPhrases(found: Answer, unit: HomeUnit, ward: Ward): PhraseUse[] {
  if (found.kind !== "short") return answerPhrases(found, ward).flat();
  const { fact, source, handIn, atCounter } = found;
  const place = { key: "home.place", params: { fact, source: source.title, date: { date: source.checked } } };
  if (handIn === "anywhere") return [place, { key: "home.anywhere" }];
  if (handIn === undefined) return [place];
  if (unit.isOurs) return [place, { key: "home.here" }, ...(atCounter ? counterPhrases(ward) : [])];
  const [newWard, ...others] = unit.wards;
  const isSure = newWard !== undefined && others.length === 0;
  return [place, isSure ? { key: "home.there", params: { newWard } } : { key: "home.by-home" }];
}

/** What is still to be asked; undefined: one ward is known and so is the procedure. */
export function openQuestion({ kind, wards }: HomeUnit, isProcedureKnown: boolean): string | undefined {
  if (!isProcedureKnown) return "home.ask-what";
  if (wards.length < 2) return undefined;
  return { ward: "home.ask-new", district: "home.ask-old", unclear: "home.ask-district" }[kind];
}
