import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useReference } from "../session/session.ts";
import { fold } from "../shared/numbers.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { adminWords } from "../words-admin.vi.ts";
import { deadlineWords as say } from "../words-deadlines.vi.ts";
import { DeadlineEditor } from "./deadline-editor.tsx";
import { DeadlineTrial } from "./deadline-trial.tsx";
import {
  clockNames,
  type DeadlineRow,
  type Ground,
  groundQuery,
  rowFrom,
  severities,
  wordLength,
} from "./deadline-words.ts";
import styles from "./deadlines.module.css";
import { type SettingForm, SettingPage } from "./setting-page.tsx";

type Form = SettingForm<"deadlines">;

/** The rules a row names: its category's own unless the ward is behind it, then the ward's. */
function useBases() {
  const { basisLabel } = useReference();
  return ({ basis }: Ground, row?: DeadlineRow): string[] => {
    if (!row) return basis.map(basisLabel);
    const rules = [...new Set([...basis.filter((id) => id !== "P"), ...row.basis])].map(basisLabel);
    return row.own.length > 0 ? [...rules, ...row.own.map(({ text }) => text)] : [...rules, basisLabel("P")];
  };
}

/** One kind of matter: what it is promised, of all severities and of single ones. */
function Kind({ ground, form, isOpen, onOpen }: { ground: Ground; form: Form; isOpen: boolean; onOpen: () => void }) {
  const { categoryName } = useReference();
  const basesOf = useBases();
  const name = categoryName(ground.category);
  const { rows } = form.body;
  const own = rows.filter(({ category }) => category === ground.category);
  const general = own.find(({ severity }) => severity === undefined);
  const shown = [general, ...own.filter(({ severity }) => severity !== undefined)];
  return (
    <tbody data-open={isOpen} data-set={own.length > 0}>
      {shown.map((row, at) => (
        <tr key={row?.severity ?? "all"}>
          <th scope="row">
            {at === 0 ? name : say.severity(row?.severity ?? "")}
            {row && <em>{say.own}</em>}
          </th>
          {clockNames.map((clock) => (
            <td key={clock}>{wordLength((row ?? ground)[clock])}</td>
          ))}
          <td className={styles.bases}>{basesOf(ground, row).join("; ")}</td>
          <td>{at === 0 && ground.open}</td>
          {!form.isReadOnly && (
            <td>
              {at === 0 && (
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-expanded={isOpen}
                  aria-label={isOpen ? say.shutLabel(name) : say.editLabel(name)}
                  onClick={onOpen}
                >
                  {isOpen ? say.shut : say.edit}
                </Button>
              )}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** The form of one kind: a part for all severities, one for each that is promised something else. */
function KindForm({ ground, form }: { ground: Ground; form: Form }) {
  const { categoryName } = useReference();
  const { rows } = form.body;
  const own = rows.filter(({ category }) => category === ground.category);
  const general = own.find(({ severity }) => severity === undefined);
  const set = (next: DeadlineRow[]): void => form.change({ rows: next });
  const missing = [undefined, ...severities].filter((one) => !own.some(({ severity }) => severity === one));
  return (
    <section className={styles.forms} aria-label={categoryName(ground.category)}>
      <p role="note">
        <b>{categoryName(ground.category)}.</b> {say.keeps(ground.open)}
      </p>
      {rows.map((row, at) =>
        row.category === ground.category ? (
          <DeadlineEditor
            key={row.severity ?? "all"}
            {...{ row, ground }}
            faultAt={(field) => form.faultAt(`rows.${at}.${field}`)}
            onChange={(next) => set(rows.map((one, index) => (index === at ? next : one)))}
            onRemove={() => set(rows.filter((_, index) => index !== at))}
          />
        ) : null,
      )}
      <div className={styles.inline}>
        {missing.map((severity) => (
          <Button
            key={severity ?? "all"}
            size="compact-sm"
            variant="default"
            onClick={() => set([...rows, { ...(general ?? rowFrom(ground)), ...(severity ? { severity } : {}) }])}
          >
            {severity ? say.addSeverity(severity) : say.add}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Kinds({ form, grounds }: { form: Form; grounds: readonly Ground[] }) {
  const { categoryName } = useReference();
  const [text, setText] = useState("");
  const [onlySet, setOnlySet] = useState(false);
  const [open, setOpen] = useState<string>();
  const found = grounds.filter(
    ({ category }) =>
      category === open ||
      (fold(categoryName(category)).includes(fold(text.trim())) &&
        (!onlySet || form.body.rows.some((row) => row.category === category))),
  );
  const openGround = grounds.find(({ category }) => category === open);
  const { kind, open: underWay, ...columns } = say.columns;
  return (
    <>
      <div className={styles.inline}>
        <TextInput label={say.search} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Checkbox label={say.onlySet} checked={onlySet} onChange={(event) => setOnlySet(event.currentTarget.checked)} />
      </div>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{kind}</th>
              {Object.values(columns).map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">{underWay}</th>
              {!form.isReadOnly && <th scope="col">{say.acts}</th>}
            </tr>
          </thead>
          {found.map((ground) => (
            <Kind
              key={ground.category}
              {...{ ground, form }}
              isOpen={open === ground.category}
              onOpen={() => setOpen(open === ground.category ? undefined : ground.category)}
            />
          ))}
        </table>
      </div>
      {openGround && <KindForm key={openGround.category} ground={openGround} form={form} />}
      {found.length === 0 && <p className={styles.muted}>{say.none}</p>}
    </>
  );
}

/** What residents are promised, kind by kind, beside the rules that bind it, and a trial of it. */
export function DeadlinesPage() {
  const { data, error, refetch } = useQuery(groundQuery);
  return (
    <SettingPage kind="deadlines" title={adminWords.deadlines} intro={say.intro}>
      {(form) => (
        <>
          {error && !data && <Failure title={say.failed} onRetry={() => void refetch()} />}
          {!data && !error && <GreyRows rows={6} height={40} />}
          {data && <Kinds form={form} grounds={data} />}
          <DeadlineTrial setting={form.body} />
        </>
      )}
    </SettingPage>
  );
}
