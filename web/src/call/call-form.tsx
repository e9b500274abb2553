import { Button, Textarea, TextInput } from "@mantine/core";
import IconAlertTriangle from "@tabler/icons-react/icons/IconAlertTriangle";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import { useReference } from "../session/session.ts";
import { Kbd } from "../shared/kbd.tsx";
import { isComposingKey } from "../shared/keys.ts";
import { percentOf } from "../shared/numbers.ts";
import { words } from "../words.vi.ts";
import { callWords } from "../words-calls.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import styles from "./call-form.module.css";
import { callerName } from "./caller-name.ts";
import type { CallEntry } from "./use-call-entry.ts";

const CategoryPicker = lazy(async () => ({
  default: (await import("../shared/category-picker.tsx")).CategoryPicker,
}));

const severities = ["S1", "S2", "S3", "S4"] as const;
const answers = ["call", "zalo", "sms", "email", "none"] as const;

function Danger({ entry }: { entry: CallEntry }) {
  const emergency = entry.reading?.emergency;
  if (!emergency) return null;
  return (
    <p className={styles.danger} role="alert">
      <IconAlertTriangle size={20} aria-hidden />
      <span>
        <b>{deskWords.call.danger}</b> {deskWords.call.read} “{emergency.words}”
      </span>
    </p>
  );
}

/** What the operator says, word for word. */
function Sentence({ label, words: said }: { label: string; words: string | undefined }) {
  if (!said) return null;
  return (
    <p className={styles.sentence}>
      <small>{label}</small> {said}
    </p>
  );
}

function OtherCall({ entry: { other, adopt } }: { entry: CallEntry }) {
  if (!other) return null;
  return (
    <p className={styles.other} role="status">
      {callWords.other(callerName(other))}{" "}
      <button type="button" onClick={() => adopt(other)}>
        {callWords.use}
      </button>
    </p>
  );
}

function Category({ entry }: { entry: CallEntry }) {
  const reference = useReference();
  const [isOpen, setOpen] = useState(false);
  const proposals = entry.reading?.proposals ?? [];
  const isOther = entry.category && !proposals.some(({ category }) => category === entry.category);
  return (
    <fieldset className={styles.choices}>
      <legend>{deskWords.call.category}</legend>
      {proposals.map(({ category, confidence }) => (
        <button
          key={category}
          type="button"
          aria-pressed={category === entry.category}
          onClick={() => entry.change({ category })}
        >
          {reference.categoryName(category)} <small>{percentOf(confidence)}</small>
        </button>
      ))}
      {isOther && entry.category && (
        <button type="button" aria-pressed onClick={() => setOpen(true)}>
          {reference.categoryName(entry.category)}
        </button>
      )}
      <button type="button" onClick={() => setOpen(true)}>
        {deskWords.call.otherCategory}
      </button>
      {!entry.category && <span>{deskWords.call.waiting}</span>}
      <Suspense fallback={null}>
        {isOpen && <CategoryPicker onPick={(category) => entry.change({ category })} onClose={() => setOpen(false)} />}
      </Suspense>
    </fieldset>
  );
}

function Choices({ entry }: { entry: CallEntry }) {
  return (
    <div className={styles.row}>
      <fieldset className={styles.choices}>
        <legend>{deskWords.call.severity}</legend>
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={severity === entry.severity}
            title={words.severities[severity]}
            onClick={() => entry.change({ severity })}
          >
            {severity}
          </button>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{deskWords.call.answerBy}</legend>
        {answers.map((answer) => (
          <label key={answer}>
            <input
              type="radio"
              name="answer"
              checked={entry.form.answerBy === answer}
              onChange={() => entry.change({ answerBy: answer })}
            />
            {deskWords.call.answer[answer]}
          </label>
        ))}
        {entry.form.answerBy === "email" && (
          <TextInput
            type="email"
            aria-label={callWords.email}
            placeholder={callWords.email}
            autoComplete="off"
            value={entry.form.email}
            onChange={(event) => entry.change({ email: event.currentTarget.value })}
          />
        )}
        <label>
          <input
            type="checkbox"
            checked={entry.form.hideName}
            onChange={(event) => entry.change({ hideName: event.currentTarget.checked })}
          />
          {deskWords.call.hideName}
        </label>
      </fieldset>
    </div>
  );
}

function Caller({ entry }: { entry: CallEntry }) {
  const { statusLabel } = useReference();
  const { form, change, caller } = entry;
  return (
    <div className={styles.caller}>
      <h2>{deskWords.call.caller}</h2>
      <TextInput
        label={deskWords.call.phone}
        inputMode="tel"
        autoComplete="off"
        value={form.phone}
        onChange={(event) => change({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={deskWords.call.name}
        autoComplete="off"
        value={form.name}
        placeholder={caller?.name ?? ""}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      {caller && <p>{deskWords.call.past(caller.tickets.length)}</p>}
      <ul>
        {caller?.tickets.slice(0, 4).map((ticket) => (
          <li key={ticket.code}>
            <Link to="/phieu/$code" params={{ code: ticket.code }} target="_blank">
              {ticket.code}
            </Link>{" "}
            {ticket.title} · {statusLabel(ticket.status)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Filed({ entry, onLeave }: { entry: CallEntry; onLeave: () => void }) {
  if (!entry.filed) return null;
  const { ticket, spelledCode, script } = entry.filed;
  return (
    <div className={styles.filed} role="status">
      <p>
        {deskWords.call.readCode} <b>{spelledCode}</b>
      </p>
      <Sentence label={callWords.readCode} words={script} />
      <div className={styles.buttons}>
        <Button onClick={entry.restart}>{deskWords.call.next}</Button>
        <Button
          component={Link}
          to="/phieu/$code"
          params={{ code: ticket.code } as never}
          variant="default"
          onClick={onLeave}
        >
          {deskWords.call.openTicket}
        </Button>
      </div>
    </div>
  );
}

/** Taking down a call: any order, the machine reads along, `Ctrl+Enter` files, the code is read out in pairs. */
export function CallForm({ entry, onLeave }: { entry: CallEntry; onLeave: () => void }) {
  const { form, change, reading, place } = entry;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposingKey(event.nativeEvent)) return;
    event.preventDefault();
    entry.submit();
  };
  if (entry.filed) return <Filed entry={entry} onLeave={onLeave} />;
  return (
    <form
      className={styles.form}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        entry.submit();
      }}
    >
      <Danger entry={entry} />
      <OtherCall entry={entry} />
      <Sentence label={callWords.say} words={entry.greeting} />
      <div className={styles.columns}>
        <div className={styles.fields}>
          <Textarea
            data-autofocus
            label={deskWords.call.said}
            placeholder={deskWords.call.saidHint}
            autosize
            minRows={5}
            maxRows={12}
            value={form.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <TextInput
            label={deskWords.call.where}
            placeholder={deskWords.call.whereHint}
            value={form.where}
            onChange={(event) => change({ where: event.currentTarget.value })}
          />
          {place && (
            <p className={styles.place}>
              → {place.label} <small>{words.precision[place.precision]}</small>
            </p>
          )}
          {!place && reading?.place.kind === "not-found" && form.where && (
            <p className={styles.place}>{deskWords.placeEditor.none}</p>
          )}
          <Sentence label={callWords.readBack} words={reading?.readBack} />
          <Category entry={entry} />
          <Choices entry={entry} />
        </div>
        <Caller entry={entry} />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" loading={entry.busy}>
          {deskWords.call.submit} <Kbd dark>Ctrl ↵</Kbd>
        </Button>
        {entry.kept > 0 && <span className={styles.kept}>{deskWords.call.kept(entry.kept)}</span>}
      </div>
    </form>
  );
}
