import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { showFailure } from "../shared/say-why.ts";

export type Hall = Schemas["Hall"];

const queryKey = ["hall"];
/** Signals of other counters may be lost; nobody waits longer than this for the list to be true. */
const refetchInterval = 30_000;

/** Counters, who waits, and today's appointments. */
export const hallQuery = queryOptions({ queryKey, refetchInterval, queryFn: () => call(api.GET("/api/hall")) });

function useHallAct<T>(act: (given: T) => Promise<Hall>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (hall) => client.setQueryData(queryKey, hall),
    onError: (error) => {
      showFailure(error);
      void client.invalidateQueries({ queryKey });
    },
  });
}

/** Calls the next one to this counter. */
export const useCallNext = () =>
  useHallAct((id: string) => call(api.POST("/api/hall/counters/{id}/next", { params: { path: { id } } })));

/** Whoever was called was served, or did not come. */
export const useEndCall = () =>
  useHallAct(({ id, as }: { id: string; as: "served" | "missed" }) =>
    call(api.POST("/api/hall/numbers/{id}/end", { params: { path: { id } }, body: { as } })),
  );

/** Somebody with an appointment stands at the counter. */
export const useCheckIn = () =>
  useHallAct((id: string) => call(api.POST("/api/hall/appointments/{id}/arrive", { params: { path: { id } } })));
