import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { zaloWords } from "../words-zalo.vi.ts";

export type Connection = Schemas["Connection"];

/** Accounts of ours, whether they are still granted to us. */
export const connectionsQuery = queryOptions({
  queryKey: ["connections"],
  queryFn: () => call(api.GET("/api/connections")),
});

/** Begins connecting an OA; what comes back says how to go on. */
export function useConnectZalo() {
  return useMutation({
    mutationFn: (body: Body<"connectZalo">) => call(api.POST("/api/channels/zalo/connect", { body })),
  });
}

/** Gives an account up. */
export function useDisconnect() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ channel, account }: Connection) =>
      call(api.POST("/api/channels/{channel}/{account}/disconnect", { params: { path: { channel, account } } })),
    onSuccess: (_, { name }) => showDone(zaloWords.disconnected(name)),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["connections"] }),
  });
}
