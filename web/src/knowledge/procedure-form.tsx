import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import { type Change, changed } from "./change.ts";
import { Facts } from "./fact-rows.tsx";
import { Choice, Line, Lines, Rows, Tick } from "./fields.tsx";
import { Section } from "./form-section.tsx";
import styles from "./knowledge.module.css";
import { MoneyRows } from "./money-rows.tsx";
import { ProcedureLinks } from "./procedure-links.tsx";
import type { Procedure } from "./queries.ts";

const { fields, form, source, waiver } = say;
const blankWaiver: Procedure["fee"]["waivers"][number] = { text: "" };

interface FormProps {
  body: Procedure;
  set: (change: Change<Procedure>) => void;
}

function Names({ body, set }: FormProps) {
  return (
    <Section title={form.sections.names}>
      {(["name", "spoken", "label", "nearest"] as const).map((name) => (
        <Line
          key={name}
          path={name}
          label={fields[name]}
          value={body[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      <Lines path="aliases" label={fields.aliases} value={body.aliases} onChange={(aliases) => set({ aliases })} />
    </Section>
  );
}

function Papers({ body, set }: FormProps) {
  return (
    <Section title={form.sections.papers}>
      {(["documents", "special_documents", "eligibility", "steps"] as const).map((list) => (
        <Facts key={list} list={list} facts={body[list]} onChange={(facts) => set({ [list]: facts })} />
      ))}
      <Line path="result" label={fields.result} value={body.result} onChange={(result) => set({ result })} />
    </Section>
  );
}

function Place({ body: { where, office }, set }: FormProps) {
  const change = (part: Change<Procedure["where"]>): void => set({ where: changed(where, part) });
  const { online } = where;
  return (
    <Section title={form.sections.place}>
      <Line path="where.place" label={fields.place} value={where.place} onChange={(place) => change({ place })} />
      <Choice
        path="where.online.can"
        label={fields.online}
        value={online.can}
        options={say.online}
        onChange={(can) => change({ online: { ...online, can } })}
      />
      <Line
        path="where.online.how"
        label={fields.how}
        value={online.how}
        onChange={(how) => change({ online: { ...online, how } })}
      />
      <Tick label={fields.vneid} value={where.vneid} onChange={(vneid) => change({ vneid })} />
      <Tick label={fields.post} value={where.post} onChange={(post) => change({ post })} />
      <Line
        path="office.name"
        label={fields.office}
        value={office.name}
        onChange={(name) => set({ office: { ...office, name } })}
      />
      <Tick
        label={fields.wardCounter}
        value={office.ward_counter}
        onChange={(is) => set({ office: { ...office, ward_counter: is } })}
      />
    </Section>
  );
}

function Time({ body: { time }, set }: FormProps) {
  const change = (part: Change<Procedure["time"]>): void => set({ time: changed(time, part) });
  return (
    <Section title={form.sections.time}>
      <div className={styles.grid}>
        <Line
          path="time.value"
          label={fields.timeValue}
          inputMode="decimal"
          value={time.value === null ? "" : String(time.value)}
          onChange={(text) => change({ value: text === "" || Number.isNaN(Number(text)) ? null : Number(text) })}
        />
        <Line path="time.unit" label={fields.timeUnit} value={time.unit} onChange={(unit) => change({ unit })} />
      </div>
      <Line
        path="time"
        label={fields.timeSpoken}
        value={time.spoken ?? ""}
        onChange={(text) => change({ spoken: text || undefined })}
      />
      <Line
        path="time.note"
        label={fields.timeNote}
        value={time.note ?? ""}
        onChange={(text) => change({ note: text || undefined })}
      />
      <Choice
        path="time.status"
        label={fields.status}
        value={time.status}
        options={say.states}
        onChange={(status) => change({ status })}
      />
    </Section>
  );
}

function MoneySection({ body: { fee, benefit, sources }, set }: FormProps) {
  const change = (part: Change<Procedure["fee"]>): void => set({ fee: changed(fee, part) });
  return (
    <Section title={form.sections.money}>
      <MoneyRows
        path="fee.items"
        label={fields.fee}
        rows={fee.items}
        sources={sources}
        onChange={(items) => change({ items })}
      />
      <Line
        path="fee.note"
        label={fields.feeNote}
        value={fee.note ?? ""}
        onChange={(text) => change({ note: text || undefined })}
      />
      <Rows
        path="fee.waivers"
        label={fields.waivers}
        rows={fee.waivers}
        blank={blankWaiver}
        onChange={(waivers) => change({ waivers })}
      >
        {(row, setRow, at) => (
          <>
            <Line path={`${at}.text`} label={waiver.text} value={row.text} onChange={(text) => setRow({ text })} />
            <Line
              path={`${at}.valid_from`}
              label={waiver.from}
              type="date"
              value={row.valid_from ?? ""}
              onChange={(day) => setRow({ valid_from: day || undefined })}
            />
            <Line
              path={`${at}.valid_to`}
              label={waiver.to}
              type="date"
              value={row.valid_to ?? ""}
              onChange={(day) => setRow({ valid_to: day || undefined })}
            />
          </>
        )}
      </Rows>
      <MoneyRows
        path="benefit"
        label={fields.benefit}
        rows={benefit}
        sources={sources}
        onChange={(rows) => set({ benefit: rows })}
      />
    </Section>
  );
}

/** A name for a new source that no other has. */
function nextSource(sources: Procedure["sources"]): Procedure["sources"][number] {
  const taken = new Set(sources.map(({ id }) => id));
  let number = sources.length + 1;
  while (taken.has(`nguon-${number}`)) number += 1;
  return { id: `nguon-${number}`, title: "", checked: "" };
}

function Sources({ body, set }: FormProps) {
  const { sources, valid_from, valid_to, confidence } = body;
  return (
    <Section title={form.sections.sources}>
      <Rows
        path="sources"
        label={fields.sources}
        rows={sources}
        blank={nextSource(sources)}
        onChange={(rows) => set({ sources: rows })}
      >
        {(row, setRow, at) => (
          <>
            <Line path={`${at}.title`} label={source.title} value={row.title} onChange={(title) => setRow({ title })} />
            <Line
              path={`${at}.code`}
              label={source.code}
              value={row.code ?? ""}
              onChange={(text) => setRow({ code: text || undefined })}
            />
            <Line
              path={`${at}.url`}
              label={source.url}
              type="url"
              value={row.url ?? ""}
              onChange={(text) => setRow({ url: text || undefined })}
            />
            <Line
              path={`${at}.checked`}
              label={source.checked}
              type="date"
              value={row.checked}
              onChange={(checked) => setRow({ checked })}
            />
          </>
        )}
      </Rows>
      <div className={styles.grid}>
        <Line
          path="valid_from"
          label={fields.valid_from}
          type="date"
          value={valid_from}
          onChange={(day) => set({ valid_from: day })}
        />
        <Line
          path="valid_to"
          label={fields.valid_to}
          type="date"
          value={valid_to ?? ""}
          onChange={(day) => set({ valid_to: day || undefined })}
        />
      </div>
      <Choice
        path="confidence"
        label={fields.confidence}
        value={confidence}
        options={say.confidences}
        onChange={(value) => set({ confidence: value })}
      />
    </Section>
  );
}

function Rest({ body, set }: FormProps) {
  return (
    <Section title={form.sections.rest}>
      {(["penalty", "validity", "notes"] as const).map((list) => (
        <Facts key={list} list={list} facts={body[list]} onChange={(facts) => set({ [list]: facts })} />
      ))}
      {(["legal", "forms", "codes", "unverified"] as const).map((list) => (
        <Lines
          key={list}
          path={list}
          label={fields[list]}
          value={body[list]}
          onChange={(lines) => set({ [list]: lines })}
        />
      ))}
    </Section>
  );
}

/** Everything of a record that staff may change; what tells records apart stays as it is. */
export function ProcedureForm(props: FormProps) {
  return (
    <>
      <Names {...props} />
      <MoneySection {...props} />
      <Papers {...props} />
      <Place {...props} />
      <Time {...props} />
      <Sources {...props} />
      <Rest {...props} />
      <Section title={form.sections.links}>
        <ProcedureLinks {...props} />
      </Section>
    </>
  );
}
