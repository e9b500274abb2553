import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { signWords } from "../words-signs.vi.ts";

export type Sign = Schemas["Spot"];

/** Places with a printed sign, those in use first. */
export const signsQuery = queryOptions({
  queryKey: ["signs"],
  queryFn: () => call(api.GET("/api/places")),
});

/** A new sign. A failure stays with the form. */
export function useAddSign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"addSpot">) => call(api.POST("/api/places", { body })),
    onSuccess: ({ label }) => showDone(signWords.added(label)),
    onSettled: () => client.invalidateQueries({ queryKey: ["signs"] }),
  });
}

/** The sign was taken down. */
export function useRetireSign() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Sign) => call(api.POST("/api/places/{id}/retire", { params: { path: { id } } })),
    onSuccess: ({ label }) => showDone(signWords.done(label)),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["signs"] }),
  });
}
