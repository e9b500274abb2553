import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { newId } from "../shared/new-id.ts";
import { adminWords } from "../words-admin.vi.ts";
import { answersWords as say } from "../words-answers.vi.ts";
import styles from "./answers-page.module.css";
import { type SettingForm, SettingPage } from "./setting-page.tsx";
import type { Setting } from "./settings.ts";

type Answer = Setting<"canned-answers">["body"]["answers"][number];
type Act = Answer["acts"][number];

/** What the places could read in one talk. */
function previewOf(text: string): string {
  return text.replace(/\{([^{}]*)\}/g, (whole, name: string) => say.samples[name.trim()] ?? whole);
}

function faultWords(code: string | undefined): string | undefined {
  const faults: Record<string, string> = say.faults;
  return code && (faults[code] ?? say.faults.other);
}

interface CardProps {
  answer: Answer;
  at: string;
  form: SettingForm<"canned-answers">;
  onChange: (next: Answer) => void;
  onRemove: () => void;
}

function Acts({ answer, form, onChange }: Pick<CardProps, "answer" | "form" | "onChange">) {
  const has = (what: Act["do"]): boolean => answer.acts.some((act) => act.do === what);
  const toggle = (act: Act, on: boolean): void => {
    const rest = answer.acts.filter((one) => one.do !== act.do);
    onChange({ ...answer, acts: on ? [...rest, act] : rest });
  };
  return (
    <div className={styles.acts}>
      {(["take-over", "done"] as const).map((what) => (
        <Checkbox
          key={what}
          label={say.acts[what]}
          checked={has(what)}
          disabled={form.isReadOnly}
          onChange={(event) => toggle({ do: what }, event.currentTarget.checked)}
        />
      ))}
      <TextInput
        label={say.acts.note}
        maxLength={500}
        disabled={form.isReadOnly}
        value={answer.acts.find((act) => act.do === "note")?.text ?? ""}
        onChange={(event) => {
          const text = event.currentTarget.value;
          toggle({ do: "note", text }, text !== "");
        }}
      />
    </div>
  );
}

function Card({ answer, at, form, onChange, onRemove }: CardProps) {
  const { isReadOnly } = form;
  const field = (name: "shortcut" | "title" | "text") => ({
    label: name === "title" ? say.titleLabel : say[name],
    value: answer[name],
    readOnly: isReadOnly,
    error: faultWords(form.faultAt(`${at}.${name}`)),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...answer, [name]: event.currentTarget.value }),
  });
  return (
    <details className={styles.card} open={answer.text === "" || form.faultAt(at) !== undefined || undefined}>
      <summary>
        <b>{answer.title || say.untitled}</b> <code>/{answer.shortcut}</code>
      </summary>
      <div className={styles.names}>
        <TextInput {...field("title")} maxLength={80} />
        <TextInput {...field("shortcut")} maxLength={20} />
      </div>
      <Textarea {...field("text")} description={say.places} autosize minRows={2} maxLength={2000} />
      <p className={styles.preview}>
        <small>{say.preview}</small>
        {previewOf(answer.text)}
      </p>
      <Acts answer={answer} form={form} onChange={onChange} />
      {!isReadOnly && (
        <Button size="xs" variant="default" aria-label={say.removeLabel(answer.title)} onClick={onRemove}>
          {say.remove}
        </Button>
      )}
    </details>
  );
}

/** An id that no other answer has. */
const anId = (): string => `cau-${newId().slice(0, 12)}`;

/** Answers that staff have ready: their words, what is done along with them, and how they read. */
export function AnswersPage() {
  return (
    <SettingPage kind="canned-answers" title={adminWords.answers} intro={say.intro}>
      {(form) => {
        const { answers } = form.body;
        const set = (next: Answer[]): void => form.change({ answers: next });
        return (
          <div className={styles.list}>
            {faultWords(form.faultAt("answers")) && <p role="alert">{faultWords(form.faultAt("answers"))}</p>}
            {answers.map((answer, index) => (
              <Card
                key={answer.id}
                answer={answer}
                at={`answers.${index}`}
                form={form}
                onChange={(next) => set(answers.with(index, next))}
                onRemove={() => set(answers.toSpliced(index, 1))}
              />
            ))}
            {!form.isReadOnly && (
              <Button
                variant="default"
                onClick={() => set([...answers, { id: anId(), shortcut: "", title: "", text: "", acts: [] }])}
              >
                {say.add}
              </Button>
            )}
          </div>
        );
      }}
    </SettingPage>
  );
}
