import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call } from "../api.ts";
import { showFailure } from "../shared/say-why.ts";
import { noteServerTime } from "../shared/time.ts";

/** What the desk must do that is no ticket; alarms come first. */
export const tasksQuery = queryOptions({
  queryKey: ["tasks"],
  queryFn: async () => {
    const page = await call(api.GET("/api/tasks"));
    noteServerTime(page.at);
    return page;
  },
});

/** Lets the assistant answer again whoever sent too much, or takes that back. */
export function useFloodLift(conversationId: string) {
  return useMutation({
    mutationFn: (lifted: boolean) =>
      call(api.POST("/api/conversations/{id}/flood", { params: { path: { id: conversationId } }, body: { lifted } })),
    onError: showFailure,
  });
}

/** Taking a task, or saying it is done. */
export function useTaskAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: "take" | "done" }) =>
      act === "take"
        ? call(api.POST("/api/tasks/{id}/take", { params: { path: { id } } }))
        : call(api.POST("/api/tasks/{id}/done", { params: { path: { id } } })),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["tasks"] }),
  });
}
