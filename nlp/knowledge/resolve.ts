import { knowledge as cut } from "../thresholds.ts";
import type { Procedure } from "./record.ts";
import type { Hit, Search } from "./search.ts";

/** Hits looked at; beyond these nothing is near. */
const maxCandidates = 8;

/** Which procedure a question is about. `named`: the text itself says so, not only the conversation. */
export type Resolved =
  | { kind: "one"; record: Procedure; named: boolean }
  | { kind: "several"; records: Procedure[]; likeness: number }
  | { kind: "none"; nearest?: Procedure };

/** A question and what the conversation was about. */
export interface Asking {
  text: string;
  /** Its words without accents, joined by blanks. */
  folded: string;
  currentId?: string | undefined;
  byMeaning?: readonly string[];
}

/** Decides from the hits and the conversation, whose procedure is kept unless the text clearly leaves it. */
export function createResolver(records: ReadonlyMap<string, Procedure>, search: Search) {
  return ({ text, folded, currentId, byMeaning = [] }: Asking): Resolved => {
    const current = currentId === undefined ? undefined : records.get(currentId);
    const hits = preferGeneral(search(text, byMeaning), records);
    const top = hits[0];
    const found = top === undefined ? undefined : records.get(top.id);
    if (current !== undefined && (top === undefined || staysWith(current.id, hits))) {
      const named = (hits.find((hit) => hit.id === current.id)?.likeness ?? 0) >= cut.answerLikeness;
      return settle(current, folded, records, named);
    }
    if (top === undefined || found === undefined || top.likeness < cut.answerLikeness) {
      return { kind: "none", ...(found && top && top.likeness >= cut.nearestLikeness ? { nearest: found } : {}) };
    }
    const settled = settle(found, folded, records, true);
    if (settled.kind !== "one" || settled.record !== found) return settled;
    const rivals = hits.filter((hit) => hit.likeness >= Math.max(cut.answerLikeness, top.likeness - cut.whichGap));
    if (rivals.length < 2) return settled;
    const choices = rivals.slice(0, 3).flatMap((hit) => records.get(hit.id) ?? []);
    return { kind: "several", records: choices.sort(wardFirst), likeness: top.likeness };
  };
}

/** What the ward's own counter does stands first among choices. */
export function wardFirst(a: Procedure, b: Procedure): number {
  return Number(b.office.ward_counter) - Number(a.office.ward_counter);
}

/** Follows a neighbour's cue words; a word that rules the record out leaves it as the nearest only. */
export function settle(
  record: Procedure,
  folded: string,
  records: ReadonlyMap<string, Procedure>,
  named: boolean,
): Resolved {
  if (record.excludes.some((cue) => cue.test(folded))) return { kind: "none", nearest: record };
  const move = record.moves.find(({ cues }) => cues.some((cue) => cue.test(folded)));
  const target = move === undefined ? undefined : records.get(move.to);
  return target === undefined ? { kind: "one", record, named } : { kind: "one", record: target, named: true };
}

function staysWith(currentId: string, hits: readonly Hit[]): boolean {
  const top = hits[0];
  if (top === undefined || top.likeness < cut.switchLikeness) return true;
  const own = hits.find((hit) => hit.id === currentId);
  return own !== undefined && own.likeness >= top.likeness - cut.whichGap;
}

/** Takes out special cases that nothing in the text singles out from their general case. */
function preferGeneral(hits: readonly Hit[], records: ReadonlyMap<string, Procedure>): Hit[] {
  const close = hits.slice(0, maxCandidates);
  const hidden = new Set(
    close.flatMap((general) => {
      const narrower = records.get(general.id)?.narrower ?? [];
      const special = close.filter(
        ({ id, likeness }) => narrower.includes(id) && likeness <= general.likeness + cut.whichGap,
      );
      return special.map(({ id }) => id);
    }),
  );
  return close.filter((hit) => !hidden.has(hit.id));
}
