import type { Procedure } from "./record.ts";
import { subjectOf, wordsOf } from "./tokens.ts";

/** Reads the record whose own name is all that a text says of its matter: "kết hôn nộp ở đâu", "hồ sơ khai sinh". */
export type BareNameReader = (text: string) => Procedure | undefined;

/** A matter's name without the words for having it done. */
const nameIn = (text: string): string =>
  wordsOf(text)
    .join(" ")
    .replace(/^(?:lam )?(?:dang ky )?/, "");

/** So many words of an alias are "làm" and a paper's name ("làm sổ đỏ"); in longer ones a story begins. */
const nameWords = 4;
const madeNames = ({ aliases }: Procedure): string[] =>
  aliases.filter((alias) => alias.startsWith("làm ") && alias.split(" ").length <= nameWords).map(nameIn);

/**
 * Knows what records are called, by an alias too where it is a paper that is made ("làm sổ đỏ"). A button's words are a name only where they stand in the record's own ("Bị mất thẻ" does not
 * say which card); names of one word and names that two records bear tell of none.
 */
export function bareNameReader(records: Iterable<Procedure>): BareNameReader {
  const named = new Map<string, Set<Procedure>>();
  for (const record of records) {
    const own = [...[record.spoken, record.name].map(nameIn), ...madeNames(record)];
    const label = nameIn(record.label);
    for (const name of own.some((one) => ` ${one} `.includes(` ${label} `)) ? [...own, label] : own)
      if (name.includes(" ")) named.set(name, (named.get(name) ?? new Set()).add(record));
  }
  const names = [...named.keys()].sort((a, b) => b.length - a.length);
  return (text) => {
    const said = ` ${wordsOf(text).join(" ")} `;
    const name = names.find((one) => said.includes(` ${one} `));
    if (name === undefined) return undefined;
    // What stands around it may ask, and must name nothing else.
    const around = said.split(` ${name} `).flatMap((part) => part.split(" ").filter((word) => word !== ""));
    const [only, ...others] = named.get(name) ?? [];
    return subjectOf(around).length === 0 && others.length === 0 ? only : undefined;
  };
}
