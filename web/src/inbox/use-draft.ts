import { useEffect, useState } from "react";
import { useSession } from "../session/session.ts";
import type { Photo } from "../shared/photo.ts";

/** What a person has typed and not sent. `own`: they threw the proposed words away. */
export interface Draft {
  text: string;
  own: boolean;
  photos?: Photo[];
  /** The ticket the words are about, where they were taken back after its opening. */
  ticketCode?: string | undefined;
  /** The newest reply of others when these words were begun. */
  after?: string | undefined;
}

const keyOf = (staffId: string, conversationId: string): string => `draft:${staffId}:${conversationId}`;

function read(key: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function write(key: string, draft: Draft | undefined): void {
  if (draft) localStorage.setItem(key, JSON.stringify(draft));
  else localStorage.removeItem(key);
}

/** Said in this window when words were put back into a draft from outside its reply box. */
const putBack = new EventTarget();

/** Puts words that were taken back in front of what has been typed since, wherever one is by now. */
export function giveBackDraft(staffId: string, conversationId: string, taken: Omit<Draft, "own">): void {
  const key = keyOf(staffId, conversationId);
  const now = read(key);
  const typed = now?.own ? now : undefined;
  const text = [taken.text, typed?.text].filter(Boolean).join("\n");
  write(key, { ...taken, text, own: true, photos: [...(taken.photos ?? []), ...(typed?.photos ?? [])] });
  putBack.dispatchEvent(new Event(key));
}

/** Unsent words, kept per conversation and per person on this machine, saved as they are typed. */
export function useDraft(conversationId: string): [Draft | undefined, (draft: Draft | undefined) => void] {
  const { staff } = useSession();
  const key = keyOf(staff.id, conversationId);
  const [draft, setDraft] = useState(() => read(key));
  useEffect(() => {
    const again = (): void => setDraft(read(key));
    putBack.addEventListener(key, again);
    return () => putBack.removeEventListener(key, again);
  }, [key]);
  const keep = (next: Draft | undefined): void => {
    setDraft(next);
    write(key, next);
  };
  return [draft, keep];
}
