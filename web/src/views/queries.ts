import { queryOptions } from "@tanstack/react-query";
import { api, call, type Schemas } from "../api.ts";
import type { InboxSearch } from "../search.ts";
import type { Reference } from "../session/session.ts";
import { channelName } from "../shared/channel-mark.tsx";
import { words } from "../words.vi.ts";

export type Views = Schemas["SavedViews"];
export type View = Views["own"]["views"][number];
export type Filters = View["filters"];

/** Saved views with how much is in each; whatever changes a conversation makes them old. */
export const viewsQuery = queryOptions({
  queryKey: ["conversations", "views"],
  queryFn: () => call(api.GET("/api/views")),
});

/** What everybody has, then one's own. */
export const allViews = ({ shared, own }: Views): View[] => [...shared.views, ...own.views];

/** Leaves out what is empty. */
const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== "")) as T;

/** Filters as the address bar holds them, and back. */
export const searchOf = ({ queue, channel, category, severity, q }: Filters): InboxSearch =>
  given({ hang: queue, kenh: channel, loai: category, muc: severity, q }) as InboxSearch;
export const filtersOf = ({ hang = "attention", kenh, loai, muc, q }: InboxSearch): Filters =>
  given({ queue: hang, channel: kenh, category: loai, severity: muc, q }) as Filters;

const parts = ["queue", "channel", "category", "severity", "q"] as const;
export const isSame = (a: Filters, b: Filters): boolean => parts.every((part) => a[part] === b[part]);

/** What a list is narrowed to, in words; the queue only where it is asked for. */
export function narrowedTo({ channel, category, severity, q }: Filters, reference: Reference): string {
  const said = [channel && channelName(channel), category && reference.categoryName(category), severity];
  return [...said, q && `“${q}”`].filter(Boolean).join(" · ");
}
export function saidOf(filters: Filters, reference: Reference): string {
  return [words.inbox.queues[filters.queue], narrowedTo(filters, reference)].filter(Boolean).join(" · ");
}
