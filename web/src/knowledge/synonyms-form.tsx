import { knowledgeWords } from "../words-knowledge.vi.ts";
import { Line, Rows } from "./fields.tsx";
import type { Synonyms } from "./queries.ts";

const say = knowledgeWords.synonyms;

/** What is typed between commas; blanks stay while somebody types. */
const wordsIn = (text: string): string[] => (text === "" ? [] : text.split(",").map((word) => word.trimStart()));

/** The list, row by row: what the records call it, and what residents say. */
export function SynonymsForm({ rows, onChange }: { rows: Synonyms; onChange: (rows: Synonyms) => void }) {
  return (
    <Rows path="" label={say.list} rows={rows} blank={{ means: "", say: [] }} onChange={onChange}>
      {({ means, say: spoken }, set, path) => (
        <>
          <Line path={`${path}.means`} label={say.means} value={means} onChange={(value) => set({ means: value })} />
          <Line
            path={`${path}.say`}
            label={`${say.say} (${say.sayHint.toLowerCase()})`}
            value={spoken.join(", ")}
            onChange={(value) => set({ say: wordsIn(value) })}
          />
        </>
      )}
    </Rows>
  );
}
