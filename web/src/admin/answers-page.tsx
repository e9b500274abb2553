import { Button, Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import type { Schemas } from "../api.ts";
import { useReference } from "../session/session.ts";
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
  /** One place up (-1) or down (1); unset where it ends. */
  onMove: (by: -1 | 1) => (() => void) | undefined;
  onRemove: () => void;
}

function Acts({ answer, form, onChange }: Pick<CardProps, "answer" | "form" | "onChange">) {
  const { categories } = useReference();
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
      <NativeSelect
        label={say.acts.category}
        disabled={form.isReadOnly}
        data={[
          { value: "", label: say.sameCategory },
          ...categories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={answer.acts.find((act) => act.do === "category")?.category ?? ""}
        onChange={(event) => {
          const category = event.currentTarget.value as Schemas["CategoryId"];
          toggle({ do: "category", category }, event.currentTarget.value !== "");
        }}
      />
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

/** Moves by keys while the name has the focus, which stays there. */
function moveByKeys(event: KeyboardEvent<HTMLElement>, onMove: CardProps["onMove"]): void {
  const by = event.altKey && event.code === "ArrowUp" ? -1 : event.altKey && event.code === "ArrowDown" ? 1 : undefined;
  if (!by) return;
  event.preventDefault();
  const name = event.currentTarget;
  onMove(by)?.();
  requestAnimationFrame(() => name.focus());
}

/** The same for whoever has no keys. */
function Moves({ answer, onMove }: Pick<CardProps, "answer" | "onMove">) {
  return ([-1, 1] as const).map((by) => (
    <Button
      key={by}
      size="xs"
      variant="default"
      aria-label={say.moveLabel(answer.title, by)}
      disabled={!onMove(by)}
      onClick={() => onMove(by)?.()}
    >
      {say.move[by]}
    </Button>
  ));
}

function Card({ answer, at, form, onChange, onMove, onRemove }: CardProps) {
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
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is pressed and has the focus like a button */}
      <summary
        aria-keyshortcuts={isReadOnly ? undefined : "Alt+ArrowUp Alt+ArrowDown"}
        onKeyDown={(event) => isReadOnly || moveByKeys(event, onMove)}
      >
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
        <div className={styles.ends}>
          <Moves answer={answer} onMove={onMove} />
          <Button size="xs" variant="default" aria-label={say.removeLabel(answer.title)} onClick={onRemove}>
            {say.remove}
          </Button>
        </div>
      )}
    </details>
  );
}

/** An id that no other answer has. */
const anId = (): string => `cau-${newId().slice(0, 12)}`;

/** Answers that staff have ready: their words, what is done along with them, and how they read. */
export function AnswersPage() {
  const [moved, setMoved] = useState("");
  return (
    <SettingPage kind="canned-answers" title={adminWords.answers} intro={say.intro}>
      {(form) => {
        const { answers } = form.body;
        const set = (next: Answer[]): void => form.change({ answers: next });
        const move = (index: number, by: -1 | 1): (() => void) | undefined => {
          const [one, to] = [answers[index], index + by];
          if (!one || to < 0 || to >= answers.length) return undefined;
          return () => {
            set(answers.toSpliced(index, 1).toSpliced(to, 0, one));
            setMoved(say.moved(one.title, to + 1, answers.length));
          };
        };
        return (
          <div className={styles.list}>
            {faultWords(form.faultAt("answers")) && <p role="alert">{faultWords(form.faultAt("answers"))}</p>}
            {!form.isReadOnly && answers.length > 1 && <p className={styles.hint}>{say.order}</p>}
            <p className={styles.unseen} role="status">
              {moved}
            </p>
            {answers.map((answer, index) => (
              <Card
                key={answer.id}
                answer={answer}
                at={`answers.${index}`}
                form={form}
                onChange={(next) => set(answers.with(index, next))}
                onMove={(by) => move(index, by)}
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
