import type { Place, PlacePrecision } from "../understanding/place.ts";
import { metresBetween } from "../understanding/place.ts";
import type { Doubt, MoveFacts, Position, Shot, Ticket } from "./ticket.ts";

/**
 * How far from the reported place a photo may be taken. A phone between houses errs by 20 to 50 m, an address of our
 * list by a house or two, and a blocked lane is photographed from its mouth: together less than this. Set by hand until
 * a real ward's proofs are there to choose it on.
 */
export const farMetres = 200;
/** Clocks of phones and cameras differ from ours by this much; less is no doubt. */
const clockSkewMs = 5 * 60_000;
/** Places known at least as exactly as `farMetres` asks; a street or a neighbourhood is longer than that. */
const pinned: readonly PlacePrecision[] = ["exact", "house", "alley", "crossing", "landmark"];
/** Whether a place is known exactly enough to say how far somebody is from it. */
export const isPinned = ({ precision }: Place): boolean => pinned.includes(precision);

/** How far somebody stood from the reported place, less what the phone may err; undefined where either is not known. */
export function metresAway({ place }: Pick<Ticket, "place">, position: Position | undefined): number | undefined {
  if (!place || !position || !isPinned(place)) return undefined;
  const spot: Place = { label: "", precision: "exact", ...position };
  const metres = metresBetween(place, spot);
  return metres === undefined ? undefined : Math.max(0, metres - Math.round(position.accuracyMetres ?? 0));
}

/** Somebody's phone says that they stand at the reported place. */
export function isAtPlace(ticket: Pick<Ticket, "place">, position: Position | undefined): boolean {
  const metres = metresAway(ticket, position);
  return metres !== undefined && metres <= farMetres;
}

/** When people last came to the spot. */
const arrivedAt = ({ changes }: Ticket): Date | undefined =>
  changes.findLast(({ facts }) => facts.onSceneAt !== undefined)?.facts.onSceneAt;

/** What about the photos of a result asks for a word: place and time, as far as they are known. Unknown is no doubt. */
function doubtsOf(ticket: Ticket, shots: readonly Shot[]): Doubt[] {
  const distances = shots.map(({ position }) => metresAway(ticket, position) ?? 0);
  const farthest = Math.max(0, ...distances);
  const isBefore = (moment: Date | undefined): boolean =>
    moment !== undefined &&
    shots.some(({ takenAt }) => takenAt !== undefined && takenAt.getTime() < moment.getTime() - clockSkewMs);
  return [
    ...(farthest > farMetres ? [{ id: "photo-far" as const, metres: farthest }] : []),
    ...(isBefore(ticket.openedAt) ? [{ id: "photo-before-report" as const }] : []),
    ...(isBefore(arrivedAt(ticket)) ? [{ id: "photo-before-arrival" as const }] : []),
  ];
}

/** The proof of a result: what is known of its photos, what asks for a word, and the officer's word on it. */
export interface Proof {
  shots: Shot[];
  doubts: Doubt[];
  explanation?: string;
}

/** Photos a head posts from an officer's proposal keep what is known of them, and the officer's word. */
export function proofOf(ticket: Ticket, facts: Pick<MoveFacts, "photos" | "shots" | "explanation">): Proof {
  const keys = new Set(facts.photos?.map(({ key }) => key));
  const known = [...(facts.shots ?? []), ...(ticket.proposedResult?.shots ?? [])];
  const shots = known.filter(
    ({ key }, index) => keys.has(key) && known.findIndex((other) => other.key === key) === index,
  );
  const explanation = facts.explanation ?? ticket.proposedResult?.explanation;
  return { shots, doubts: doubtsOf(ticket, shots), ...(explanation ? { explanation } : {}) };
}

/** The proof as facts of the log; nothing where nothing is known. */
export function proofFacts({ shots, doubts, explanation }: Proof): Pick<MoveFacts, "shots" | "doubts" | "explanation"> {
  return {
    ...(shots.length > 0 ? { shots } : {}),
    ...(doubts.length > 0 ? { doubts } : {}),
    ...(doubts.length > 0 && explanation ? { explanation } : {}),
  };
}

/** Doubts about the result that waits for the head or for the resident's word. */
export function openDoubts({ status, changes, proposedResult }: Ticket): Doubt[] {
  if (proposedResult) return proposedResult.doubts ?? [];
  if (status !== "resolved") return [];
  return changes.findLast(({ kind, to }) => kind === "move" && to === "resolved")?.facts.doubts ?? [];
}
