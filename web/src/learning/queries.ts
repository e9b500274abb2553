import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import type { ReadingSearch } from "../search.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { noteServerTime } from "../shared/time.ts";
import { learningWords } from "../words-learning.vi.ts";

export type Learning = Schemas["Learning"];
export type Model = Schemas["Model"];

const key = ["learning"];
/** Trainings and exchanges are told live; counts grow slowly. */
const refreshMs = 60_000;

/** What the machine reads with, and how it does. */
export const learningQuery = queryOptions({
  queryKey: key,
  refetchInterval: refreshMs,
  queryFn: async () => {
    const answer = await call(api.GET("/api/learning"));
    noteServerTime(answer.at);
    return answer;
  },
});

/** The reports behind a figure of how the machine reads. */
export const readingsQuery = ({ so = "other", loai, ngay }: ReadingSearch) =>
  queryOptions({
    queryKey: [...key, "tickets", so, loai, ngay],
    queryFn: () => {
      const query = { figure: so, ...(loai ? { proposed: loai } : {}), ...(ngay ? { days: ngay } : {}) };
      return call(api.GET("/api/learning/tickets", { params: { query } }));
    },
  });

/** Asks for a training. */
export function useAskTraining() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(api.POST("/api/learning/train")),
    onSuccess: () => showDone(learningWords.asked),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Goes back to another model. */
export function useModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version }: Model) =>
      call(api.POST("/api/learning/models/{id}/use", { params: { path: { id: version } } })),
    onSuccess: (_, { version }) => showDone(learningWords.models.done(version)),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
