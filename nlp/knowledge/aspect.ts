import { z } from "zod";
import { type Aspect, aspects } from "../../core/understanding/knowledge.ts";
import { readData } from "../data-files.ts";
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
