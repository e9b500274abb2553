import type { PhraseParams } from "../conversation/phrasebook.ts";
import type { PhraseUse } from "../conversation/turn.ts";
import type { ShownDossier } from "./answer.ts";
import { type DossierState, isOver } from "./dossier.ts";

/** Names of procedures fill whole lines; more than this says nothing more. */
const maxNameChars = 120;

/** What the resident does next, where it is their turn. */
const nextSteps: Partial<Record<DossierState, string>> = {
  supplement: "dossier.next-supplement",
  payment: "dossier.next-payment",
  ready: "dossier.next-ready",
  refused: "dossier.next-refused",
};
/** States in which the promised day still says something. */
const promised: readonly DossierState[] = ["submitted", "received", "processing", "supplement", "payment"];

/** Values that sentences about a dossier may use: {dossier}, {procedure}, {step}, {dueDay}, {asOf}. */
export function dossierParams({ dossier, asOf }: ShownDossier): PhraseParams {
  const { code, procedure, state, dueAt } = dossier;
  return {
    dossier: code,
    procedure: procedure.length > maxNameChars ? `${procedure.slice(0, maxNameChars - 1)}…` : procedure,
    step: { phrase: `dossier.step.${state}` },
    asOf: { moment: asOf },
    ...(dueAt ? { dueDay: { date: dueAt } } : {}),
  };
}

/**
 * Where a dossier stands, sentence by sentence: the state, the promised day (or `late`, said in its place), what to do
 * next, how old this is. The last one carries the button: to be told of news, or no longer.
 */
export function wordDossier(
  shown: ShownDossier,
  { opening, isWatched, late }: { opening: string; isWatched: boolean; late?: PhraseUse },
): PhraseUse[] {
  const { state, dueAt } = shown.dossier;
  const params = dossierParams(shown);
  const due = dueAt && promised.includes(state) ? "dossier.due" : undefined;
  const ending = isOver(shown.dossier) ? "dossier.as-of-over" : isWatched ? "dossier.as-of-watched" : "dossier.as-of";
  const keys = [opening, late ?? due, nextSteps[state], ending].filter((one) => one !== undefined);
  return keys.map((one) =>
    typeof one === "string" ? { key: one, params } : { key: one.key, params: { ...params, ...one.params } },
  );
}

/** A sentence about a dossier in English; all of them have one, under the same key after "en.". */
export function dossierInEnglish({ key, params = {} }: PhraseUse): PhraseUse {
  const translated = Object.entries(params).map(([name, param]) => [name, inEnglish(param)] as const);
  return { key: `en.${key}`, params: Object.fromEntries(translated) };
}

function inEnglish(param: PhraseParams[string]): PhraseParams[string] {
  const isPhrase = typeof param === "object" && "phrase" in param && param.phrase.startsWith("dossier.");
  return isPhrase ? { ...param, phrase: `en.${param.phrase}` } : param;
}
