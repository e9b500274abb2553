import { z } from "zod";
import { channels } from "../channel/channel.ts";
import { fold } from "../fold.ts";
import { type CategoryId, categoryIds, severities } from "../ticket/taxonomy.ts";

/** The queues of the inbox. `attention`: a person should look; `later`: put off; `spam`: judged to be no matter of the ward. */
export const inboxQueues = ["attention", "mine", "bot", "later", "spam", "all"] as const;
export type InboxQueue = (typeof inboxQueues)[number];

/** What the inbox is narrowed to. */
const viewFilters = z.object({
  queue: z.enum(inboxQueues),
  channel: z.enum(channels).optional(),
  category: z.enum(categoryIds as unknown as [CategoryId, ...CategoryId[]]).optional(),
  severity: z.enum(severities).optional(),
  /** Name, phone number, words or ticket code. */
  q: z.string().trim().min(1).max(200).optional(),
});
export type ViewFilters = z.output<typeof viewFilters>;

const savedView = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(40),
  filters: viewFilters,
});
export type SavedView = z.output<typeof savedView>;

/** Each is counted whenever something happens. */
const maxViews = 20;
const isUnique = (values: string[]): boolean => new Set(values).size === values.length;

/** Filters under a name, in the order in which they stand beside the queues. */
export const savedViewsBody = z.object({
  views: z
    .array(savedView)
    .max(maxViews)
    .refine((all) => isUnique(all.map(({ id }) => id)), { error: "twice" })
    .refine((all) => isUnique(all.map(({ name }) => fold(name))), { error: "twice" }),
});

/** One person's own, as a whole; `version` is 0 while there are none. */
export interface OwnViewList {
  views: SavedView[];
  version: number;
}

/** What each member of staff keeps for themselves. */
export interface OwnViews {
  of(staffId: string): Promise<OwnViewList>;
  /** Takes the place of what was there, if that has this version; throws STALE. Returns the stored list, version raised. */
  save(staffId: string, list: OwnViewList): Promise<OwnViewList>;
}
