import type { ComponentType, ReactNode } from "react";
import type { KnowledgeSearch } from "../search.ts";
import type { Change } from "./change.ts";
import type { FieldLines } from "./lines.ts";
import type { KnowledgePage, KnowledgeRow, ListedEntry } from "./queries.ts";

/** What a list of entries and its parts are called. */
export interface ShelfWords {
  list: string;
  search: string;
  group: string;
  allGroups: string;
  empty: string;
  choose: string;
  add: string;
  addHint: string;
  newName: string;
  create: string;
  count: (n: number) => string;
}

/** A kind of entries that stand in a list: where they are, how they are read and how they are written. */
export interface Shelf<B> {
  kind: "procedure" | "article";
  /** The part of the page in the address; unset: the first. */
  phan?: NonNullable<KnowledgeSearch["phan"]>;
  say: ShelfWords;
  rows: (page: KnowledgePage) => KnowledgeRow[];
  groups: (page: KnowledgePage) => { id: string; title: string }[];
  /** A word on a row beside its name. */
  markOf?: (row: KnowledgeRow) => string | undefined;
  query: (id: string) => { queryKey: readonly unknown[]; queryFn: () => Promise<ListedEntry<B>> };
  fields: FieldLines<B>[];
  nameOf: (body: B) => string;
  blank: (id: string, name: string) => B;
  /** What is done with all of them at once. */
  tools?: ComponentType;
  form: (props: { body: B; set: (change: Change<B>) => void }) => ReactNode;
}
