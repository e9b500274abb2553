import { ActionIcon, Button, Textarea } from "@mantine/core";
import IconLock from "@tabler/icons-react/icons/IconLock";
import IconPaperclip from "@tabler/icons-react/icons/IconPaperclip";
import IconRobot from "@tabler/icons-react/icons/IconRobot";
import IconSend from "@tabler/icons-react/icons/IconSend";
import IconX from "@tabler/icons-react/icons/IconX";
import { lazy, type RefObject, Suspense, useRef, useState } from "react";
import { useReference, useSession } from "../session/session.ts";
import { channelName } from "../shared/channel-mark.tsx";
import { Kbd } from "../shared/kbd.tsx";
import type { Photo } from "../shared/photo.ts";
import { addressOf, usePhotoUpload } from "../shared/photos.tsx";
import { lengthOf, useNow } from "../shared/time.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { actWords } from "./answer-acts.ts";
import { MachineWriting } from "./machine-writing.tsx";
import type { Conversation } from "./queries.ts";
import styles from "./reply-box.module.css";
import type { Composer } from "./use-composer.ts";

const AnswerPicker = lazy(async () => ({ default: (await import("./answer-picker.tsx")).AnswerPicker }));
const ColleaguePicker = lazy(async () => ({ default: (await import("./colleague-picker.tsx")).ColleaguePicker }));

/** Those who have conversations and tasks at the desk. */
const atDesk = ["OP", "HEAD"] as const;

function Attach({ photos, onChange }: { photos: Photo[]; onChange: (photos: Photo[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { sending, add } = usePhotoUpload(photos, onChange);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        loading={sending > 0}
        aria-label={words.reply.attach}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={18} />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={words.reply.attach}
        onChange={(event) => void add(event.currentTarget.files)}
      />
    </>
  );
}

function Chosen({ photos, onChange }: { photos: Photo[]; onChange: (photos: Photo[]) => void }) {
  return (
    <ul className={styles.chosen}>
      {photos.map((photo) => (
        <li key={photo.key}>
          <img src={addressOf(photo)} alt={photo.name ?? ""} />
          <button
            type="button"
            aria-label={words.reply.remove(photo.name ?? "")}
            onClick={() => onChange(photos.filter((other) => other.key !== photo.key))}
          >
            <IconX size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How long the channel still lets a person write. */
function Window({ until }: { until: string | undefined }) {
  const now = useNow();
  if (!until) return null;
  const left = Date.parse(until) - now;
  return (
    <span className={styles.window} data-closed={left <= 0} title={words.reply.windowWhy}>
      {left > 0 ? words.reply.window(lengthOf(left)) : words.reply.windowClosed}
    </span>
  );
}

function DraftHead({ composer }: { composer: Composer }) {
  if (composer.mode === "note" || !composer.proposed) return null;
  return (
    <p className={styles.draftHead}>
      <span>
        <IconRobot size={16} aria-hidden />
        {composer.proposed === "draft" ? words.reply.draft : words.reply.receipt}
      </span>
      <small>{words.reply.draftHint}</small>
    </p>
  );
}

function Buttons({ composer, onAnswers }: { composer: Composer; onAnswers: () => void }) {
  const { mode, proposed } = composer;
  const primary = { note: words.reply.saveNote, create: words.reply.createAndSend, send: words.reply.send };
  return (
    <>
      <Button
        leftSection={mode === "note" ? <IconLock size={16} /> : <IconSend size={16} />}
        loading={composer.busy}
        onClick={composer.submit}
      >
        {primary[composer.act]} <Kbd dark>Ctrl ↵</Kbd>
      </Button>
      {mode === "reply" && proposed && (
        <Button variant="default" onClick={composer.discard}>
          {words.reply.discard}
        </Button>
      )}
      {mode === "reply" && <Attach photos={composer.photos} onChange={composer.setPhotos} />}
      {mode === "reply" && (
        <Button variant="subtle" color="gray" px={8} onClick={onAnswers}>
          {answeringWords.answers.open} <Kbd>/</Kbd>
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        px={8}
        leftSection={<IconLock size={15} />}
        aria-pressed={mode === "note"}
        onClick={composer.toggleNote}
      >
        {words.reply.note}
      </Button>
    </>
  );
}

/** What a canned answer does besides; it can be left out. */
function Extra({ composer }: { composer: Composer }) {
  const reference = useReference();
  if (composer.extra.length === 0) return null;
  const all = composer.extra.map((act) => actWords(act, reference)).join(", ");
  return (
    <p className={styles.extra}>
      {answeringWords.answers.willDo}: {all}
      <button type="button" onClick={composer.dropExtra}>
        {answeringWords.answers.dropActs}
      </button>
    </p>
  );
}

/** A list that opens while one types: "/" in an empty reply, "@" in a note. */
type Picker = "answers" | "mention";

interface PickersProps {
  picker: Picker | undefined;
  conversationId: string;
  composer: Composer;
  onClose: () => void;
}

function Pickers({ picker, conversationId, composer, onClose }: PickersProps) {
  return (
    <Suspense fallback={null}>
      {picker === "answers" && (
        <AnswerPicker conversationId={conversationId} onPick={composer.useAnswer} onClose={onClose} />
      )}
      {picker === "mention" && (
        <ColleaguePicker
          title={answeringWords.mention.title}
          roles={atDesk}
          onPick={composer.mention}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}

/** Which list the typed letter opens. */
function pickerFor(before: string, text: string, isNote: boolean): Picker | undefined {
  if (!isNote) return before === "" && text === "/" ? "answers" : undefined;
  return text.length > before.length && /(?:^|\s)@$/.test(text) ? "mention" : undefined;
}

interface ReplyBoxProps {
  conversation: Conversation;
  composer: Composer;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a person answers. Words that mention a ticket go out together with its opening, in one act. */
export function ReplyBox({ conversation, composer, field }: ReplyBoxProps) {
  const { can } = useSession();
  const [picker, setPicker] = useState<Picker>();
  const { mode, proposed } = composer;
  const { name, channel } = conversation;
  if (!can("conversation.reply")) return <p className={styles.readOnly}>{words.reply.readOnly}</p>;
  const isNote = mode === "note";
  const type = (text: string): void => {
    const opens = pickerFor(composer.text, text, isNote);
    if (opens) setPicker(opens);
    if (opens !== "answers") composer.setText(text);
  };
  const back = (): void => {
    setPicker(undefined);
    requestAnimationFrame(() => field.current?.focus());
  };
  return (
    <div className={styles.composer}>
      <Pickers picker={picker} conversationId={conversation.id} composer={composer} onClose={back} />
      {composer.question && (
        <p className={styles.blocked} role="alert">
          {composer.question}
          <Button size="xs" variant="default" onClick={composer.sendAnyway}>
            {words.reply.sendAnyway}
          </Button>
        </p>
      )}
      <MachineWriting key={conversation.id} id={conversation.id} onUse={composer.insert} />
      <div className={styles.box} data-mode={isNote ? "note" : proposed ? "draft" : "own"}>
        <DraftHead composer={composer} />
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={2}
          maxRows={8}
          aria-label={isNote ? words.reply.noteLabel : words.reply.label(name)}
          placeholder={isNote ? words.reply.notePlaceholder : words.reply.placeholder(name, channelName(channel))}
          value={composer.text}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {composer.unfilled && <small className={styles.unfilled}>{composer.unfilled}</small>}
        {!isNote && composer.text.includes("{code}") && <small>{words.reply.placeholders}</small>}
        {composer.photos.length > 0 && <Chosen photos={composer.photos} onChange={composer.setPhotos} />}
      </div>
      <Extra composer={composer} />
      <div className={styles.buttons}>
        <Buttons composer={composer} onAnswers={() => setPicker("answers")} />
        <Window until={conversation.writableUntil} />
      </div>
    </div>
  );
}
