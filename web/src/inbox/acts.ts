import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { useSession } from "../session/session.ts";
import { newId } from "../shared/new-id.ts";
import type { Photo } from "../shared/photo.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { rememberUndo } from "../shared/undo.tsx";
import { answeringWords } from "../words-answering.vi.ts";
import { useHoldActs } from "./hold-acts.ts";
import { conversationQuery, type Line } from "./queries.ts";
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
  /** The newest reply of others the writer had seen, by id. */
  after?: string | undefined;
  ticketCode?: string | undefined;
}

/** Whose act it is, and under which id it happens once. */
interface Sender {
  clientId: string;
  name: string;
}

const path = (id: string) => ({ params: { path: { id } } });
const keysOf = (photos: Photo[]): { key: string }[] => photos.map(({ key }) => ({ key }));

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
  const { staff } = useSession();
  const { queryKey } = conversationQuery(id);
  const refresh = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey }),
      client.invalidateQueries({ queryKey: ["conversations"] }),
    ]);
  };
  const held = useHoldActs(id, refresh);
  const takeBack = async (messageId: string): Promise<void> => {
    const params = { path: { id, messageId } };
    const { text, attachments, ticketCode } = await call(
      api.POST("/api/conversations/{id}/replies/{messageId}/take-back", { params }),
    ).finally(() => void refresh());
    const photos = attachments.filter((file): file is Photo => file.key !== undefined);
    giveBackDraft(staff.id, id, { text, photos, ticketCode });
    showDone(answeringWords.takenBack);
  };
  const reply = useMutation({
    mutationFn: ({ text, photos, overrule, after, clientId, ticketCode }: Outgoing & Sender) =>
      call(
        api.POST("/api/conversations/{id}/replies", {
          ...path(id),
          body: {
            ...{ clientId, text, attachments: keysOf(photos) },
            ...(overrule ? { overrule } : {}),
            ...(after === undefined ? {} : { after }),
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
        ...(outgoing?.after === undefined ? {} : { after: outgoing.after }),
      };
      return call(api.POST("/api/conversations/{id}/tickets", { ...path(id), body }));
    },
    // the cursor goes on as soon as it is done, however long the list is
    onSettled: () => void refresh(),
  });
  return { ...held, takeBack, reply, note, discard, open };
}
