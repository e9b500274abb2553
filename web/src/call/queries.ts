import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, type Body, call } from "../api.ts";
import { useSession } from "../session/session.ts";
import { noteServerTime } from "../shared/time.ts";

export type CallBody = Body<"enterCall">;

const pauseMs = 250;

/** The value once nobody has changed it for a moment. */
function usePaused<T>(value: T): T {
  const [paused, setPaused] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return paused;
}

/** What the machine reads in the words typed so far. */
export function useReading(text: string, placeText: string) {
  const said = usePaused(text.trim());
  const where = usePaused(placeText.trim());
  return useQuery({
    queryKey: ["classify", said, where],
    enabled: said.length > 2 || where.length > 2,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: () => call(api.POST("/api/classify", { body: { text: said, ...(where ? { placeText: where } : {}) } })),
  });
}

/** The caller's earlier tickets. */
export function useCaller(phone: string) {
  const typed = usePaused(phone.replace(/[^\d+]/g, ""));
  return useQuery({
    queryKey: ["caller", typed],
    enabled: typed.length >= 9,
    retry: false,
    queryFn: () => call(api.POST("/api/calls/caller", { body: { phone: typed } })),
  });
}

/** The call at one's own telephone, and what is known of the number. The exchange's next word makes it old. */
export function useCurrentCall() {
  const { can, staff } = useSession();
  return useQuery({
    queryKey: ["calls", "current", staff.extension],
    enabled: can("call.enter") && staff.extension !== undefined,
    queryFn: () => call(api.GET("/api/calls/current")),
  });
}

/** The latest calls, newest first. */
export const callsQuery = queryOptions({
  queryKey: ["calls", "list"],
  queryFn: async () => {
    const page = await call(api.GET("/api/calls"));
    noteServerTime(page.at);
    return page;
  },
});
