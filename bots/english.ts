import type { Dialogue } from "../core/conversation/dialogue.ts";
import type { Decision, PhraseUse } from "../core/conversation/turn.ts";
import { dossierInEnglish } from "../core/dossier/word-dossier.ts";
import { choicesOf } from "./phrasebook.ts";

/** English words for the flows that have them; everything else is left to a person. */
const english: Record<string, string> = {
  "report.confirm": "en.confirm",
  "comment.private": "en.confirm",
  "report.corrected": "en.confirm",
  "report.opened": "en.opened",
  "report.opened-no-place": "en.opened",
  "report.opened-silent": "en.opened",
  "emergency.opened": "en.opened",
  "flood.once": "en.flood",
};
/** Already in English. */
const isEnglish = (key: string) => key.startsWith("en.");
/** Hours and numbers of the service centre: every sentence has its English one, under the same key after "en.". */
const isOfCentre = (key: string) => key.startsWith("appt.") || key.startsWith("queue.");
const maxMessages = 2;
const danger = /^emergency\.(?!check|ask-place|opened|taken)/;

/**
 * Puts a turn's messages into English for residents who write no Vietnamese: the few phrases there are, once each, and
 * a person for the rest. Other languages get the same words.
 */
export function inEnglish(decisions: readonly Decision[], language: Dialogue["language"]): Decision[] {
  if (language === "vi") return [...decisions];
  const used = new Set<string>();
  const spoken = decisions.flatMap((decision): Decision[] => {
    if (decision.do !== "say" || decision.purpose === "public" || decision.purpose === "hide") return [decision];
    const phrases = decision.phrases.map(translate).filter(({ key }) => !used.has(key) && used.add(key));
    return phrases.length === 0 ? [] : [{ ...decision, phrases }];
  });
  const says = spoken.filter((decision) => decision.do === "say").length;
  const isInTalk = !spoken.some((decision) => decision.do === "say" && decision.purpose);
  if (used.has("en.opened") && !used.has("en.person") && says < maxMessages && isInTalk) {
    used.add("en.person");
    spoken.push({ do: "say", phrases: [{ key: "en.person" }] });
  }
  const needsPerson = used.has("en.person") && !spoken.some((decision) => decision.do === "handOver");
  return needsPerson ? [...spoken, { do: "handOver", what: "question", reason: "unsure" }] : spoken;
}

/** The buttons of a question that was just asked, as they were read: typed labels are compared with them. */
export function withEnglishChoices(dialogue: Dialogue, spoken: readonly Decision[], now: Date): Dialogue {
  const { pending, language } = dialogue;
  const last = spoken.findLast((decision) => decision.do === "say")?.phrases.at(-1);
  if (language === "vi" || !pending || +pending.at !== +now || last?.key !== `en.${pending.key}`) return dialogue;
  return { ...dialogue, pending: { ...pending, choices: choicesOf(last.key, last.params ?? {}) } };
}

function translate(phrase: PhraseUse): PhraseUse {
  const { key, params } = phrase;
  if (isEnglish(key)) return phrase;
  if (key.startsWith("dossier.")) return dossierInEnglish(phrase);
  if (isOfCentre(key)) return { ...phrase, key: `en.${key}` };
  const translated = danger.test(key) ? "en.emergency" : (english[key] ?? "en.person");
  return { key: translated, ...(params && { params }) };
}
