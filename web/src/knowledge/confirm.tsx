import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { knowledgeWords as say } from "../words-knowledge.vi.ts";
import styles from "./knowledge.module.css";

interface ConfirmProps {
  title: string;
  hint: string;
  act: string;
  isPending: boolean;
  onAct: (note: string) => void;
  onClose: () => void;
}

/** Asks before residents read something else, and for a word on why. */
export function Confirm({ title, hint, act, isPending, onAct, onClose }: ConfirmProps) {
  const [note, setNote] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={styles.confirm}>
        <p>{hint}</p>
        <Textarea
          data-autofocus
          label={say.note}
          description={say.noteHint}
          maxLength={1000}
          rows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.acts}>
          <Button variant="default" onClick={onClose}>
            {say.cancel}
          </Button>
          <Button loading={isPending} onClick={() => onAct(note.trim())}>
            {act}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
