import type { Attachment } from "../channel/event.ts";
import { withKeys } from "../channel/media.ts";
import type { Message } from "../delivery/message.ts";
import type { Store } from "../store.ts";
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

/**
 * Looks for the open incident a report tells of once more. Own tickets are left out, and the store gives public ones
 * only: of a confidential or hidden matter nobody learns that it was reported. Reads in transactions of its own, as the
 * bot thinks outside any; pictures and meanings are looked at between them.
 */
export function alikeFinder(input: {
  store: Pick<Store, "transaction">;
  world: Senses;
  own: readonly Ticket[];
  /** The talk so far: it knows where we keep files that were sent before. */
  history: readonly Message[];
}): (report: ReportedIncident) => Promise<AlikeTicket | undefined> {
  const { store, world, own, history } = input;
  const ownCodes = new Set(own.map(({ code }) => code));
  return async ({ attachments, ...report }) => {
    const { category, place } = report;
    const { metres, hours, ask } = world.likeness.reachOf(category);
    if (!place || hours === 0) return undefined;
    const at = world.clock.now();
    const since = new Date(at.getTime() - hours * 3_600_000);
    const all = await store.transaction((tx) =>
      tx.tickets.near({ category, place, metres, since, limit: maxCompared }),
    );
    const near = all.filter(({ code }) => !ownCodes.has(code));
    if (near.length === 0) return undefined;
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
    if (!asked) return undefined;
    const [best] = near
      .map(({ code }, index) => ({ code, likeness: likenessOf(world, asked, known[index]) }))
      .filter(({ likeness }) => likeness >= ask)
      .sort((a, b) => b.likeness - a.likeness);
    return best && { ...best, reporters: await store.transaction((tx) => tx.tickets.reporters(best.code)) };
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
