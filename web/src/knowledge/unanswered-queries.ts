import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { noteServerTime } from "../shared/time.ts";
import { unansweredWords as say } from "../words-unanswered.vi.ts";
import { entryKey } from "./queries.ts";

export type Group = Schemas["QuestionGroup"];
export type GroupItem = Schemas["QuestionGroupItem"];
export type State = GroupItem["state"];
export type Answer = Body<"answerQuestion">["answer"];

/** Groups of one state. */
export const questionsQuery = (state: State) =>
  queryOptions({
    queryKey: ["questions", state],
    queryFn: async () => {
      const answer = await call(api.GET("/api/questions", { params: { query: { state } } }));
      noteServerTime(answer.at);
      return answer;
    },
  });

/** One group with its questions. */
export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ["question", id],
    queryFn: () => call(api.GET("/api/questions/{id}", { params: { path: { id } } })),
  });

function useSettle<V>(settle: (given: V) => Promise<Group>, done: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: settle,
    onSuccess: () => showDone(done),
    onError: showFailure,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ["questions"] });
      await client.invalidateQueries({ queryKey: ["question"] });
    },
  });
}

type Version = Pick<Group, "id" | "version">;

/** Proposes an answer to a group. */
export const useAnswer = () =>
  useSettle(
    ({ id, version, answer }: Version & { answer: Answer }) =>
      call(api.POST("/api/questions/{id}/answer", { params: { path: { id } }, body: { version, answer } })),
    say.saved,
  );

/** Makes an article of a group's answer, or finds the one there is. */
export function useMakeArticle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Version) =>
      call(api.POST("/api/questions/{id}/article", { params: { path: { id } }, body: { version } })),
    // What was read of the article before knows nothing of the draft.
    onSuccess: ({ articleId }) => client.removeQueries({ queryKey: entryKey("article", articleId) }),
    onError: showFailure,
    onSettled: () =>
      Promise.all(["knowledge", "questions", "question"].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}

/** Puts a group aside. */
export const useDismiss = () =>
  useSettle(
    ({ id, version }: Version) =>
      call(api.POST("/api/questions/{id}/dismiss", { params: { path: { id } }, body: { version } })),
    say.dismissed,
  );

/** Takes a dismissal back. */
export const useReopen = () =>
  useSettle(
    ({ id, version }: Version) =>
      call(api.POST("/api/questions/{id}/reopen", { params: { path: { id } }, body: { version } })),
    say.reopened,
  );
