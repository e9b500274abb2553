import { setImmediate as breathe } from "node:timers/promises";
import { reportUnusable } from "../core/knowledge/report-unusable.ts";
import type { EntryRef, EntryValidators, KnowledgeVersion } from "../core/knowledge/version.ts";
import type { Store } from "../core/store.ts";
import type { KnowledgeBase } from "../core/understanding/knowledge.ts";
import type { World } from "../core/world.ts";
import { articleValidator } from "../nlp/knowledge/article-faults.ts";
import { compose } from "../nlp/knowledge/compose.ts";
import { procedureValidator, validateSynonyms } from "../nlp/knowledge/faults.ts";
import type { KnowledgeData, Release } from "../nlp/knowledge/load.ts";
import type { Logger } from "./log.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** What makes knowledge exchangeable. */
export interface Shelf {
  release: Release;
  open(data: KnowledgeData): KnowledgeBase;
  replace(base: KnowledgeBase): void;
}

/** The knowledge of this process: the release's records and articles with what staff put in force on top. */
export interface Library {
  release: Release;
  validators: EntryValidators;
  /** What residents are answered from now. */
  inForce(): KnowledgeData;
  /** Looks what is in force. Never fails: what could not be read is read the next time. */
  refresh(): Promise<void>;
  /** Answers as residents would be given them now, and as if this body were in force. It must be sound. */
  tryOut(entry: EntryRef & { body: unknown }): { today: KnowledgeBase; tried: KnowledgeBase };
}

interface Deps {
  store: Store;
  world: World;
  shelf: Shelf;
  log: Pick<Logger, "warn" | "info">;
}

/** Nothing came with the release, and nothing can be exchanged: for processes whose knowledge is scripted. */
export function emptyShelf(base: KnowledgeBase): Shelf {
  const nothing = { records: [], articles: [], synonyms: [], openTopics: [], hotlines: [], groups: [] };
  const release = { ...nothing, entries: new Map(), articleBodies: new Map() };
  return { release, open: () => base, replace: () => undefined };
}

/** The library of a process whose knowledge base was just opened with the release's own records. */
export function createLibrary({ store, world, shelf, log }: Deps): Library {
  const { release } = shelf;
  let data: KnowledgeData = release;
  let base: KnowledgeBase | undefined;
  let versions: KnowledgeVersion[] = [];

  async function load(): Promise<void> {
    const found = await store.transaction((tx) => tx.knowledge.inState(["published"]));
    const stamp = (list: readonly KnowledgeVersion[]): string => list.map(({ id }) => id).join();
    if (stamp(found) === stamp(versions)) return;
    // Messages that wait have their turn before and after; making the base takes some tenths of a second.
    await breathe();
    const composed = compose(release, found);
    const next = shelf.open(composed.data);
    shelf.replace(next);
    [data, base, versions] = [composed.data, next, found];
    log.info({ versions: found.length, unusable: composed.unusable.length }, "knowledge exchanged");
    for (const version of composed.unusable) {
      await store.transaction((tx) => reportUnusable({ tx, world, version }));
    }
  }

  const todaysBase = (): KnowledgeBase => {
    base ??= shelf.open(data);
    return base;
  };
  return {
    release,
    validators: {
      procedure: procedureValidator(release, () => data),
      article: articleValidator(() => data),
      synonyms: validateSynonyms,
    },
    inForce: () => data,
    refresh: oneAtATime(() =>
      load().catch((error: unknown) => log.warn({ error }, "knowledge not read, what was in use stays")),
    ),
    tryOut: ({ kind, entryId, body }) => {
      const others = versions.filter((version) => version.kind !== kind || version.entryId !== entryId);
      const composed = compose(release, [...others, { kind, entryId, body }]);
      return { today: todaysBase(), tried: shelf.open(composed.data) };
    },
  };
}
