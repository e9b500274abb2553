import MiniSearch from "minisearch";
import okapi from "okapibm25";
import pg from "pg";
import { z } from "zod";
import { type LabelledQuestion, namesRecord } from "../../nlp/knowledge/questions.ts";
import type { Procedure } from "../../nlp/knowledge/record.ts";
import { namesOf } from "../../nlp/knowledge/search.ts";
import { fold } from "../../nlp/normalise.ts";
import { startTestServer } from "../../tests/fakes/database.ts";
import type { Finder } from "../evaluate/questions.ts";

/** A finder that may have to be closed. */
export interface FinderPeer extends Finder {
  close(): Promise<void>;
}

/** What peers are given of a record, without accents, as is usual for search in Vietnamese: all it is called, and how people ask for it. */
function documentsOf(records: readonly Procedure[], questions: readonly LabelledQuestion[]) {
  const texts = new Map<string, string[]>(records.map(({ id }) => [id, []]));
  for (const { id, text } of namesOf(records)) texts.get(id)?.push(text);
  for (const { procedure, text } of questions.filter(namesRecord)) texts.get(procedure)?.push(text);
  return [...texts].map(([id, all]) => ({ id, text: fold(all.join("\n")) }));
}

type Documents = ReturnType<typeof documentsOf>;
type Score = (documents: readonly string[], words: readonly string[]) => number[];
/** Its package says it is a module and is none: what is imported only holds the function. */
const { default: scoreAll } = z
  .object({ default: z.custom<Score>((value) => typeof value === "function") })
  .parse(okapi);
const nothing = async () => undefined;

function miniSearch(documents: Documents): FinderPeer {
  const index = new MiniSearch({ fields: ["text"] });
  index.addAll(documents);
  return { name: "MiniSearch", rank: (text) => index.search(fold(text)).map(({ id }) => id as string), close: nothing };
}

function bm25(documents: Documents): FinderPeer {
  const rank = (text: string) => {
    const words = fold(text).match(/[a-z0-9]+/g) ?? [];
    const scores = scoreAll(
      documents.map((each) => each.text),
      words,
    );
    return documents
      .map(({ id }, at) => ({ id, score: scores[at] ?? 0 }))
      .sort((a, b) => b.score - a.score)
      .map(({ id }) => id);
  };
  return { name: "BM25 (okapibm25)", rank, close: nothing };
}

/** PostgreSQL's own full text: any word counts, ranked by how near and how often they stand. */
async function postgres(documents: Documents): Promise<FinderPeer> {
  const server = await startTestServer();
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  await client.query("CREATE TEMP TABLE documents (id text, words tsvector)");
  for (const { id, text } of documents)
    await client.query("INSERT INTO documents VALUES ($1, to_tsvector('simple', $2))", [id, text]);
  const close = async () => {
    await client.end();
    await server.stop();
  };
  const rank = async (text: string) => {
    const words = (fold(text).match(/[a-z0-9]+/g) ?? []).join(" | ");
    if (words === "") return [];
    const found = await client.query<{ id: string }>(
      "SELECT id FROM documents, to_tsquery('simple', $1) asked WHERE words @@ asked ORDER BY ts_rank_cd(words, asked, 1) DESC LIMIT 10",
      [words],
    );
    return found.rows.map(({ id }) => id);
  };
  return { name: "PostgreSQL full text", rank, close };
}

/** Peers that find a record for a question, over the same names and the same questions that ours learns from. */
export async function openQuestionPeers(
  records: readonly Procedure[],
  questions: readonly LabelledQuestion[],
): Promise<FinderPeer[]> {
  const documents = documentsOf(records, questions);
  return [miniSearch(documents), bm25(documents), await postgres(documents)];
}
