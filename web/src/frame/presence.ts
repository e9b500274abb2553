import { notifications } from "@mantine/notifications";
import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, type Body, call, type Schemas } from "../api.ts";
import { closeButtonProps } from "../shared/say-why.ts";
import { presenceWords } from "../words-presence.vi.ts";

/** A console that is open asks so often, and is on duty by that. */
const askEveryMs = 120_000;

/** How one stands oneself, and what passed on to others. */
export const presenceQuery = queryOptions({
  queryKey: ["presence"],
  refetchInterval: askEveryMs,
  refetchIntervalInBackground: true,
  queryFn: () => call(api.GET("/api/presence")),
});

/** Tells what has just left this person, once each; what left them before the console was opened is only listed. */
export function usePresence(): Schemas["Presence"] | undefined {
  const { data } = useQuery(presenceQuery);
  const known = useRef<Set<string> | undefined>(undefined);
  useEffect(() => {
    if (!data) return;
    const before = known.current;
    known.current = new Set(data.handovers.map(({ id }) => id));
    for (const { id, why } of before ? data.handovers.filter((one) => !before.has(one.id)) : []) {
      notifications.show({ closeButtonProps, id, color: "yellow", message: why, autoClose: 15_000 });
    }
  }, [data]);
  return data;
}

/** Says whether one is there. */
export function useSayPresence() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<"setPresence">) => call(api.POST("/api/presence", { body })),
    onSuccess: (now) => {
      client.setQueryData(presenceQuery.queryKey, now);
      notifications.show({
        closeButtonProps,
        color: "teal",
        message: presenceWords.saved(presenceWords.states[now.state]),
      });
    },
  });
}
