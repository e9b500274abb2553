import { answerPhrases } from "../../bots/answer-phrases.ts";
import { AppError } from "../../core/errors.ts";
import { demandSound } from "../../core/knowledge/rules.ts";
import type { KnowledgeKind, KnowledgeVersion } from "../../core/knowledge/version.ts";
import type { Transaction } from "../../core/store.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { synonymsId } from "../../nlp/knowledge/faults.ts";
import type { Procedure } from "../../nlp/knowledge/record.ts";
import {
  countOpen,
  originOf,
  presentDates,
  presentProcedure,
  presentSynonyms,
  presentVersion,
} from "../present-knowledge.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";

/** What these operations work with. */
export type KnowledgeDeps = Pick<ApiDeps, "store" | "world" | "library">;

/** Versions of an entry the console shows. */
const maxVersions = 50;

type Open = Map<string, KnowledgeVersion[]>;

async function openVersions(tx: Transaction, kind: KnowledgeKind): Promise<Open> {
  const open: Open = new Map();
  for (const version of await tx.knowledge.inState(["draft", "proposed", "published"])) {
    if (version.kind === kind) open.set(version.entryId, [...(open.get(version.entryId) ?? []), version]);
  }
  return open;
}

const isInForce = ({ state }: KnowledgeVersion): boolean => state === "published";

/** An entry the ward began to write and that nobody put in force yet; undefined where no version can be read. */
function presentNew(id: string, versions: readonly KnowledgeVersion[]) {
  const body = presentProcedure(versions.at(-1)?.body);
  if (!body || !versions.some(({ state }) => state !== "withdrawn")) return undefined;
  const { name, aliases, confidence } = body;
  const origin = originOf(false, versions.some(isInForce));
  return { id, name, aliases, confidence, origin, ...countOpen(versions), dates: [] };
}

/** Procedures, their versions and the list of synonyms, for those who look after them. */
export function knowledgeReaders({ store, world, library }: KnowledgeDeps) {
  const { release } = library;
  function presentRow(record: Procedure, versions: readonly KnowledgeVersion[]) {
    const { id, name, aliases, confidence } = record;
    const entry = release.entries.get(id);
    const origin = originOf(entry !== undefined, versions.some(isInForce));
    const dates = presentDates(record, world.clock.now());
    return { id, name, aliases, confidence, origin, ...given({ group: entry?.group }), ...countOpen(versions), dates };
  }
  return {
    listKnowledge: async () => {
      const { procedures, lists } = await store.transaction(async (tx) => ({
        procedures: await openVersions(tx, "procedure"),
        lists: (await openVersions(tx, "synonyms")).get(synonymsId) ?? [],
      }));
      const { records, synonyms } = library.inForce();
      const known = new Set(records.map(({ id }) => id));
      const fresh = [...procedures].flatMap(([id, versions]) =>
        known.has(id) ? [] : (presentNew(id, versions) ?? []),
      );
      return {
        groups: release.groups,
        items: [...records.map((record) => presentRow(record, procedures.get(record.id) ?? [])), ...fresh],
        synonyms: { count: synonyms.length, origin: originOf(true, lists.some(isInForce)), ...countOpen(lists) },
        at: world.clock.now().toISOString(),
      };
    },
    getProcedure: async ({ staff, params: { id } }) => {
      const { versions, inForce } = await store.transaction((tx) => standingOf(tx, "procedure", id));
      const entry = release.entries.get(id);
      if (!entry && versions.length === 0) throw new AppError("NOT_FOUND", "no such procedure");
      const record = library.inForce().records.find((one) => one.id === id);
      const released = entry && presentProcedure(entry.body);
      const now = inForce ? presentProcedure(inForce.body) : released;
      return {
        ...{ id, origin: originOf(entry !== undefined, inForce !== undefined), inForce: inForce?.number ?? 0 },
        ...given({ group: entry?.group, released, now }),
        dates: record ? presentDates(record, world.clock.now()) : [],
        versions: versions.map((version) => presentVersion(version, staff, presentProcedure)),
      };
    },
    getSynonyms: async ({ staff }) => {
      const { versions, inForce } = await store.transaction((tx) => standingOf(tx, "synonyms", synonymsId));
      const released = release.synonyms;
      const now = inForce ? presentSynonyms(inForce.body) : released;
      return {
        ...{ id: synonymsId, origin: originOf(true, inForce !== undefined), inForce: inForce?.number ?? 0, released },
        ...given({ now }),
        versions: versions.map((version) => presentVersion(version, staff, presentSynonyms)),
      };
    },
    tryEntry: async ({ params: { kind, id: entryId }, body: { body, question: text } }) => {
      demandSound(library.validators, { kind, entryId }, body);
      const { today, tried } = library.tryOut({ kind, entryId, body });
      const now = world.clock.now();
      const say = async (base: KnowledgeBase): Promise<string[]> =>
        answerPhrases(await base.answer({ text, now }), world.ward).map((message) =>
          message.map(({ key, params = {} }) => world.phrasebook.say(key, params, now).text).join(" "),
        );
      return { today: await say(today), tried: await say(tried) };
    },
  } satisfies Partial<Handlers>;
}

/** Drafts that were dropped for a newer one tell nobody anything. */
const isShown = ({ state, publishedAt, endedBy, author, note }: KnowledgeVersion): boolean =>
  state !== "withdrawn" || publishedAt !== undefined || endedBy?.id !== author.id || note !== undefined;

async function standingOf(tx: Transaction, kind: KnowledgeKind, entryId: string) {
  const versions = await tx.knowledge.ofEntry({ kind, entryId }, maxVersions);
  return { versions: versions.filter(isShown), inForce: versions.find(isInForce) };
}
