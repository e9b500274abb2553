import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError, api, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { noteServerTime } from "../shared/time.ts";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";

export type KnowledgeRow = Schemas["KnowledgeRow"];
export type Procedure = Schemas["ProcedureBody"];
export type Article = Schemas["ArticleBody"];
/** What the lists are made of. */
export interface KnowledgePage {
  groups: { id: string; title: string }[];
  items: KnowledgeRow[];
  articles: KnowledgeRow[];
}
export type SynonymsEntry = Schemas["SynonymsEntry"];
export type Synonyms = NonNullable<SynonymsEntry["now"]>;
/** A version of an entry, whatever it is made of. */
export type Version<B> = Omit<Schemas["ProcedureVersion"], "body"> & { body?: B | undefined };
/** What every entry has, whatever it is made of. */
export interface Entry<B> {
  id: string;
  origin: KnowledgeRow["origin"];
  inForce: number;
  released?: B | undefined;
  now?: B | undefined;
  versions: Version<B>[];
}
/** An entry that stands in a list beside others. */
export type ListedEntry<B> = Entry<B> & Pick<KnowledgeRow, "dates">;

const key = ["knowledge"];

/** All procedures and articles, with what waits. */
export const knowledgeQuery = queryOptions({
  queryKey: [...key, "list"],
  queryFn: async () => {
    const page = await call(api.GET("/api/knowledge"));
    noteServerTime(page.at);
    return page;
  },
});

/** Under which key an entry of a list is kept. */
export const entryKey = (kind: "procedure" | "article", id: string) => [...key, kind, id];

/** The words residents use, with all versions of the list. */
export const synonymsQuery = queryOptions({
  queryKey: [...key, "synonyms"],
  queryFn: () => call(api.GET("/api/knowledge/synonyms")),
});

/** The entry an act is about. */
export interface Target {
  kind: "procedure" | "article" | "synonyms";
  id: string;
}

/** Faults of a body by their place, as stable names. */
export function faultsOf(error: unknown): Map<string, string> | undefined {
  const issues = error instanceof ApiError && error.code === "BAD_INPUT" ? error.details.issues : undefined;
  if (!Array.isArray(issues)) return undefined;
  return new Map(
    issues.map((issue) => {
      const at = issue.lastIndexOf(": ");
      return [issue.slice(0, at), issue.slice(at + 2)];
    }),
  );
}

/** Keeps a draft, and offers it to a second person where `send` is set. A failure stays with the form. */
export function useWrite({ kind, id }: Target) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (draft: { base: number; body: unknown; send: boolean; note: string }) => {
      const { base, body, send, note } = draft;
      const path = { kind, id };
      const kept = await call(
        api.POST("/api/knowledge/{kind}/{id}/drafts", { params: { path }, body: { base, body } }),
      );
      if (!send) return;
      const params = { path: { id: kept.id } };
      await call(api.POST("/api/knowledge/versions/{id}/propose", { params, body: note ? { note } : {} }));
    },
    onSuccess: (_, { send }) => showDone(send ? say.form.sent : say.form.saved),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Today's answer to a question beside the one with this body. */
export function useTry({ kind, id }: Target) {
  return useMutation({
    mutationFn: (tried: { body: unknown; question: string }) =>
      call(api.POST("/api/knowledge/{kind}/{id}/try", { params: { path: { kind, id } }, body: tried })),
  });
}

interface Decision {
  act: "publish" | "refuse" | "roll-back";
  id: string;
  note: string;
  /** Number of the version in force on the screen. */
  seen: number;
  done: string;
}

/** A second person decides on a version, or its author takes it back. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, id, note, seen }: Decision) => {
      const params = { path: { id } };
      const body = note ? { note } : {};
      if (act === "publish") return call(api.POST("/api/knowledge/versions/{id}/publish", { params, body }));
      if (act === "refuse") return call(api.POST("/api/knowledge/versions/{id}/refuse", { params, body }));
      return call(api.POST("/api/knowledge/versions/{id}/roll-back", { params, body: { ...body, seen } }));
    },
    onSuccess: (_, { done }) => showDone(done),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Back to the release's own word. */
export function useWithdraw({ kind, id }: Target) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ seen, note }: { seen: number; note: string }) =>
      call(
        api.POST("/api/knowledge/{kind}/{id}/withdraw", {
          params: { path: { kind, id } },
          body: { seen, ...(note ? { note } : {}) },
        }),
      ),
    onSuccess: () => showDone(say.withdrawn),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
