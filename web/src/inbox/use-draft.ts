import { useState } from "react";
import { useSession } from "../session/session.ts";

/** What a person has typed and not sent. `own`: they threw the proposed words away. */
export interface Draft {
  text: string;
  own: boolean;
}

function read(key: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Unsent words, kept per conversation and per person on this machine, saved as they are typed. */
export function useDraft(conversationId: string): [Draft | undefined, (draft: Draft | undefined) => void] {
  const { staff } = useSession();
  const key = `draft:${staff.id}:${conversationId}`;
  const [draft, setDraft] = useState(() => read(key));
  const keep = (next: Draft | undefined): void => {
    setDraft(next);
    if (next) localStorage.setItem(key, JSON.stringify(next));
    else localStorage.removeItem(key);
  };
  return [draft, keep];
}
