import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { Choice, Line, Rows } from "./fields.tsx";
import type { Procedure } from "./queries.ts";
import { numberIn, orNone } from "./typed.ts";

type Money = Procedure["fee"]["items"][number];

const blank: Money = { channel: "any", amount: null, unit: "lần", status: "confirmed" };

interface MoneyRowsProps {
  path: string;
  label: string;
  rows: Money[];
  sources: Procedure["sources"];
  onChange: (rows: Money[]) => void;
}

/** Amounts with what they are for, how they are paid, until when, and whose word it is. */
export function MoneyRows({ path, label, rows, sources, onChange }: MoneyRowsProps) {
  const { money } = say;
  const named = { "": money.ownSource, ...Object.fromEntries(sources.map(({ id, title }) => [id, title])) };
  return (
    <Rows path={path} label={label} rows={rows} blank={blank} onChange={onChange}>
      {(row, set, at) => (
        <>
          <Line
            path={`${at}.case`}
            label={money.case}
            value={row.case ?? ""}
            onChange={(value) => set({ case: orNone(value) })}
          />
          <Choice
            path={`${at}.channel`}
            label={money.channel}
            value={row.channel}
            options={money.channels}
            onChange={(channel) => set({ channel })}
          />
          {row.channel === "none" && (
            <Line
              path={`${at}.noun`}
              label={money.noun}
              value={row.noun ?? ""}
              onChange={(value) => set({ noun: orNone(value) })}
            />
          )}
          <Line
            path={`${at}.amount`}
            label={money.amount}
            inputMode="decimal"
            value={row.amount === null ? "" : String(row.amount)}
            onChange={(value) => set({ amount: numberIn(value) ?? null })}
          />
          <Line
            path={`${at}.rate_percent`}
            label={money.rate}
            inputMode="decimal"
            value={row.rate_percent === undefined ? "" : String(row.rate_percent).replace(".", ",")}
            onChange={(value) => set({ rate_percent: numberIn(value) })}
          />
          <Line path={`${at}.unit`} label={money.unit} value={row.unit} onChange={(unit) => set({ unit })} />
          <Choice
            path={`${at}.status`}
            label={say.fields.status}
            value={row.status}
            options={say.states}
            onChange={(status) => set({ status })}
          />
          <Choice
            path={`${at}.source`}
            label={money.source}
            value={row.source ?? ""}
            options={named}
            onChange={(value) => set({ source: orNone(value) })}
          />
          <Line
            path={`${at}.valid_to`}
            label={money.until}
            type="date"
            value={row.valid_to ?? ""}
            onChange={(value) => set({ valid_to: orNone(value) })}
          />
        </>
      )}
    </Rows>
  );
}
