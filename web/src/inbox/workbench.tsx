import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { api, call } from "../api.ts";
import type { InboxSearch } from "../search.ts";
import { type Action, useSession } from "../session/session.ts";
import { useKeys } from "../shared/keys.ts";
import { showFailure } from "../shared/say-why.ts";
import { Failure, GreyRows } from "../shared/states.tsx";
import { useIsWide } from "../shared/use-width.ts";
import { words } from "../words.vi.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { deskWords } from "../words-desk.vi.ts";
import { useConversationActs } from "./acts.ts";
import { TakeBack } from "./held-line.tsx";
import pageStyles from "./inbox-page.module.css";
import { useMerging } from "./merging.tsx";
import { type Conversation, conversationQuery } from "./queries.ts";
import { ReplyBox } from "./reply-box.tsx";
import { type Dialog, SidePanel } from "./side-panel.tsx";
import styles from "./thread.module.css";
import { Thread } from "./thread.tsx";
import { ThreadHead } from "./thread-head.tsx";
import { type Composer, useComposer } from "./use-composer.ts";
import { type TriageDesk, useTriage } from "./use-triage.ts";
import { Company, useTellViewing } from "./viewers.tsx";

const pickers = () => import("../shared/category-picker.tsx");
const CategoryPicker = lazy(async () => ({ default: (await pickers()).CategoryPicker }));
const UnitPicker = lazy(async () => ({ default: (await pickers()).UnitPicker }));
const SnoozeDialog = lazy(async () => ({ default: (await import("./snooze-dialog.tsx")).SnoozeDialog }));
const Sheet = lazy(async () => ({ default: (await import("../shared/sheet.tsx")).Sheet }));
const PlaceEditor = lazy(async () => ({ default: (await import("../shared/place-editor.tsx")).PlaceEditor }));

/** Tells the desk that these lines were on somebody's screen. */
function useMarkSeen({ id, unread, messages }: Conversation): void {
  const client = useQueryClient();
  const newest = messages.items.findLast((line) => line.direction === "in")?.id;
  useEffect(() => {
    if (unread === 0 || !newest || document.hidden) return;
    call(api.POST("/api/conversations/{id}/seen", { params: { path: { id } }, body: { messageId: newest } }))
      .then(() => client.invalidateQueries({ queryKey: ["conversations"] }))
      .catch(() => undefined);
  }, [client, id, unread, newest]);
}

interface DialogsProps {
  dialog: Dialog | undefined;
  desk: TriageDesk;
  times: Conversation["snoozeTimes"];
  onSnooze: (until: string, why: string) => void;
  onClose: () => void;
}

function Dialogs({ dialog, desk, times, onSnooze, onClose }: DialogsProps) {
  return (
    <Suspense fallback={null}>
      {dialog === "category" && <CategoryPicker onPick={desk.chooseCategory} onClose={onClose} />}
      {dialog === "snooze" && <SnoozeDialog times={times} onPick={onSnooze} onClose={onClose} />}
      {dialog === "unit" && <UnitPicker onPick={desk.chooseUnit} onClose={onClose} />}
      {dialog === "place" && (
        <PlaceEditor initial={desk.triage?.place?.label ?? ""} onPick={desk.choosePlace} onClose={onClose} />
      )}
    </Suspense>
  );
}

type BenchActs = ReturnType<typeof useConversationActs>;

interface BenchKeys {
  heldBy: Conversation["heldBy"]["kind"];
  desk: TriageDesk;
  acts: BenchActs;
  composer: Composer;
  field: RefObject<HTMLTextAreaElement | null>;
  write: (start: () => void) => void;
  finish: () => void;
  judgeSpam: () => void;
  mergeFirst: () => void;
  togglePanel: () => void;
  openDialog: (dialog: Dialog) => void;
  off: boolean;
}

/** The keys of one conversation. */
function useBenchKeys(keys: BenchKeys): void {
  const { heldBy, desk, acts, composer, field, write, finish, judgeSpam, mergeFirst, togglePanel, openDialog, off } =
    keys;
  const leave = (): void => {
    if (document.activeElement === field.current) field.current?.blur();
    else document.getElementById("conversations")?.focus();
  };
  const { can } = useSession();
  const named = (action: Action, name: string, run: () => void) => (can(action) ? { name, run } : run);
  useKeys(
    {
      Enter: () => write(composer.startReply),
      Escape: leave,
      "Ctrl+Enter": composer.submit,
      Digit1: () => desk.chooseProposal(0),
      Digit2: () => desk.chooseProposal(1),
      Digit3: () => desk.chooseProposal(2),
      Digit0: named("ticket.open", deskWords.panel.other, () => openDialog("category")),
      KeyL: named("ticket.open", deskWords.panel.editPlace, () => openDialog("place")),
      KeyA: named("ticket.open", deskWords.unitPicker.act, () => openDialog("unit")),
      KeyC: named("ticket.open", deskWords.panel.create, composer.createOnly),
      KeyT: named("conversation.hold", words.thread.takeOver, () => acts.hold.mutate("take-over")),
      // whoever has the talk already is not offered it
      ...(heldBy !== "bot" && {
        KeyB: named("conversation.hold", words.thread.giveBack, () => acts.hold.mutate("give-back")),
      }),
      KeyR: named("conversation.reply", words.reply.answer, () => write(composer.startReply)),
      KeyI: named("conversation.reply", words.reply.noteLabel, () => write(composer.startNote)),
      KeyE: named("conversation.hold", words.thread.finish, finish),
      KeyH: named("conversation.hold", answeringWords.snooze.title, () => openDialog("snooze")),
      KeyX: named("conversation.hold", answeringWords.spam.mark, judgeSpam),
      KeyM: named("ticket.move", answeringWords.merge, mergeFirst),
      KeyP: togglePanel,
    },
    { everywhere: ["Escape", "Ctrl+Enter"], off },
  );
}

interface BenchProps {
  search: InboxSearch;
  /** The work here is done: the cursor goes on. */
  onDone: () => void;
  /** A preview lies over it: it can neither be reached nor pressed. */
  isCovered: boolean;
  /** Its keys mean something else now. */
  isQuiet: boolean;
}

/** One conversation: its thread, the reply box, the right panel, and the keys that act on it. */
function Bench({ conversation, search, onDone, isCovered, isQuiet }: BenchProps & { conversation: Conversation }) {
  const isWide = useIsWide();
  const [dialog, setDialog] = useState<Dialog>();
  const [isPanelOpen, setPanelOpen] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const desk = useTriage(conversation);
  const acts = useConversationActs(conversation.id);
  const composer = useComposer({ conversation, triage: desk, acts, onOpened: onDone });
  useMarkSeen(conversation);
  useTellViewing(conversation.id);

  const write = (start: () => void): void => {
    start();
    // at once: the next letter typed is already text
    field.current?.focus();
  };
  const togglePanel = (): void => setPanelOpen((before) => !before);
  const finish = (): void => acts.hold.mutate("done", { onSuccess: onDone });
  const judgeSpam = (): void => acts.hold.mutate("spam", { onSuccess: onDone });
  const merging = useMerging();
  const leaving = { finish, judgeSpam, mergeFirst: () => merging.compareFirst(conversation.tickets) };
  const now = { heldBy: conversation.heldBy.kind, off: isQuiet };
  useBenchKeys({ ...now, desk, acts, composer, field, write, ...leaving, togglePanel, openDialog: setDialog });

  const panel = (
    <SidePanel
      conversation={conversation}
      desk={desk}
      onDialog={setDialog}
      onAskPlace={() => write(() => composer.insert(deskWords.panel.placeQuestion))}
      onCreate={composer.createOnly}
      onMerge={merging.compare}
      busy={acts.open.isPending}
    />
  );
  return (
    <>
      <div className={styles.thread} inert={isCovered}>
        <ThreadHead
          conversation={conversation}
          search={search}
          busy={acts.hold.isPending}
          onTakeOver={() => acts.hold.mutate("take-over")}
          onGiveBack={() => acts.hold.mutate("give-back")}
          onFinish={finish}
          onSnooze={() => setDialog("snooze")}
          onSpam={judgeSpam}
          onRestore={() => acts.restore.mutate()}
          onPanel={togglePanel}
        />
        <Company id={conversation.id} />
        <TakeBack value={(line) => void acts.takeBack(line.id).catch(showFailure)}>
          <Thread conversation={conversation} onResend={composer.resend} />
        </TakeBack>
        <ReplyBox conversation={conversation} composer={composer} field={field} />
      </div>
      {isWide && (
        <div className={pageStyles.aside} inert={isCovered}>
          {panel}
        </div>
      )}
      <Suspense fallback={null}>
        {!isWide && isPanelOpen && (
          <Sheet title={deskWords.panel.label} onClose={togglePanel}>
            {panel}
          </Sheet>
        )}
      </Suspense>
      {merging.dialog}
      <Dialogs
        dialog={dialog}
        desk={desk}
        times={conversation.snoozeTimes}
        onSnooze={(until, why) => acts.snooze.mutate({ until, why }, { onSuccess: onDone })}
        onClose={() => setDialog(undefined)}
      />
    </>
  );
}

/** Loads a conversation and puts it on the bench. */
export function Workbench({ id, ...props }: BenchProps & { id: string }) {
  const { data, error, refetch } = useQuery(conversationQuery(id));
  if (data) return <Bench conversation={data} {...props} />;
  return (
    <div className={styles.thread}>
      <h1 className="sr">{words.inbox.title}</h1>
      {error ? (
        <Failure title={words.thread.failed} onRetry={() => void refetch()} />
      ) : (
        <GreyRows rows={5} height={96} />
      )}
    </div>
  );
}
