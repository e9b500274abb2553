import type { Attachment } from "../channel/event.ts";
import { withKeys } from "../channel/media.ts";
import type { Message } from "../delivery/message.ts";
import type { Store, Transaction } from "../store.ts";
import type { Ticket } from "../ticket/ticket.ts";
import type { Flag } from "../understanding/classification.ts";
import type { AlikeTicket, Incident, ReportedIncident } from "../understanding/likeness.ts";
import type { World } from "../world.ts";

/** Open tickets looked at for one report; the nearest in time come first. */
const maxCompared = 50;
/** Pictures of one report that are compared, and tickets whose pictures are. */
const maxPictures = 4;
const maxPictured = 12;

/** The part of the world that knows what is alike. */
type Senses = Pick<World, "likeness" | "clock" | "pictures" | "encoder">;

/** The open incident a report most likely tells of once more; undefined where none is likely enough to ask about. */
export function alikeFinder(input: FinderInput): (report: ReportedIncident) => Promise<AlikeTicket | undefined> {
  const find = allAlikeFinder(input);
  return async (report) => {
    const [best] = await find(report, 1);
    return best && { code: best.ticket.code, likeness: best.likeness, reporters: best.reporters };
  };
}

interface FinderInput {
  store: Pick<Store, "look">;
  world: Senses;
  own: readonly Ticket[];
  /** The talk so far: it knows where we keep files that were sent before. */
  history: readonly Message[];
}

/** A ticket that is likely enough to ask about. */
export type Alike = Omit<AlikeTicket, "code"> & { ticket: Ticket };

/**
 * Looks for open incidents a report tells of once more, likeliest first. Own tickets are left out, and the store gives public ones
 * only: of a confidential or hidden matter nobody learns that it was reported. Reads outside any transaction, as the
 * bot thinks outside any; pictures and meanings are looked at between them.
 */
export function allAlikeFinder(input: FinderInput): (report: ReportedIncident, limit: number) => Promise<Alike[]> {
  const { store, world, own, history } = input;
  const ownCodes = new Set(own.map(({ code }) => code));
  return async ({ attachments, ...report }, limit) => {
    const { category, place } = report;
    const { metres, hours, ask } = world.likeness.reachOf(category);
    if (!place || hours === 0) return [];
    const at = world.clock.now();
    const since = new Date(at.getTime() - hours * 3_600_000);
    const all = await store.look((tx) => tx.tickets.near({ category, place, metres, since, limit: maxCompared }));
    const near = all.filter(({ code }) => !ownCodes.has(code));
    if (near.length === 0) return [];
    const files = withKeys(
      attachments,
      history.flatMap((message) => message.attachments),
    );
    const [asked, ...known] = await withMeanings(
      world,
      await withPictures(world, [
        { incident: { ...report, at }, files },
        ...near.map((ticket) => ({ incident: asIncident(ticket), files: filesOf(ticket) })),
      ]),
    );
    if (!asked) return [];
    const likely = near
      .map((ticket, index) => ({ ticket, likeness: likenessOf(world, asked, known[index]) }))
      .filter(({ likeness }) => likeness >= ask)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, limit);
    const counted = async (tx: Transaction): Promise<Alike[]> => {
      const all: Alike[] = [];
      for (const one of likely) all.push({ ...one, reporters: await tx.tickets.reporters(one.ticket.code) });
      return all;
    };
    return likely.length > 0 ? store.look(counted) : [];
  };
}

const likenessOf = ({ likeness }: Senses, report: Incident, known: Incident | undefined): number =>
  known ? likeness.compare(report, known) : 0;

function asIncident({ category, title, body, place, openedAt }: Ticket): Incident {
  return { category, text: `${title}\n${body}`, at: openedAt, ...(place && { place }) };
}

/** Whose pictures nobody looks at, not even a machine. */
const withheld: readonly Flag[] = ["minor-involved", "confidential"];

/** The files of a ticket that may be compared. */
function filesOf({ attachments, flags }: Ticket): readonly Attachment[] {
  return flags.some((flag) => withheld.some((one) => one === flag)) ? [] : attachments;
}

interface Pictured {
  incident: Incident;
  files: readonly Attachment[];
}

/** Adds marks of pictures; only where the report itself has one to compare. */
async function withPictures({ pictures }: Senses, [report, ...known]: Pictured[]): Promise<Incident[]> {
  if (!report) return [];
  const marksOf = async ({ files }: Pictured): Promise<string[]> => {
    const shown = files.flatMap(({ kind, key }) => (kind === "image" && key !== undefined ? [key] : []));
    return pictures && shown.length > 0 ? pictures.marksOf(shown.slice(0, maxPictures)) : [];
  };
  const own = await marksOf(report);
  const marked: Incident[] = [{ ...report.incident, pictures: own }];
  let looks = 0;
  for (const each of known) {
    const isLookedAt = own.length > 0 && looks < maxPictured && each.files.some(({ kind }) => kind === "image");
    if (isLookedAt) looks += 1;
    marked.push(isLookedAt ? { ...each.incident, pictures: await marksOf(each) } : each.incident);
  }
  return marked;
}

/** Adds what the texts mean, where an encoder is set up and answers in time. */
async function withMeanings({ encoder }: Senses, incidents: Incident[]): Promise<Incident[]> {
  const meanings = await encoder?.meaningsOf(incidents.map(({ text }) => text));
  if (!meanings) return incidents;
  return incidents.map((incident, index) => {
    const meaning = meanings[index];
    return meaning ? { ...incident, meaning } : incident;
  });
}
