import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { Dialog } from "../shared/dialog.tsx";
import { momentOf, serverNow } from "../shared/time.ts";
import { answeringWords } from "../words-answering.vi.ts";
import type { Conversation } from "./queries.ts";
import styles from "./snooze-dialog.module.css";

const words = answeringWords.snooze;
/** The field has no zone: what is typed there is Việt Nam's time. */
const asMoment = (local: string): string => new Date(`${local}:00+07:00`).toISOString();

interface SnoozeDialogProps {
  times: Conversation["snoozeTimes"];
  onPick: (until: string, why: string) => void;
  onClose: () => void;
}

/** Chooses when a conversation comes back. Enter takes the first. */
export function SnoozeDialog({ times, onPick, onClose }: SnoozeDialogProps) {
  const [why, setWhy] = useState("");
  const [other, setOther] = useState("");
  const now = serverNow();
  const pick = (until: string): void => {
    onPick(until, why.trim());
    onClose();
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className={styles.explain}>{words.explain}</p>
      <div className={styles.times}>
        {(["hour", "afternoon", "morning"] as const).map((name) => {
          const at = times[name];
          return (
            at && (
              <Button
                key={name}
                variant="default"
                justify="space-between"
                rightSection={momentOf(at, now)}
                data-autofocus={name === "hour" ? true : undefined}
                onClick={() => pick(at)}
              >
                {words[name]}
              </Button>
            )
          );
        })}
        <div className={styles.other}>
          <TextInput
            type="datetime-local"
            label={words.other}
            value={other}
            onChange={(event) => setOther(event.currentTarget.value)}
          />
          <Button variant="default" disabled={!other} onClick={() => pick(asMoment(other))}>
            {words.set}
          </Button>
        </div>
        <TextInput label={words.why} maxLength={500} value={why} onChange={(e) => setWhy(e.currentTarget.value)} />
      </div>
    </Dialog>
  );
}
