import { queryOptions } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import { noteServerTime } from "../shared/time.ts";

export type ChannelHealth = Schemas["ChannelHealth"];
export type Channel = Schemas["Channel"];

/** Counts are made every ten minutes; what went in and out last is fresh. */
const refreshMs = 60_000;
/** How often a test message is looked after, and what ends the looking. */
const lookMs = 1_500;
const over: readonly Schemas["ChannelTest"]["state"][] = ["delivered", "read", "failed"];

/** Every channel as it is now. */
export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  refetchInterval: refreshMs,
  queryFn: async () => {
    const page = await call(api.GET("/api/channels"));
    noteServerTime(page.at);
    return page;
  },
});

/** How far a test message got; asked until it cannot get further. */
export function channelTestQuery(channel: Channel, to: string, id: string) {
  return queryOptions({
    queryKey: ["channel-test", channel, id],
    refetchInterval: ({ state: { data } }) => (data && over.includes(data.state) ? false : lookMs),
    queryFn: () =>
      call(api.GET("/api/channels/{channel}/test/{id}", { params: { path: { channel, id }, query: { to } } })),
  });
}
