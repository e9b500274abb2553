import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import type { InboxSearch } from "../search.ts";
import { noteServerTime } from "../shared/time.ts";
import { mergeLines } from "./merge-lines.ts";

export type Row = Schemas["ConversationRow"];
export type Conversation = Schemas["Conversation"];
export type Line = Schemas["Message"];

/** One queue of the inbox, as the address bar says. */
export function conversationsQuery({ hang = "attention", kenh, loai, muc, q }: InboxSearch) {
  return infiniteQueryOptions({
    queryKey: ["conversations", hang, kenh, loai, muc, q],
    initialPageParam: "",
    queryFn: async ({ pageParam }) => {
      const query = {
        queue: hang,
        ...(kenh ? { channel: kenh } : {}),
        ...(loai ? { category: loai } : {}),
        ...(muc ? { severity: muc } : {}),
        ...(q ? { q } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      const page = await call(api.GET("/api/conversations", { params: { query } }));
      noteServerTime(page.at);
      return page;
    },
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (previous, query) => (query?.queryKey[1] === hang ? previous : undefined),
  });
}

/** One conversation; older lines that were loaded before stay. */
export function conversationQuery(id: string) {
  return queryOptions({
    queryKey: ["conversation", id],
    queryFn: async ({ client, queryKey }): Promise<Conversation> => {
      const fresh = await call(api.GET("/api/conversations/{id}", { params: { path: { id } } }));
      const known = client.getQueryData<Conversation>(queryKey);
      return known ? { ...fresh, messages: mergeLines(known.messages, fresh.messages) } : fresh;
    },
  });
}

/** Puts the lines before the oldest known one in front. */
export async function loadOlder(client: QueryClient, id: string): Promise<void> {
  const { queryKey } = conversationQuery(id);
  const before = client.getQueryData(queryKey)?.messages.olderCursor;
  if (!before) return;
  const older = await call(
    api.GET("/api/conversations/{id}/messages", { params: { path: { id }, query: { before } } }),
  );
  client.setQueryData(queryKey, (known) => {
    if (known?.messages.olderCursor !== before) return known;
    return { ...known, messages: { ...older, items: [...older.items, ...known.messages.items] } };
  });
}
