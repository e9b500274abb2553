import { AppError } from "../errors.ts";
import type { World } from "../world.ts";
import type { DeskWriter, ThreadLine } from "./desk-writer.ts";
import type { Answer, KnowledgeBase, Source } from "./knowledge.ts";
import { maskThread } from "./mask-thread.ts";

/** A proposed reply, never sent by itself, with the one record it is made of. */
export interface DraftedReply {
  text: string;
  record: { id: string; name: string; source: Source };
}

export interface DraftInput {
  /** The talk as whoever asks may see it, oldest first. */
  thread: readonly ThreadLine[];
  /** The procedure the talk is about. */
  procedureId?: string;
  knowledge: KnowledgeBase;
  writer: DeskWriter;
  world: Pick<World, "phrasebook" | "clock">;
}

type Told = Extract<Answer, { kind: "full" | "short" }>;

/**
 * Drafts a reply to a resident's last words from the record that answers them. Throws NO_SOURCE where no record does, UNGROUNDED
 * where the writer says more than it; phone numbers, addresses and names are masked before anything leaves.
 */
export async function draftReply({ thread, procedureId, knowledge, writer, world }: DraftInput): Promise<DraftedReply> {
  const now = world.clock.now();
  const text = lastWords(thread);
  const answer = await knowledge.answer({ text, ...(procedureId !== undefined && { procedureId }), now });
  if (answer.kind !== "full" && answer.kind !== "short") throw new AppError("NO_SOURCE", "no record answers this");
  const drafted = await writer.draft({ thread: maskThread(thread), fact: factOf(answer, world.phrasebook, now) });
  const { procedureId: id, source } = answer;
  return { text: drafted, record: { id, name: knowledge.nameOf(id) ?? id, source } };
}

/** What the resident wrote since somebody answered; else their last line. */
function lastWords(thread: readonly ThreadLine[]): string {
  const answered = thread.findLastIndex(({ by }) => by === "ward");
  const since = thread.slice(answered + 1);
  const last = thread.findLast(({ by }) => by === "resident");
  return (since.length > 0 ? since : last ? [last] : []).map(({ text }) => text).join("\n");
}

/** The answer as a resident would read it: that is all a draft may say. */
function factOf(answer: Told, phrasebook: World["phrasebook"], now: Date): string {
  const source = { source: answer.source.title, date: { date: answer.source.checked } };
  const say = (key: string, params = {}): string => phrasebook.say(key, params, now).text;
  if (answer.kind === "full") return say("proc.answer", { ...answer.parts, ...source });
  return [
    say("proc.short", { fact: answer.fact, ...source }),
    ...(answer.feeUnsure ? [say("proc.fee-unsure")] : []),
    ...(answer.office === undefined ? [] : [say("proc.other-office", { office: answer.office })]),
  ].join("\n");
}
