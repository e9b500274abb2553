import { fold } from "../fold.ts";
import type { Actor } from "../people/staff.ts";
import type { CategoryId } from "../ticket/taxonomy.ts";
import { isDone, isOpen, type Ticket } from "../ticket/ticket.ts";
import { metresBetween, type Place } from "../understanding/place.ts";
import { type IncidentKind, incidentKindOf } from "./kinds.ts";

/** Where it is the case. A place lies inside as soon as one of the ways to say so fits. */
export interface IncidentArea {
  /** As residents hear it inside a sentence: "Sen Hồng", "gần chợ cũ". */
  label: string;
  street?: string;
  /** Khu phố. */
  area?: string;
  /** All around a point; the three go together. */
  latitude?: number;
  longitude?: number;
  metres?: number;
}

/** What a person knows of it, in their own words; never changed, never made by a machine. */
export interface IncidentFact {
  id: string;
  text: string;
  /** Since when it is so, as the person says. */
  at: Date;
  postedAt: Date;
  by: Actor;
}

/** A spell in which reports of one kind from one area are answered with what is known of it: flood mode, also of a storm or a power cut. */
export interface Incident {
  id: string;
  /** The ticket that is worked on; of one ticket one spell at a time is under way. */
  parentCode: string;
  category: CategoryId;
  area: IncidentArea;
  startedAt: Date;
  startedBy: Actor;
  endedAt?: Date;
  endedBy?: Actor;
  /** Oldest first; the first one came with the start. */
  facts: IncidentFact[];
  version: number;
}

/** What a report is told where flood mode is on. */
export interface KnownIncident {
  code: string;
  kind: IncidentKind;
  /** Of the report: an incident hears other categories besides its own. */
  category: CategoryId;
  /** As residents hear it. */
  where: string;
  fact: Pick<IncidentFact, "text" | "at">;
}

/** From this age on the console asks for a new fact. Residents go on being told the old one, with its time. */
export const agedFactHours = 3;

/** Longest fact: with the longest place and time it fits into the sentences that tell it. */
export const maxFactChars = 110;
/** Longest name of an area, likewise. */
export const maxAreaChars = 40;

const isSame = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && fold(a) === fold(b);

/** Whether a place lies in the area; one we know too little about does not. */
export function isInside(area: IncidentArea, place: Place): boolean {
  if (isSame(area.street, place.street) || isSame(area.area, place.area)) return true;
  const away = metresBetween({ ...area, precision: "exact" }, place);
  return away !== undefined && area.metres !== undefined && away <= area.metres;
}

/** What is told now: the newest in its own time, however old. */
export function newestFact({ facts }: Pick<Incident, "facts">): IncidentFact | undefined {
  return facts.reduce<IncidentFact | undefined>((best, fact) => (best && best.at > fact.at ? best : fact), undefined);
}

/** Whether flood mode may be opened for a ticket: of such a kind, worked on, for everybody to read, no part of another. */
export function mayFlood({ category, status, visibility, mergedInto, proposedParent }: Ticket): boolean {
  const isWorkedOn = isOpen(status) && !isDone(status);
  return (
    incidentKindOf(category) !== undefined && isWorkedOn && visibility === "public" && !mergedInto && !proposedParent
  );
}
