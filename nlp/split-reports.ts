import { z } from "zod";
import { type Classification, isSaidBack, type ToldReport } from "../core/understanding/classification.ts";
import { readData } from "./data-files.ts";
import { fold } from "./normalise.ts";
import { classifierThresholds as cut } from "./thresholds.ts";

const { connectors } = readData("rules/several.yaml", z.strictObject({ connectors: z.array(z.string()).min(1) }));
/** Where a new matter may begin: a listed connector after a stop or a pause, or the next number of a list. */
const seam = new RegExp(
  `(?:^|[,.;!\\n]\\s*|\\s)(?:${connectors.join("|")})(?![\\p{L}\\p{N}])[\\s,:]*|(?:^|[\\s,.;])(?:\\d[.)]|[-+•])\\s+(?=\\p{L})`,
  "gu",
);
const maxReports = 4;
const minPartWords = 3;
/** Longer texts are letters, not messages: a person parts them. */
const maxChars = 1_000;

type Reading = Omit<Classification, "reports">;

/**
 * The single matters of a text that plainly tells of several ("…, với lại …", "còn … nữa", a numbered list). Only clear
 * cases: every part must by itself be a report above the cut-off for routing; what is not stays with the part before it.
 * Undefined when there are not at least two.
 */
export function splitReports(raw: string, read: (text: string) => Reading): ToldReport[] | undefined {
  if (raw.length > maxChars) return undefined;
  const pieces = cutAtSeams(raw);
  if (pieces.length < 2) return undefined;
  const told: ToldReport[] = [];
  for (const piece of pieces) {
    const reading = read(piece);
    const before = told.at(-1);
    if (isMatter(piece, reading) && told.length < maxReports) told.push({ text: piece, reading });
    else if (before) told[told.length - 1] = { ...before, text: `${before.text}, ${piece}` };
    else return undefined;
  }
  return told.length > 1 ? told : undefined;
}

/** Connectors are looked for in the accent-less view, which has the same length, and cut out of the text as typed. */
function cutAtSeams(raw: string): string[] {
  const text = raw.normalize("NFC");
  const bare = fold(text);
  if (bare.length !== text.length) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (const match of bare.matchAll(seam)) {
    pieces.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  pieces.push(text.slice(from));
  return pieces.map((piece) => piece.replace(/^[\s,.;]+|[\s,.;]+$/g, "")).filter((piece) => piece !== "");
}

function isMatter(piece: string, { categories, intents, decision }: Reading): boolean {
  const [best] = categories;
  if (!best || !isSaidBack({ decision, categories }) || piece.split(/\s+/).length < minPartWords) return false;
  return intents.some(({ id, confidence }) => id === "report-issue" && confidence >= cut.intent);
}
