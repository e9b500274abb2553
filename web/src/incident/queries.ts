import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, type Body, call, type Schemas } from "../api.ts";
import { showDone, showFailure } from "../shared/say-why.ts";
import { noteServerTime } from "../shared/time.ts";
import { incidentWords as say } from "../words-incident.vi.ts";

export type Incident = Schemas["Incident"];
export type Report = Schemas["IncidentReport"];
export type Child = Schemas["IncidentChild"];
export type Flood = Schemas["FloodMode"];

/** Incidents that are worked on, flood mode first. */
export const incidentsQuery = queryOptions({
  queryKey: ["tickets", "incidents"],
  queryFn: async () => {
    const page = await call(api.GET("/api/incidents"));
    noteServerTime(page.at);
    return page;
  },
});

const pathOf = (code: string) => ({ params: { path: { code } } });

/** One incident; a change of any ticket makes it old. */
export const incidentQuery = (code: string) =>
  queryOptions({
    queryKey: ["tickets", "incident", code],
    queryFn: () => call(api.GET("/api/incidents/{code}", pathOf(code))),
  });

/** What would be read of a fact or other news, and by whom; nothing is sent. */
export const previewQuery = (code: string, of: "fact" | "news", text: string, label?: string) =>
  queryOptions({
    queryKey: ["preview", of, code, text, label],
    enabled: text.trim() !== "",
    queryFn: () =>
      of === "news"
        ? call(api.POST("/api/incidents/{code}/news/preview", { ...pathOf(code), body: { text } }))
        : call(
            api.POST("/api/incidents/{code}/facts/preview", {
              ...pathOf(code),
              body: { text, ...(label ? { label } : {}) },
            }),
          ),
    placeholderData: (previous) => previous,
    retry: false,
  });

/** Everything a person does to an incident. */
export function useIncidentActs(code: string) {
  const client = useQueryClient();
  const act = <T>(mutationFn: (input: T) => Promise<unknown>, done: (input: T) => string) =>
    ({
      mutationFn,
      onSuccess: (_: unknown, input: T) => showDone(done(input)),
      onError: showFailure,
      onSettled: () => client.invalidateQueries({ queryKey: ["tickets"] }),
    }) as const;
  const move = (child: Child, body: Omit<Body<"moveTicket">, "version">) =>
    call(
      api.POST("/api/tickets/{code}/moves", {
        ...pathOf(child.ticket.code),
        body: { ...body, version: child.ticket.version },
      }),
    );
  return {
    start: useMutation(
      act(
        (body: Body<"startFlood">) => call(api.POST("/api/incidents/{code}/start", { ...pathOf(code), body })),
        () => say.flood.on,
      ),
    ),
    tell: useMutation(
      act(
        (body: Body<"tellFact">) => call(api.POST("/api/incidents/{code}/facts", { ...pathOf(code), body })),
        () => say.flood.told,
      ),
    ),
    news: useMutation(
      act(
        (body: Body<"tellNews">) => call(api.POST("/api/incidents/{code}/news", { ...pathOf(code), body })),
        () => say.news.sent,
      ),
    ),
    end: useMutation(
      act(
        () => call(api.POST("/api/incidents/{code}/end", pathOf(code))),
        () => say.flood.off,
      ),
    ),
    merge: useMutation(
      act(
        (child: Child) => move(child, { to: "duplicate", facts: { parentCode: code } }),
        (child) => say.mergedDone(child.ticket.code),
      ),
    ),
    split: useMutation(
      act(
        ({ child, reason }: { child: Child; reason: string }) => {
          if (child.state === "merged") return move(child, { to: "triaged", facts: { reason } });
          const body = { child: child.ticket.code, version: child.ticket.version, reason };
          return call(api.POST("/api/incidents/{code}/refuse", { ...pathOf(code), body }));
        },
        ({ child }) => say.splitDone(child.ticket.code),
      ),
    ),
  };
}

/** Makes one incident of several tickets. */
export function useGather() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ code, children }: { code: string } & Body<"gatherTickets">) => {
      if (children.length > 0)
        await call(api.POST("/api/incidents/{code}/gather", { ...pathOf(code), body: { children } }));
    },
    onSuccess: (_, { children }) => showDone(say.gathered(children.length)),
    onError: showFailure,
    onSettled: () => client.invalidateQueries({ queryKey: ["tickets"] }),
  });
}
