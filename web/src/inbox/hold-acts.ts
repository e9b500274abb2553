import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, call } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { offerUndo } from "../shared/undo.tsx";
import { answeringWords } from "../words-answering.vi.ts";
import { type Conversation, conversationQuery } from "./queries.ts";

type Hold = "take-over" | "give-back" | "done" | "spam";
const path = (id: string) => ({ params: { path: { id } } });

function holdOf(id: string, act: Hold): Promise<Conversation> {
  if (act === "take-over") return call(api.POST("/api/conversations/{id}/take-over", path(id)));
  if (act === "give-back") return call(api.POST("/api/conversations/{id}/give-back", path(id)));
  if (act === "spam") return call(api.POST("/api/conversations/{id}/spam", { ...path(id), body: {} }));
  return call(api.POST("/api/conversations/{id}/done", path(id)));
}

/** Who has the conversation, whether it is put off, and what becomes of its reports; each with a way back. */
export function useHoldActs(id: string, refresh: () => Promise<void>) {
  const client = useQueryClient();
  const navigate = useNavigate();
  // Nobody waits for it: the cursor goes on as soon as the act is done, however long the list is.
  const again = (): void => void refresh();
  const { queryKey } = conversationQuery(id);
  /** Offers to take the act back that the server remembers; then one is where it was. */
  const offer = ({ undoable }: Conversation): void => {
    if (!undoable) return;
    offerUndo(answeringWords.done[undoable.kind], async () => {
      const body = { actId: undoable.id };
      const now = await call(api.POST("/api/conversations/{id}/undo", { ...path(id), body })).finally(
        () => void refresh(),
      );
      client.setQueryData(queryKey, now);
      await navigate({ to: "/hop-thu/$id", params: { id }, search: (before) => before as never });
    });
  };
  const hold = useMutation({
    mutationFn: (act: Hold) => holdOf(id, act),
    onSuccess: offer,
    onError: showFailure,
    onSettled: again,
  });
  const snooze = useMutation({
    mutationFn: ({ until, why }: { until: string; why: string }) =>
      call(api.POST("/api/conversations/{id}/snooze", { ...path(id), body: { until, ...(why ? { why } : {}) } })),
    onSuccess: offer,
    onError: showFailure,
    onSettled: again,
  });
  const restore = useMutation({
    mutationFn: () => call(api.POST("/api/conversations/{id}/restore", { ...path(id), body: {} })),
    onSuccess: () => showDone(answeringWords.spam.restored),
    onError: showFailure,
    onSettled: again,
  });
  return { hold, snooze, restore };
}
