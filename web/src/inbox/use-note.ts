import { useState } from "react";
import { showDone } from "../shared/say-why.ts";
import { words } from "../words.vi.ts";
import type { useConversationActs } from "./acts.ts";

/** Somebody at the desk who can be asked by name. */
export interface Colleague {
  id: string;
  name: string;
}

/** A note as it is written, with the colleagues it names; they are told when it is saved. */
export function useNote(acts: ReturnType<typeof useConversationActs>, onSaved: () => void) {
  const [text, setText] = useState("");
  const [mentioned, setMentioned] = useState<Colleague[]>([]);
  const save = (): void => {
    if (!text.trim()) return;
    const onSuccess = (): void => {
      setText("");
      setMentioned([]);
      onSaved();
      showDone(words.reply.noted);
    };
    const mentions = mentioned.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
    acts.note.mutate({ text, mentions }, { onSuccess });
  };
  const mention = (colleague: Colleague): void => {
    setMentioned([...mentioned, colleague]);
    setText(`${text.replace(/@$/, "")}@${colleague.name} `);
  };
  return { text, setText, save, mention };
}
