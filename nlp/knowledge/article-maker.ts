import type { ArticleMaker } from "../../core/knowledge/question.ts";
import { fold } from "../normalise.ts";
import { lowerFirst } from "./fit.ts";
import type { Release } from "./load.ts";

const maxIdChars = 60;
const maxLabelChars = 20;
/** An article does not need every way in which it was asked for; the newest are taken. */
const maxAsks = 12;
const maxAskChars = 300;
/** What was masked in a question is no way to ask. */
const masked = /\[[^\]]*\]/g;
/** The phrase around an answer begins with this word by itself. */
const opening = /^dạ\s*[,.]?\s+/iu;

const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();
const bareEnds = /^[\s,.;:]+|[\s,.;:]+$/g;

/** Ways to ask, each once: of two that differ in accents only, the one that has them. */
function asksOf(asked: readonly string[]): string[] {
  const ways = new Map<string, string>();
  for (const text of asked.map((each) => squeezed(each.replace(masked, " ")).replace(bareEnds, ""))) {
    const bare = fold(text);
    const known = ways.get(bare);
    const isKept = /\p{L}/u.test(text) && text.length <= maxAskChars && (known === undefined || known === bare);
    if (isKept) ways.set(bare, text);
  }
  return [...ways.values()].slice(0, maxAsks);
}

/** Makes articles of operators' answers; their words stay, only what the phrase around them says already is left out. */
export function createArticleMaker({ articleBodies }: Pick<Release, "articleBodies">): ArticleMaker {
  return {
    *idsFor(title) {
      const words = fold(title).match(/[a-z0-9]+/g) ?? ["bai-viet"];
      const plain = words.join("-").slice(0, maxIdChars).replace(/-$/, "");
      for (let number = 1; ; number += 1) {
        const id = number === 1 ? plain : `${plain}-${number}`;
        if (!articleBodies.has(id)) yield id;
      }
    },
    bodyOf(id, { title, text, sourceTitle, checkedOn, validTo = "" }, asked) {
      const name = squeezed(title);
      const asks = asksOf(asked);
      return {
        ...{ id, title: lowerFirst(name), label: name.length > maxLabelChars ? "" : name, kind: "other" },
        asks: { vi: asks.length > 0 ? asks : [lowerFirst(name)] },
        answer: { vi: lowerFirst(squeezed(text).replace(opening, "")) },
        source: { title: squeezed(sourceTitle), checked: checkedOn },
        ...{ valid_from: checkedOn, valid_to: validTo, confidence: "medium" },
      };
    },
  };
}
