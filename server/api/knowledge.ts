import { answerPhrases } from "../../bots/answer-phrases.ts";
import { AppError } from "../../core/errors.ts";
import { demandSound } from "../../core/knowledge/rules.ts";
import type { KnowledgeKind, KnowledgeVersion } from "../../core/knowledge/version.ts";
import type { Staff } from "../../core/people/staff.ts";
import type { KnowledgeBase } from "../../core/understanding/knowledge.ts";
import { dueDatesOfArticle } from "../../nlp/knowledge/article-check.ts";
import { dueDatesOf } from "../../nlp/knowledge/check.ts";
import { synonymsId } from "../../nlp/knowledge/faults.ts";
import {
  countOpen,
  originOf,
  presentArticle,
  presentDates,
  presentProcedure,
  presentSynonyms,
  presentVersion,
} from "../present-knowledge.ts";
import type { ApiDeps, Handlers } from "./context.ts";
import { given } from "./given.ts";
import { articleRows, isInForce, openVersions, procedureRows } from "./knowledge-rows.ts";

/** What these operations work with. */
export type KnowledgeDeps = Pick<ApiDeps, "store" | "world" | "library">;

/** Versions of an entry the console shows. */
const maxVersions = 50;

/** An entry that is asked for, what the release has of it, and how a body of its kind is read. */
interface AskedEntry<B> {
  kind: KnowledgeKind;
  id: string;
  released: unknown;
  read: (body: unknown) => B | undefined;
}

/** Drafts that were dropped for a newer one tell nobody anything. */
const isShown = ({ state, publishedAt, endedBy, author, note }: KnowledgeVersion): boolean =>
  state !== "withdrawn" || publishedAt !== undefined || endedBy?.id !== author.id || note !== undefined;

/** Procedures, articles, their versions and the list of synonyms, for those who look after them. */
export function knowledgeReaders({ store, world, library }: KnowledgeDeps) {
  const { release } = library;

  /** What the release says of an entry, what is in force, and every version that says something. */
  async function entryOf<B>(staff: Staff, { kind, id, released, read }: AskedEntry<B>) {
    const all = await store.transaction((tx) => tx.knowledge.ofEntry({ kind, entryId: id }, maxVersions));
    const versions = all.filter(isShown);
    if (released === undefined && versions.length === 0) throw new AppError("NOT_FOUND", "no such entry");
    const inForce = all.find(isInForce);
    const origin = originOf(released !== undefined, inForce !== undefined);
    const ofRelease = released === undefined ? undefined : read(released);
    return {
      ...{ id, origin, inForce: inForce?.number ?? 0 },
      ...given({ released: ofRelease, now: inForce ? read(inForce.body) : ofRelease }),
      versions: versions.map((version) => presentVersion(version, staff, read)),
    };
  }

  return {
    listKnowledge: async () => {
      const { procedures, articles, lists } = await store.transaction(async (tx) => ({
        procedures: await openVersions(tx, "procedure"),
        articles: await openVersions(tx, "article"),
        lists: (await openVersions(tx, "synonyms")).get(synonymsId) ?? [],
      }));
      const now = world.clock.now();
      const { length: count } = library.inForce().synonyms;
      return {
        groups: release.groups,
        items: procedureRows(library, procedures, now),
        articles: articleRows(library, articles, now),
        synonyms: { count, origin: originOf(true, lists.some(isInForce)), ...countOpen(lists) },
        at: now.toISOString(),
      };
    },
    getProcedure: async ({ staff, params: { id } }) => {
      const entry = release.entries.get(id);
      const asked = { kind: "procedure", id, released: entry?.body, read: presentProcedure } as const;
      const record = library.inForce().records.find((one) => one.id === id);
      const dates = record ? presentDates(dueDatesOf(record, world.clock.now())) : [];
      return { ...(await entryOf(staff, asked)), ...given({ group: entry?.group }), dates };
    },
    getArticle: async ({ staff, params: { id } }) => {
      const asked = { kind: "article", id, released: release.articleBodies.get(id), read: presentArticle } as const;
      const article = library.inForce().articles.find((one) => one.id === id);
      const dates = article ? presentDates(dueDatesOfArticle(article, world.clock.now())) : [];
      return { ...(await entryOf(staff, asked)), dates };
    },
    getSynonyms: ({ staff }) =>
      entryOf(staff, { kind: "synonyms", id: synonymsId, released: release.synonyms, read: presentSynonyms }),
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
