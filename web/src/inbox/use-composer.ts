import { useState } from "react";
import { ApiError } from "../api.ts";
import { useSession } from "../session/session.ts";
import { newId } from "../shared/new-id.ts";
import type { Photo } from "../shared/photo.ts";
import { showDone, showFailure, showHint } from "../shared/say-why.ts";
import { offerUndo } from "../shared/undo.tsx";
import { words } from "../words.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import type { useConversationActs } from "./acts.ts";
import { openPlaces, whyOpen } from "./answer-acts.ts";
import type { Conversation, Line } from "./queries.ts";
import { type Draft, useDraft } from "./use-draft.ts";
import { useNote } from "./use-note.ts";
import { useReadyAnswer } from "./use-ready-answer.ts";
import type { TriageDesk } from "./use-triage.ts";

interface ComposerInput {
  conversation: Conversation;
  triage: TriageDesk;
  acts: ReturnType<typeof useConversationActs>;
  /** A ticket was opened here: the list goes on. */
  onOpened: () => void;
}

/** The words proposed for the reply: the machine's draft, else the standard receipt while a report waits. */
function proposalOf({ draftReply, report, receipt }: Conversation, draft: Draft | undefined) {
  if (draft?.own) return undefined;
  if (draftReply !== undefined) return { kind: "draft" as const, text: draftReply };
  return report && receipt !== undefined ? { kind: "receipt" as const, text: receipt } : undefined;
}

/** The newest reply of others that is on the screen; "": there is none. */
function newestOfOthers({ messages }: Conversation, me: string): string {
  const isMine = ({ author }: Line): boolean => author.kind === "operator" && author.name === me;
  return messages.items.findLast((line) => line.direction === "out" && !isMine(line))?.id ?? "";
}

/** What stands in the reply box, kept per conversation; a note stays only while it is open. */
function useReplyText(conversation: Conversation) {
  const { staff } = useSession();
  const [draft, keep] = useDraft(conversation.id);
  const after = (draft?.text ? draft.after : undefined) ?? newestOfOthers(conversation, staff.name);
  const proposal = proposalOf(conversation, draft);
  const text = draft?.text ?? proposal?.text ?? "";
  return {
    text,
    photos: draft?.photos ?? [],
    ticketCode: draft?.ticketCode,
    proposed: proposal?.kind,
    /** Whoever began to write behind this line has seen it. */
    after,
    setPhotos: (photos: Photo[]) => keep({ own: !proposal, ...draft, text, photos, after }),
    setText: (next: string) => keep({ ...draft, text: next, own: !proposal, after }),
    setOwn: (next: string) => keep({ ...draft, text: next, own: true, after }),
    /** Puts back what could not be sent. */
    putBack: (words: Omit<Draft, "own">) => keep({ ...words, own: true }),
    isOwn: draft?.own ?? false,
    empty: () => keep(undefined),
  };
}

/** What stands in the way of sending, in words; the line it is about counts as seen from now on. */
interface Question {
  words: string;
  newest?: string;
}

function questionOf(error: unknown): Question | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { name, by, newest } = error.details;
  const seen = newest === undefined ? {} : { newest: String(newest) };
  if (error.code === "HELD_BY_OTHER") return { words: words.reply.heldByOther(String(name ?? "")), ...seen };
  if (error.code !== "NEWER_REPLY") return undefined;
  return {
    words: words.reply.newer(by === "operator" ? String(name) : words.reply.others[by === "bot" ? "bot" : "page"]),
    ...seen,
  };
}

/** Sending and filing. Somebody else's hold or newer reply is asked about once, then the words go all the same. */
function useSending({ triage, acts, onOpened }: ComposerInput, reply: ReturnType<typeof useReplyText>) {
  const { staff } = useSession();
  const [question, setQuestion] = useState<Question>();
  const after = question?.newest ?? reply.after;
  const refused = (error: unknown): void => {
    const asked = questionOf(error);
    if (asked) setQuestion(asked);
    else showFailure(error);
  };
  const leave = (): void => {
    reply.empty();
    setQuestion(undefined);
  };
  /** Opens a ticket; with words, both happen in one act. */
  const open = (withWords: boolean, overrule: boolean, then?: () => void): void => {
    if (!triage.triage) {
      showHint(deskWords.panel.chooseFirst);
      return;
    }
    const outgoing = withWords ? { text: reply.text, photos: reply.photos, overrule, after } : undefined;
    acts.open.mutate(
      { triage: triage.triage, outgoing },
      {
        onError: refused,
        onSuccess: ({ ticket, messageId }) => {
          if (withWords) leave();
          if (messageId) offerUndo(deskWords.panel.createdAndSent(ticket.code), () => acts.takeBack(messageId));
          else showDone(deskWords.panel.created(ticket.code));
          then?.();
          onOpened();
        },
      },
    );
  };
  const send = (text: string, photos: Photo[], overrule: boolean, then?: () => void): void => {
    if (!text.trim() && photos.length === 0) return;
    const { ticketCode } = reply;
    leave();
    const onError = (error: unknown): void => {
      reply.putBack({ text, photos, ticketCode, after });
      refused(error);
    };
    acts.reply.mutate(
      { text, photos, overrule, after, ticketCode, clientId: newId(), name: staff.name },
      { onError, onSuccess: () => then?.() },
    );
  };
  return { question: question?.words, open, send };
}

/** The reply box: what stands in it, what its button does, and what stands in the way. */
export function useComposer(input: ComposerInput) {
  const { conversation, acts } = input;
  const { can } = useSession();
  const reply = useReplyText(conversation);
  const { question, open, send } = useSending(input, reply);
  const [mode, setMode] = useState<"reply" | "note">("reply");
  const note = useNote(acts, () => setMode("reply"));
  const mayOpen = conversation.report !== undefined && can("ticket.open");
  const opensTicket = mayOpen && (reply.proposed !== undefined || reply.text.includes("{code}"));
  const act: "note" | "create" | "send" = mode === "note" ? "note" : opensTicket ? "create" : "send";

  const ready = useReadyAnswer({ ...input, mayOpen, setText: reply.setOwn });
  const [unfilled] = act === "note" ? [] : openPlaces(reply.text, opensTicket);
  const submit = (overrule: boolean): void => {
    if (act === "note") note.save();
    else if (unfilled !== undefined) showHint(whyOpen(unfilled));
    else if (act === "create") open(true, overrule, () => ready.doExtra());
    else send(reply.text, reply.photos, overrule, () => ready.doExtra(input.onOpened));
  };
  return {
    mode,
    act,
    question,
    useAnswer: ready.put,
    extra: ready.extra,
    dropExtra: ready.dropExtra,
    /** Why these words cannot be sent yet. */
    unfilled: unfilled === undefined ? undefined : whyOpen(unfilled),
    proposed: reply.proposed,
    photos: reply.photos,
    setPhotos: reply.setPhotos,
    text: mode === "note" ? note.text : reply.text,
    setText: mode === "note" ? note.setText : reply.setText,
    busy: acts.open.isPending || acts.note.isPending,
    submit: () => submit(false),
    sendAnyway: () => submit(true),
    createOnly: () => open(false, false),
    toggleNote: () => setMode(mode === "note" ? "reply" : "note"),
    mention: note.mention,
    startReply: () => setMode("reply"),
    startNote: () => setMode("note"),
    /** Puts a sentence in front of the person's own words, or in place of the proposed ones. */
    insert: (sentence: string) => reply.setOwn(reply.isOwn ? `${sentence} ${reply.text}`.trim() : sentence),
    discard: () => {
      reply.setOwn("");
      if (conversation.draftReply !== undefined) acts.discard.mutate();
    },
    resend: (line: Line) =>
      send(
        line.text,
        line.attachments.filter((file): file is Photo => file.key !== undefined),
        false,
      ),
  };
}
export type Composer = ReturnType<typeof useComposer>;
