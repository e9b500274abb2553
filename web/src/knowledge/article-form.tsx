import { articleWords } from "../words-articles.vi.ts";
import { knowledgeWords } from "../words-knowledge.vi.ts";
import { type Change, changed } from "./change.ts";
import { Choice, Line, Lines, Rows, Text } from "./fields.tsx";
import { Section } from "./form-section.tsx";
import styles from "./knowledge.module.css";
import type { Article } from "./queries.ts";
import { numberIn, orNone } from "./typed.ts";

const { fields, sections, kinds, price, factsHint } = articleWords;
const { source: sourceWords, states, confidences } = knowledgeWords;
const blankPrice: Article["prices"][number] = { amount: null, unit: "lượt", status: "confirmed" };

interface FormProps {
  body: Article;
  set: (change: Change<Article>) => void;
}

function Told({ body, set }: FormProps) {
  const { answer } = body;
  return (
    <Section title={sections.told}>
      <Line path="title" label={fields.title} value={body.title} onChange={(title) => set({ title })} />
      <div className={styles.grid}>
        <Line path="label" label={fields.label} value={body.label} onChange={(label) => set({ label })} />
        <Choice path="kind" label={fields.kind} value={body.kind} options={kinds} onChange={(kind) => set({ kind })} />
      </div>
      <Text
        path="answer.vi"
        label={fields.answer}
        value={answer.vi}
        onChange={(vi) => set({ answer: { ...answer, vi } })}
      />
      <Text
        path="answer.en"
        label={fields.answerEn}
        value={answer.en ?? ""}
        onChange={(text) => set({ answer: changed(answer, { en: orNone(text) }) })}
      />
    </Section>
  );
}

function Prices({ body: { prices }, set }: FormProps) {
  return (
    <Rows
      path="prices"
      label={fields.prices}
      rows={prices}
      blank={blankPrice}
      onChange={(rows) => set({ prices: rows })}
    >
      {(row, setRow, at) => (
        <>
          <Line
            path={`${at}.case`}
            label={price.case}
            value={row.case ?? ""}
            onChange={(text) => setRow({ case: orNone(text) })}
          />
          <Line
            path={`${at}.amount`}
            label={price.amount}
            inputMode="decimal"
            value={row.amount === null ? "" : String(row.amount)}
            onChange={(text) => setRow({ amount: numberIn(text) ?? null })}
          />
          <Line path={`${at}.unit`} label={price.unit} value={row.unit} onChange={(unit) => setRow({ unit })} />
          <Choice
            path={`${at}.status`}
            label={knowledgeWords.fields.status}
            value={row.status}
            options={states}
            onChange={(status) => setRow({ status })}
          />
        </>
      )}
    </Rows>
  );
}

function Facts({ body, set }: FormProps) {
  return (
    <Section title={sections.facts} hint={factsHint}>
      {(["where", "hours"] as const).map((name) => (
        <Line
          key={name}
          path={name}
          label={fields[name]}
          value={body[name] ?? ""}
          onChange={(text) => set({ [name]: orNone(text) })}
        />
      ))}
      <Prices body={body} set={set} />
      <div className={styles.grid}>
        {(["starts", "ends"] as const).map((name) => (
          <Line
            key={name}
            path={name}
            label={fields[name]}
            type="date"
            value={body[name] ?? ""}
            onChange={(text) => set({ [name]: orNone(text) })}
          />
        ))}
      </div>
      <Lines path="facts" label={fields.facts} value={body.facts} onChange={(facts) => set({ facts })} />
    </Section>
  );
}

function Asks({ body: { asks }, set }: FormProps) {
  return (
    <Section title={sections.asks}>
      <Lines path="asks.vi" label={fields.asks} value={asks.vi} onChange={(vi) => set({ asks: { ...asks, vi } })} />
      <Lines path="asks.en" label={fields.asksEn} value={asks.en} onChange={(en) => set({ asks: { ...asks, en } })} />
    </Section>
  );
}

function Source({ body, set }: FormProps) {
  const { source } = body;
  const change = (part: Change<Article["source"]>): void => set({ source: changed(source, part) });
  return (
    <Section title={sections.source}>
      <Line
        path="source.title"
        label={sourceWords.title}
        value={source.title}
        onChange={(title) => change({ title })}
      />
      <div className={styles.grid}>
        <Line
          path="source.url"
          label={sourceWords.url}
          type="url"
          value={source.url ?? ""}
          onChange={(text) => change({ url: orNone(text) })}
        />
        <Line
          path="source.checked"
          label={sourceWords.checked}
          type="date"
          value={source.checked}
          onChange={(checked) => change({ checked })}
        />
        {(["valid_from", "valid_to"] as const).map((name) => (
          <Line
            key={name}
            path={name}
            label={fields[name]}
            type="date"
            value={body[name]}
            onChange={(day) => set({ [name]: day })}
          />
        ))}
      </div>
      <Choice
        path="confidence"
        label={fields.confidence}
        value={body.confidence}
        options={confidences}
        onChange={(confidence) => set({ confidence })}
      />
      <Lines
        path="unverified"
        label={fields.unverified}
        value={body.unverified}
        onChange={(unverified) => set({ unverified })}
      />
    </Section>
  );
}

/** Everything of an article that staff may change; before which procedures it goes stays as it is. */
export function ArticleForm(props: FormProps) {
  return (
    <>
      <Told {...props} />
      <Facts {...props} />
      <Asks {...props} />
      <Source {...props} />
    </>
  );
}
