import { knowledge as cut } from "../thresholds.ts";
import type { BareNameReader } from "./bare-name.ts";
import type { HeardQuestion } from "./question-models.ts";
import type { Procedure } from "./record.ts";
import { type Asking, createResolver, type Resolved, settle, wardFirst } from "./resolve.ts";
import type { Search } from "./search.ts";

interface Candidate {
  record: Procedure;
  chance: number;
  score: number;
}

/**
 * Decides with what a model hears of the question. Records that the model never learnt, such as a ward's own, are found by
 * their words alone; where those name one plainly, and the model nothing, the words decide. A record's bare name always means
 * that record, whatever is asked of it.
 */
export function createHeardResolver(records: ReadonlyMap<string, Procedure>, search: Search, bareName: BareNameReader) {
  const byWords = createResolver(records, search);

  /** Records in the order in which a question may mean them. */
  function rank({ text, byMeaning = [] }: Asking, heard: HeardQuestion): Candidate[] {
    const likeness = new Map(search(text, byMeaning).map((hit) => [hit.id, hit.likeness]));
    const known = [...heard.records].flatMap(([id, chance]) => {
      const record = records.get(id);
      const score = Math.sqrt(chance) + cut.likenessShare * (likeness.get(id) ?? 0);
      return record ? [{ record, chance, score }] : [];
    });
    return known.sort((a, b) => b.score - a.score);
  }

  function resolve(asking: Asking, heard: HeardQuestion): Resolved {
    const current = asking.currentId === undefined ? undefined : records.get(asking.currentId);
    const bare = bareName(asking.text);
    if (bare && !isMoreMeant(bare, heard)) return settle(bare, asking.folded, records, true);
    const said = byWords(asking);
    if (said.kind === "one" && said.named && !heard.records.has(said.record.id)) return said;
    // Two papers of one name: nothing in the words tells which, whatever a model leans to.
    if (said.kind === "several" && said.likeness >= cut.sameName) {
      const meant = said.records.filter(({ id }) => (heard.records.get(id) ?? 1) >= cut.ruledOut);
      if (meant.length > 1) return { ...said, records: meant };
    }
    const ranked = rank(asking, heard);
    const [top] = ranked;
    if (current && !isLeft(current, top, heard)) {
      const named = (heard.records.get(current.id) ?? 0) >= cut.claimed;
      return settle(current, asking.folded, records, named);
    }
    if (!top || heard.none >= cut.none || top.chance < cut.claimed)
      return { kind: "none", ...(top && top.chance >= cut.nearest && { nearest: top.record }) };
    const settled = settle(top.record, asking.folded, records, true);
    const isSure = top.chance >= cut.sure || settled.kind !== "one" || settled.record !== top.record;
    if (isSure) return settled;
    const rivals = ranked.filter(({ chance }) => chance >= cut.rival).slice(0, 3);
    if (rivals.length < 2) return settled;
    return { kind: "several", records: rivals.map(({ record }) => record).sort(wardFirst), likeness: top.chance };
  }
  return { resolve, rank };
}

/** Whether a name is said of something else: of a matter that the model plainly hears, or in a follow-up. */
function isMoreMeant(bare: Procedure, { records, followUp }: HeardQuestion): boolean {
  return followUp >= cut.none || [...records].some(([id, chance]) => id !== bare.id && chance >= cut.plain);
}

/** Whether a question plainly leaves the procedure that the talk is about. */
function isLeft(current: Procedure, top: Candidate | undefined, { followUp }: HeardQuestion): boolean {
  if (!top || top.record.id === current.id) return false;
  return top.chance >= cut.switched && followUp < cut.none;
}
