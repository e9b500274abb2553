import type { EntryValidator } from "../../core/knowledge/version.ts";
import { type Article, articleSchema } from "./article.ts";
import { checkShape, neighbourFaults } from "./faults.ts";
import type { KnowledgeData } from "./load.ts";

/** An article that somebody wrote, checked by itself and beside its neighbours; those are `others`. */
export function readArticle(body: unknown, entryId: string, others: readonly Article[]) {
  const checked = checkShape(articleSchema, body);
  if ("faults" in checked) return checked;
  const faults = neighbourFaults(checked.data, entryId, others);
  return faults.length > 0 ? { faults } : checked;
}

/** Looks at articles before they are kept or put in force, beside what is in force then. */
export function articleValidator(inForce: () => KnowledgeData): EntryValidator {
  return (body, entryId) => {
    const { articles, records } = inForce();
    const read = readArticle(body, entryId, articles);
    if ("faults" in read) return read.faults;
    const ids = new Set(records.map(({ id }) => id));
    return read.data.before.flatMap((id, at) =>
      ids.has(id) ? [] : [{ path: `before.${at}`, code: "no-such-record" }],
    );
  };
}
