import { loadGazetteer } from "../../nlp/places.ts";
import { wordsIn } from "../../server/pages/words.ts";

const vietnameseLetter = /[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u1E00-\u1EFF]/;
const tokens = /<!--[\s\S]*?-->|<[^>]+>|[^<]+/g;
const voids = new Set(["img", "input", "br", "meta", "link", "hr"]);
/** Read out or shown, and without a way to mark a part of them: names of streets and of the ward may stand in them. */
const spoken = /\s(?:alt|title|aria-label|placeholder)="([^"]*)"/g;
const names = [...loadGazetteer().streets.map(({ name }) => name), "Bến Sen"];

/** Every sentence of a language that stands in it as it is. */
function leaves(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [];
}
const english = new Set(leaves(wordsIn("en")));
/** Sentences that are Vietnamese even where they happen to have no accent. */
const vietnamese = new Set(leaves(wordsIn("vi")).filter((text) => text.length > 2 && !english.has(text)));

const isVietnamese = (text: string): boolean => vietnameseLetter.test(text) || vietnamese.has(text.trim());

/** What of a page in English is Vietnamese without being marked as such; the title of the window may name things. */
export function vietnameseIn(page: string): string[] {
  const [, body = ""] = /<body[^>]*>([\s\S]*)<\/body>/.exec(page.normalize("NFC")) ?? [];
  const open: { tag: string; isMarked: boolean }[] = [];
  const found: string[] = [];
  for (const [token] of body.matchAll(tokens)) {
    const isMarked = open.at(-1)?.isMarked ?? false;
    const [, end, tag = "", attributes = ""] = /^<(\/?)([a-z0-9]+)([\s\S]*)>$/.exec(token) ?? [];
    if (end) open.splice(open.findLastIndex((one) => one.tag === tag));
    else if (tag) {
      const isOwn = isMarked || / lang="vi"/.test(attributes);
      if (!voids.has(tag)) open.push({ tag, isMarked: isOwn });
      const said = isOwn ? [] : [...attributes.matchAll(spoken)].map(([, text = ""]) => text);
      found.push(...said.filter((text) => isVietnamese(names.reduce((rest, name) => rest.replaceAll(name, ""), text))));
    } else if (!isMarked && !token.startsWith("<!--") && isVietnamese(token)) found.push(token.trim());
  }
  return found;
}
