import { rulesOf } from "../routing/category-rules.ts";
import { unitName } from "../routing/units.ts";
import { type CategoryId, categories } from "../ticket/taxonomy.ts";
import { isDone, type Ticket, type TicketFlag, type TicketStatus } from "../ticket/ticket.ts";
import type { Ward } from "../ward.ts";
import { publicWords } from "./blur.ts";
import { blurredPoint } from "./grid.ts";
import { isOver } from "./ports.ts";

/** What anybody may know of a ticket. */
export interface PublicTicket {
  /** Unset where the kind alone is public: whoever has the code is shown more. */
  code?: string;
  category: CategoryId;
  status: TicketStatus;
  /** As residents call it: the unit outside while that one works. */
  unit: string;
  openedAt: Date;
  /** While the ward works on it, and has said so. */
  dueAt?: Date;
  doneAt?: Date;
  /** The result came after its time, or the time is over and there is none. */
  isLate: boolean;
  /** Street or neighbourhood, never a house. */
  where?: string;
  point?: { latitude: number; longitude: number };
  /** What was answered, where the words name nobody. */
  result?: string;
}

/** The leaves whose reports stand on no public list. */
export const unpublishedCategories = (ward: Pick<Ward, "categories">): CategoryId[] =>
  categories.flatMap(({ id }) => (rulesOf(ward.categories, id).isPublished ? [] : [id]));

/** Matters of persons: where they are, somebody in particular lives. */
const aboutPersons: readonly CategoryId[] = ["drugs-vice", "public-disorder", "social-welfare"];
/** The leaves whose place belongs to a person and not to the matter. */
export const personalCategories: readonly CategoryId[] = categories.flatMap(({ id, needsPlace }) =>
  aboutPersons.includes(id) || !needsPlace ? [id] : [],
);
/** Told in confidence, under the law of complaints, or of a child. */
export const guardedFlags: readonly TicketFlag[] = [
  "confidential",
  "formal-complaint",
  "denunciation",
  "minor-involved",
];

/**
 * Whether everybody may know the kind of a matter and nothing more: its reporter asked for that, the law or a child
 * stands behind it, or the place belongs to a person and not to the matter.
 */
export function isKindAlone({
  visibility,
  flags,
  category,
}: Pick<Ticket, "visibility" | "flags" | "category">): boolean {
  const isOfPersons = personalCategories.includes(category);
  return visibility !== "public" || isOfPersons || flags.some((flag) => guardedFlags.includes(flag));
}

/** Where it is, for everybody; nothing where the kind alone is public. */
export function publicPlace(ticket: Ticket): Pick<PublicTicket, "where" | "point"> {
  const { place } = ticket;
  if (!place || isKindAlone(ticket)) return {};
  const { street, area, outsideWard, latitude, longitude } = place;
  const where = [street ?? area, outsideWard].filter(Boolean).join(", ");
  const isPlaced = latitude !== undefined && longitude !== undefined;
  return { ...(where ? { where } : {}), ...(isPlaced ? { point: blurredPoint({ latitude, longitude }) } : {}) };
}

/** Words told of a ticket, for everybody; undefined where they stay between the ward and its resident. */
export function publicTold(ticket: Ticket, text: string): string | undefined {
  return isKindAlone(ticket) ? undefined : publicWords(text, ticket.place);
}

/** Whose work it is now, as residents call it. */
export function publicUnit({ status, outsideUnit, unit }: Ticket, { units }: Pick<Ward, "units">): string {
  return unitName(units, (status === "waiting-external" ? outsideUnit : undefined) ?? unit);
}

/**
 * Until when everybody is told that there will be a result. Of a danger no person has named yet nothing is promised: it is
 * filed as "other", and the three days of that would be said of a fire.
 */
export function promisedUntil({ status, category, severity, clocks }: Ticket): Date | undefined {
  const isUnnamedDanger = severity === "S1" && category === "other-unclassified";
  return isOver(status) || isUnnamedDanger ? undefined : clocks.resultDueAt;
}

/** A ticket as anybody may know it. Confidential tickets and spam never come here (ports.ts). */
export function publish(ticket: Ticket, ward: Ward, now: Date): PublicTicket {
  const { code, category, status, openedAt, clocks, result } = ticket;
  const doneAt = isDone(status) ? clocks.resultStoppedAt : undefined;
  const dueAt = promisedUntil(ticket);
  const told = doneAt && result ? publicTold(ticket, result) : undefined;
  return {
    ...(isKindAlone(ticket) ? {} : { code }),
    ...{ category, status, unit: publicUnit(ticket, ward), openedAt, ...publicPlace(ticket) },
    ...(dueAt ? { dueAt } : {}),
    ...(doneAt ? { doneAt } : {}),
    isLate: doneAt ? doneAt > clocks.resultDueAt : dueAt !== undefined && dueAt < now,
    ...(told ? { result: told } : {}),
  };
}
