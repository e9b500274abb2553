import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { dayKeyOf, serverNow } from "../shared/time.ts";
import { unansweredWords as say } from "../words-unanswered.vi.ts";
import styles from "./unanswered.module.css";
import { type Answer, type Group, useAnswer } from "./unanswered-queries.ts";

/** Limits of the contract: the field stops where the server would refuse. */
const maxChars = { title: 120, text: 2_000, sourceTitle: 300 } as const;

/** What is wrong with the answer as it stands; undefined: it can be saved. */
function faultOf({ title, text, sourceTitle, checkedOn, validTo }: Required<Answer>): string | undefined {
  if ([title, text, sourceTitle, checkedOn].some((field) => field.trim() === "")) return say.missing;
  return validTo !== "" && validTo < checkedOn ? say.wrongDays : undefined;
}

/** Where an operator writes what the knowledge should say; `text` comes from a reply, if one was chosen. */
export function AnswerForm({ group, text, onSaved }: { group: Group; text: string; onSaved: () => void }) {
  const [answer, setAnswer] = useState<Required<Answer>>({
    ...{ title: "", sourceTitle: "", checkedOn: dayKeyOf(serverNow()), validTo: "" },
    ...group.answer,
    text: text || (group.answer?.text ?? ""),
  });
  const [fault, setFault] = useState<string>();
  const save = useAnswer();
  const faultId = useId();
  const set = (change: Partial<Answer>) => setAnswer({ ...answer, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(answer);
    setFault(found);
    if (found) return;
    const { validTo, ...rest } = answer;
    const { id, version } = group;
    save.mutate({ id, version, answer: { ...rest, ...(validTo && { validTo }) } }, { onSuccess: onSaved });
  };
  const { fields } = say;
  return (
    <form className={styles.form} onSubmit={submit} aria-describedby={fault && faultId} noValidate>
      <TextInput
        {...{ label: fields.title, value: answer.title, maxLength: maxChars.title, required: true }}
        onChange={({ currentTarget }) => set({ title: currentTarget.value })}
      />
      <Textarea
        {...{ label: fields.text, value: answer.text, maxLength: maxChars.text, required: true }}
        {...{ autosize: true, minRows: 4, maxRows: 12 }}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
      />
      <TextInput
        {...{ label: fields.sourceTitle, description: fields.sourceHint, value: answer.sourceTitle, required: true }}
        maxLength={maxChars.sourceTitle}
        onChange={({ currentTarget }) => set({ sourceTitle: currentTarget.value })}
      />
      <div className={styles.days}>
        <TextInput
          {...{ type: "date", label: fields.checkedOn, value: answer.checkedOn, required: true }}
          onChange={({ currentTarget }) => set({ checkedOn: currentTarget.value })}
        />
        <TextInput
          {...{ type: "date", label: fields.validTo, value: answer.validTo }}
          onChange={({ currentTarget }) => set({ validTo: currentTarget.value })}
        />
      </div>
      <p id={faultId} role="alert" className={styles.fault}>
        {fault}
      </p>
      <p className={styles.muted}>{say.notTold}</p>
      <Button type="submit" loading={save.isPending}>
        {say.save}
      </Button>
    </form>
  );
}
