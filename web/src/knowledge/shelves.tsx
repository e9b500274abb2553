import { api, call } from "../api.ts";
import { articleWords } from "../words-articles.vi.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { ArticleForm } from "./article-form.tsx";
import { articleFields } from "./article-lines.ts";
import { blankArticle, blankProcedure } from "./blank.ts";
import { procedureFields } from "./lines.ts";
import { ProcedureForm } from "./procedure-form.tsx";
import { type Article, entryKey, type Procedure } from "./queries.ts";
import { SheetBar } from "./sheet-bar.tsx";
import type { Shelf } from "./shelf.ts";

/** Records of procedures. */
export const procedures: Shelf<Procedure> = {
  kind: "procedure",
  say: knowledgeWords.procedures,
  rows: ({ items }) => items,
  groups: ({ groups }) => groups,
  query: (id) => ({
    queryKey: entryKey("procedure", id),
    queryFn: () => call(api.GET("/api/knowledge/procedure/{id}", { params: { path: { id } } })),
  }),
  fields: procedureFields,
  nameOf: ({ name }) => name,
  blank: blankProcedure,
  tools: SheetBar,
  form: ProcedureForm,
};

const kinds = Object.entries(articleWords.kinds).map(([id, title]) => ({ id, title }));

/** Short answers on the life of the ward. */
export const articles: Shelf<Article> = {
  kind: "article",
  phan: "bai",
  say: articleWords.shelf,
  rows: (page) => page.articles,
  groups: () => kinds,
  markOf: ({ group }) => kinds.find(({ id }) => id === group)?.title,
  query: (id) => ({
    queryKey: entryKey("article", id),
    queryFn: () => call(api.GET("/api/knowledge/article/{id}", { params: { path: { id } } })),
  }),
  fields: articleFields,
  nameOf: ({ title }) => title,
  blank: blankArticle,
  form: ArticleForm,
};
