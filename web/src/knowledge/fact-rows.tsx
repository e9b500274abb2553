import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { Choice, Line, Rows } from "./fields.tsx";
import type { Procedure } from "./queries.ts";

type Fact = Procedure["documents"][number];
type FactList = "eligibility" | "documents" | "special_documents" | "steps" | "penalty" | "validity" | "notes";

/** Sentences that may be told, or that somebody has to ask about first. */
export function Facts({ list, facts, onChange }: { list: FactList; facts: Fact[]; onChange: (facts: Fact[]) => void }) {
  return (
    <Rows
      path={list}
      label={say.fields[list]}
      rows={facts}
      blank={{ text: "", status: "confirmed" }}
      onChange={onChange}
    >
      {({ text, status }, set, path) => (
        <>
          <Line
            path={`${path}.text`}
            label={say.fields[list]}
            value={text}
            onChange={(value) => set({ text: value })}
          />
          <Choice
            path={`${path}.status`}
            label={say.fields.status}
            value={status}
            options={say.states}
            onChange={(value) => set({ status: value })}
          />
        </>
      )}
    </Rows>
  );
}
