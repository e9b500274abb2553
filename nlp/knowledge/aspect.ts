import { z } from "zod";
import type { Scored } from "../../core/understanding/classification.ts";
import { type Aspect, aspects } from "../../core/understanding/knowledge.ts";
import { readData } from "../data-files.ts";
import { knowledge as cut } from "../thresholds.ts";
import { wordsOf } from "./tokens.ts";

/** How a fee is meant to be paid, when the question says so. */
export type AskedChannel = "online" | "in-person";

/** What a question asks for; `aspects` is empty when no cue is heard. */
export interface Asked {
  aspects: Aspect[];
  channel?: AskedChannel;
}

/** Cue lists by aspect, in the order of the file: a record keyed by an enum would come back in the enum's order. */
const cues = readData("aspect-cues.yaml", z.record(z.string(), z.array(z.string()).min(1)));
const patternOf = (name: string) => new RegExp(`\\b(?:${(cues[name] ?? ["(?!)"]).join("|")})\\b`, "g");

const onlineCue = patternOf("online");
const inPersonCue = patternOf("in_person");
const possibleCue = patternOf("possible");
const rules = Object.keys(cues)
  .filter((name): name is Aspect => name !== "online" && aspects.some((aspect) => aspect === name))
  .map((aspect) => ({ aspect, pattern: patternOf(aspect) }));

/** What a model may hear that is no aspect of a record. */
const silent: ReadonlySet<Aspect> = new Set(["multi", "out_of_scope", "overview"]);

/**
 * Which aspects a question asks about: what its cue words say, put right by what a model hears where that is sure. Empty:
 * the matter as a whole.
 */
export function askedOf(text: string, heard: readonly Scored<Aspect>[] = []): Asked {
  const said = askedIn(text);
  const [best] = heard;
  if (!best || best.id === "out_of_scope") return said;
  if (best.id === "multi") {
    if (said.aspects.length > 1 || best.confidence < cut.severalAspects) return said;
    const likeliest = heard.flatMap(({ id }) => (silent.has(id) ? [] : [id])).slice(0, 2);
    return { ...said, aspects: [...new Set([...said.aspects, ...likeliest])].slice(0, 2) };
  }
  if (said.aspects.length > 1 && chanceOf("multi", heard) >= cut.severalSaid) return said;
  const isSaid = said.aspects.includes(best.id);
  const from = said.aspects.length === 0 ? cut.heardAspect : isSaid ? cut.onlyAspect : cut.otherAspect;
  if (best.confidence < from) return said;
  return { ...said, aspects: best.id === "overview" ? [] : [best.id] };
}

const chanceOf = (aspect: Aspect, heard: readonly Scored<Aspect>[]) =>
  heard.find(({ id }) => id === aspect)?.confidence ?? 0;

/** Tells which aspects a question asks about, by cue words alone; never guesses. A cue once heard is cut out of the text. */
export function askedIn(text: string): Asked {
  let rest = wordsOf(text).join(" ");
  const heard = (pattern: RegExp) => rest.search(pattern) >= 0;
  const online = heard(onlineCue);
  const inPerson = heard(inPersonCue);
  const possible = heard(possibleCue);
  const found: Aspect[] = [];
  for (const { aspect, pattern } of rules) {
    if (!heard(pattern)) continue;
    found.push(aspect);
    rest = rest.replace(pattern, ",");
  }
  if (online && (found.length === 0 || (possible && !found.includes("fee")))) found.push("online");
  if (online) return { aspects: found, channel: "online" };
  return { aspects: found, ...(inPerson ? { channel: "in-person" as const } : {}) };
}
