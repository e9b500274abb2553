import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, call, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { newId } from "../shared/new-id.ts";
import type { Photo } from "../shared/photos.tsx";
import { showDone, showFailure } from "../shared/say-why.ts";
import { offerUndo, rememberUndo } from "../shared/undo.tsx";
import { offerMoveUndo } from "../ticket/undo-move.ts";
import { answeringWords } from "../words-answering.vi.ts";
import { type Conversation, conversationQuery, type Line } from "./queries.ts";
import { giveBackDraft } from "./use-draft.ts";

/** What a ticket is opened with. */
export interface Triage {
  category: Schemas["CategoryId"];
  severity: Schemas["Severity"];
  unit?: Schemas["UnitId"] | undefined;
  place?: Schemas["Place"] | undefined;
}

/** Words on their way out. */
export interface Outgoing {
  text: string;
  photos: Photo[];
  overrule?: boolean;
  ticketCode?: string | undefined;
}

type Hold = "take-over" | "give-back" | "done" | "spam";
const path = (id: string) => ({ params: { path: { id } } });
const keysOf = (photos: Photo[]): { key: string }[] => photos.map(({ key }) => ({ key }));

function holdOf(id: string, act: Hold): Promise<Conversation> {
  if (act === "take-over") return call(api.POST("/api/conversations/{id}/take-over", path(id)));
  if (act === "give-back") return call(api.POST("/api/conversations/{id}/give-back", path(id)));
  if (act === "spam") return call(api.POST("/api/conversations/{id}/spam", { ...path(id), body: {} }));
  return call(api.POST("/api/conversations/{id}/done", path(id)));
}

/** The line as it stands in the thread until the server tells of it. */
function lineOf(id: string, name: string, { text, photos }: Outgoing): Line {
  return {
    id,
    direction: "out",
    author: { kind: "operator", name },
    text,
    choices: [],
    attachments: photos,
    state: "queued",
    at: new Date().toISOString(),
  };
}

/** Everything a person can do in one conversation. Each act refreshes the conversation and the list. */
export function useConversationActs(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { staff } = useSession();
  const { queryKey } = conversationQuery(id);
  const refresh = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey }),
      client.invalidateQueries({ queryKey: ["conversations"] }),
    ]);
  };
  /** Offers to take the act back that the server remembers; then one is where it was. */
  const offer = ({ undoable }: Conversation): void => {
    if (!undoable) return;
    offerUndo(answeringWords.done[undoable.kind], async () => {
      const body = { actId: undoable.id };
      const now = await call(api.POST("/api/conversations/{id}/undo", { ...path(id), body })).finally(refresh);
      client.setQueryData(queryKey, now);
      await navigate({ to: "/hop-thu/$id", params: { id }, search: (before) => before as never });
    });
  };
  const hold = useMutation({
    mutationFn: (act: Hold) => holdOf(id, act),
    onSuccess: offer,
    onError: showFailure,
    onSettled: refresh,
  });
  const snooze = useMutation({
    mutationFn: ({ until, why }: { until: string; why: string }) =>
      call(api.POST("/api/conversations/{id}/snooze", { ...path(id), body: { until, ...(why ? { why } : {}) } })),
    onSuccess: offer,
    onError: showFailure,
    onSettled: refresh,
  });
  const restore = useMutation({
    mutationFn: () => call(api.POST("/api/conversations/{id}/restore", { ...path(id), body: {} })),
    onSuccess: () => showDone(answeringWords.spam.restored),
    onError: showFailure,
    onSettled: refresh,
  });
  const merge = useMutation({
    mutationFn: ({ code, version, proposedParent = "" }: Schemas["TicketRow"]) => {
      const body = { to: "duplicate" as const, version, facts: { parentCode: proposedParent } };
      return call(api.POST("/api/tickets/{code}/moves", { params: { path: { code } }, body }));
    },
    onSuccess: (ticket) => offerMoveUndo({ to: "duplicate" }, ticket, () => void refresh()),
    onError: showFailure,
    onSettled: refresh,
  });
  const takeBack = async (messageId: string): Promise<void> => {
    const params = { path: { id, messageId } };
    const { text, attachments, ticketCode } = await call(
      api.POST("/api/conversations/{id}/replies/{messageId}/take-back", { params }),
    ).finally(refresh);
    const photos = attachments.filter((file): file is Photo => file.key !== undefined);
    giveBackDraft(staff.id, id, { text, photos, ticketCode });
    showDone(answeringWords.takenBack);
  };
  const reply = useMutation({
    mutationFn: ({ text, photos, overrule, clientId, ticketCode }: Outgoing & { clientId: string; name: string }) =>
      call(
        api.POST("/api/conversations/{id}/replies", {
          ...path(id),
          body: {
            ...{ clientId, text, attachments: keysOf(photos) },
            ...(overrule ? { overrule } : {}),
            ...(ticketCode ? { ticketCode } : {}),
          },
        }),
      ),
    onSuccess: ({ messageId }) => rememberUndo(() => takeBack(messageId)),
    onMutate: ({ name, clientId, ...outgoing }) =>
      client.setQueryData(queryKey, (known) => {
        if (!known) return known;
        const { items, ...rest } = known.messages;
        return { ...known, messages: { ...rest, items: [...items, lineOf(clientId, name, outgoing)] } };
      }),
    onSettled: refresh,
  });
  const note = useMutation({
    mutationFn: (body: { text: string; mentions: string[] }) =>
      call(api.POST("/api/conversations/{id}/notes", { ...path(id), body })),
    onError: showFailure,
    onSettled: refresh,
  });
  const discard = useMutation({
    mutationFn: () => call(api.DELETE("/api/conversations/{id}/draft", path(id))),
    onSettled: refresh,
  });
  const open = useMutation({
    mutationFn: ({ triage, outgoing }: { triage: Triage; outgoing?: Outgoing | undefined }) => {
      const { category, severity, unit, place } = triage;
      const body = {
        clientId: newId(),
        category,
        severity,
        ...(unit ? { unit } : {}),
        ...(place ? { place } : {}),
        ...(outgoing?.text ? { text: outgoing.text } : {}),
        attachments: keysOf(outgoing?.photos ?? []),
        ...(outgoing?.overrule ? { overrule: true } : {}),
      };
      return call(api.POST("/api/conversations/{id}/tickets", { ...path(id), body }));
    },
    onSettled: refresh,
  });
  return { hold, snooze, restore, merge, takeBack, reply, note, discard, open };
}
