/** One part of a pattern: a letter, something of unknown letters, nothing at all, or a group of alternatives. */
type Part = { letter: string } | "any" | "nothing" | Group;
interface Group {
  alternatives: Part[][];
  /** How often it stands there: it may be left out, it may be there again. */
  isOptional: boolean;
  mayRepeat: boolean;
}

const opening = /\((?:\?(?:<?[=!]|:))?/y;
const single = /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|[^\\[\]()|]/uy;
const quantifier = /(?:[?*+]|\{\d+,?\d*\})\??/y;

/** Parses the source of a pattern: the part of regular expressions that our rules are written in. */
function parse(source: string): Group {
  let at = 0;
  const take = (shape: RegExp): string | undefined => {
    shape.lastIndex = at;
    const found = shape.exec(source)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const parseGroup = (): Group => {
    const alternatives: Part[][] = [[]];
    while (at < source.length && source[at] !== ")") {
      if (source[at] === "|") {
        at++;
        alternatives.push([]);
      } else alternatives.at(-1)?.push(repeated(parsePart(), take(quantifier)));
    }
    return { alternatives, isOptional: false, mayRepeat: false };
  };
  const parsePart = (): Part => {
    const opened = take(opening);
    if (opened !== undefined) {
      const group = parseGroup();
      at++;
      return /[=!]$/.test(opened) ? "nothing" : group;
    }
    const one = take(single);
    if (one === undefined) throw new Error(`not a pattern of ours: ${source}`);
    if (one === "^" || one === "$") return "nothing";
    return one.length > 2 || one === "." || /^\\[a-z]$/i.test(one) || one.startsWith("[")
      ? "any"
      : { letter: one.at(-1) ?? "" };
  };
  return parseGroup();
}

function repeated(part: Part, times: string | undefined): Part {
  if (times === undefined || part === "nothing") return part;
  const inner = typeof part === "object" && "alternatives" in part ? part.alternatives : [[part]];
  return { alternatives: inner, isOptional: /^(?:[?*]|\{0)/.test(times), mayRepeat: !times.startsWith("?") };
}

/** Whether a word ends or begins for sure after (before) these parts, where `outside` says so of what stands around them. */
function isEdge(parts: readonly Part[], outside: boolean, side: "before" | "after"): boolean {
  let is = outside;
  for (const part of side === "before" ? parts : [...parts].reverse()) {
    if (part === "nothing") continue;
    if (part === "any") is = false;
    else if ("letter" in part) is = part.letter === " ";
    else {
      const inner = part.alternatives.every((each) => isEdge(each, is && !part.mayRepeat, side));
      is = part.isOptional ? is && inner : inner;
    }
  }
  return is;
}

/** Words of which one must be there: the fewer and the rarer, the better; undefined: anything may match. */
type Words = readonly string[] | undefined;

/** Words that stand in nearly every text, so that waiting for them saves little. */
const common = new Set(
  "có bị là không người nhà đường cho của em tôi ở và mà thì được này đi làm ra rồi con trên trong anh chị ông bà với các còn nước xe co bi la khong nguoi nha duong toi o va ma thi duoc nay lam roi tren voi cac con nuoc".split(
    " ",
  ),
);
const cost = (words: Words): number =>
  words === undefined ? Number.POSITIVE_INFINITY : words.reduce((sum, word) => sum + (common.has(word) ? 10 : 1), 0);
const better = (one: Words, other: Words): Words => (cost(other) < cost(one) ? other : one);

function wordsOfRow(parts: readonly Part[], before: boolean, after: boolean): Words {
  let best: Words;
  for (let from = 0; from < parts.length; from++) {
    const part = parts[from] as Part;
    if (typeof part !== "object") continue;
    const isOpen = isEdge(parts.slice(0, from), before, "before");
    if ("letter" in part) {
      let to = from;
      let word = "";
      for (
        let next = parts[to];
        typeof next === "object" && "letter" in next && next.letter !== " ";
        next = parts[to]
      ) {
        word += next.letter;
        to++;
      }
      if (word !== "" && isOpen && isEdge(parts.slice(to), after, "after")) best = better(best, [word]);
      from = Math.max(from, to - 1);
    } else if (!part.isOptional && !part.mayRepeat) {
      best = better(best, wordsOfGroup(part, isOpen, isEdge(parts.slice(from + 1), after, "after")));
    }
  }
  return best;
}

function wordsOfGroup({ alternatives }: Group, before: boolean, after: boolean): Words {
  const all = alternatives.map((row) => wordsOfRow(row, before, after));
  return all.every((words) => words !== undefined) ? [...new Set(all.flat())] : undefined;
}

/** Words of which a text must have one, whole, for a pattern to match from one blank to another; undefined: none is sure. */
export function neededWords(source: string): Words {
  return wordsOfGroup(parse(source), true, true);
}

const maxPhrases = 16;

/** Everything that a row of parts can be; undefined: too much. */
function phrasesOfRow(parts: readonly Part[]): string[] | undefined {
  let phrases = [""];
  for (const part of parts) {
    const next = typeof part === "object" ? phrasesOfPart(part) : undefined;
    if (!next || next.length * phrases.length > maxPhrases) return undefined;
    phrases = phrases.flatMap((begun) => next.map((ending) => begun + ending));
  }
  return phrases;
}

function phrasesOfPart(part: Group | { letter: string }): string[] | undefined {
  if ("letter" in part) return [part.letter];
  if (part.mayRepeat) return undefined;
  const all = part.alternatives.map(phrasesOfRow);
  const known = all.filter((phrases) => phrases !== undefined);
  return known.length === all.length ? [...(part.isOptional ? [""] : []), ...known.flat()] : undefined;
}

/** The phrases that are all a pattern matches, where they are few. */
export function phrasesOf(source: string): string[] | undefined {
  return phrasesOfPart(parse(source));
}

/** The alternatives of a pattern at its top. */
export function topAlternatives(source: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (sign === "(" || sign === "[") depth++;
    else if (sign === ")" || sign === "]") depth--;
    else if (sign === "|" && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, source.slice(from)];
}
