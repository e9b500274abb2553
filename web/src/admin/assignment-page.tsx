import { Button, NumberInput } from "@mantine/core";
import { adminWords } from "../words-admin.vi.ts";
import "@mantine/core/styles/NumberInput.css";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { assignmentWords as say } from "../words-assignment.vi.ts";
import styles from "./assignment.module.css";
import { RuleEditor } from "./assignment-rule.tsx";
import { AssignmentTrial } from "./assignment-trial.tsx";
import { clockOf, type Rule, useStaffNames } from "./assignment-words.ts";
import { type SettingForm, SettingPage } from "./setting-page.tsx";

type Form = SettingForm<"assignment">;
type Work = Rule["work"];

const blank = (): Rule => ({
  ...{ id: crypto.randomUUID(), name: say.fresh, work: "talk", categories: [], areas: [], people: [] },
  ...{ limit: 6, patience: 5 },
});

/** What a rule says, each thing in its column. */
function useCells() {
  const { categoryName, unitName } = useReference();
  const nameOf = useStaffNames();
  return ({ work, categories, areas, hours, unit, people, limit, patience }: Rule) => {
    const kinds = categories.length > 2 ? say.kinds(categories.length) : categories.map(categoryName).join(", ");
    return {
      what: [say.works[work], kinds || say.anyKind, areas.join(", ") || say.everywhere].join(" · "),
      hours: hours
        ? `${hours.days.map((day) => say.days[day]).join(" ")}, ${clockOf(hours.from)}–${clockOf(hours.to)}`
        : say.always,
      who: [unit && unitName(unit), people.map(nameOf).join(", ") || say.everybody].filter(Boolean).join(": "),
      limit: String(limit),
      patience: say.patienceShort[work](patience),
    };
  };
}

function sayFault(code: string): string {
  const sentences: Record<string, string> = say.faults;
  return sentences[code] ?? say.faults.other;
}

/** The rules in the order they are asked; one at a time is open for changes. */
function Rules({ form }: { form: Form }) {
  const { rules } = form.body;
  const cells = useCells();
  const [open, setOpen] = useState<string>();
  const set = (next: Rule[]): void => form.change({ ...form.body, rules: next });
  const openRule = rules.find(({ id }) => id === open);
  const move = (from: number, to: number): void => {
    const next = [...rules];
    next.splice(to, 0, ...next.splice(from, 1));
    set(next);
  };
  const columns = Object.entries(say.columns).filter(([key]) => !form.isReadOnly || key !== "order");
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(([key, label]) => (
                <th key={key}>{label}</th>
              ))}
            </tr>
          </thead>
          {rules.map((rule, at) => {
            const { what, hours, who, limit, patience } = cells(rule);
            const fault = form.faultAt(`rules.${at}`);
            return (
              <tbody key={rule.id} data-open={open === rule.id}>
                <tr>
                  <th scope="row">{rule.name}</th>
                  {[what, hours, who, limit, patience].map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell has no name but its column
                    <td key={index}>{cell}</td>
                  ))}
                  {!form.isReadOnly && (
                    <td className={styles.acts}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={at === 0}
                        aria-label={say.up(rule.name)}
                        onClick={() => move(at, at - 1)}
                      >
                        ↑
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={at === rules.length - 1}
                        aria-label={say.down(rule.name)}
                        onClick={() => move(at, at + 1)}
                      >
                        ↓
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-expanded={open === rule.id}
                        aria-label={say.ofRule(open === rule.id ? say.shut : say.editShort, rule.name)}
                        onClick={() => setOpen(open === rule.id ? undefined : rule.id)}
                      >
                        {open === rule.id ? say.shut : say.editShort}
                      </Button>
                    </td>
                  )}
                </tr>
                {fault && (
                  <tr>
                    <td colSpan={columns.length} className={styles.fault}>
                      {sayFault(fault)}
                    </td>
                  </tr>
                )}
              </tbody>
            );
          })}
        </table>
      </div>
      {openRule && (
        <RuleEditor
          key={openRule.id}
          rule={openRule}
          onChange={(next) => set(rules.map((one) => (one.id === next.id ? next : one)))}
          onRemove={() => set(rules.filter(({ id }) => id !== openRule.id))}
        />
      )}
      {rules.length === 0 && <p className={styles.muted}>{say.none}</p>}
      {!form.isReadOnly && (
        <Button
          variant="default"
          onClick={() => {
            const rule = blank();
            set([...rules, rule]);
            setOpen(rule.id);
          }}
        >
          {say.add}
        </Button>
      )}
    </>
  );
}

/** What holds where no rule is about the matter. */
function Everybody({ form }: { form: Form }) {
  const { body, isReadOnly } = form;
  const setOf = (work: Work, key: "limit" | "patience") => (value: number | string) =>
    form.change({
      ...body,
      everybody: { ...body.everybody, [work]: { ...body.everybody[work], [key]: Number(value) || 1 } },
    });
  const field = { min: 1, readOnly: isReadOnly, hideControls: true, allowDecimal: false } as const;
  return (
    <div className={styles.fields}>
      {(["talk", "ticket"] as const).map((work) => (
        <fieldset key={work}>
          <legend>{say.works[work]}</legend>
          <NumberInput
            {...field}
            label={say.limit}
            value={body.everybody[work].limit}
            onChange={setOf(work, "limit")}
          />
          <NumberInput
            {...field}
            label={say.patience[work]}
            value={body.everybody[work].patience}
            onChange={setOf(work, "patience")}
          />
        </fieldset>
      ))}
      <NumberInput
        {...field}
        label={say.seen}
        value={body.seenMinutes}
        onChange={(value) => form.change({ ...body, seenMinutes: Number(value) || 2 })}
      />
    </div>
  );
}

/** How work finds people: the rules, what holds without them, and a trial of both. */
export function AssignmentPage() {
  return (
    <SettingPage kind="assignment" title={adminWords.assignment} intro={say.intro}>
      {(form) => (
        <>
          <h2>{say.rules}</h2>
          <Rules form={form} />
          <h2>{say.default}</h2>
          <Everybody form={form} />
          <AssignmentTrial setting={form.body} />
        </>
      )}
    </SettingPage>
  );
}
