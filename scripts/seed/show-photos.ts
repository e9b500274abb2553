import { createPictureMasker } from "../../adapters/public-pictures.ts";
import { type Staff, staffActor } from "../../core/people/staff.ts";
import type { PublicPhoto, Rendition } from "../../core/publication/photo.ts";
import { photosIn, whyNoPhotos } from "../../core/publication/public-photo.ts";
import type { Files, Store } from "../../core/store.ts";
import { isDone, type Ticket } from "../../core/ticket/ticket.ts";
import type { Ward } from "../../core/ward.ts";
import { uuidV7 } from "../../server/ids.ts";
import { Cast } from "./colleagues.ts";
import { Dice } from "./dice.ts";

/** Results whose photos somebody has looked through: enough for three pages. */
const mostShown = 36;
const hourMs = 3_600_000;

interface Shown {
  store: Pick<Store, "transaction">;
  files: Pick<Files, "get" | "put">;
  ward: Ward;
  staff: readonly Staff[];
  tickets: readonly Ticket[];
  now: Date;
}

const resultAt = ({ clocks, openedAt }: Ticket): number => Number(clocks.resultStoppedAt ?? openedAt);

/** Drawn streets have neither faces nor plates: nothing is masked. Each picture is made once. */
function renderer({ files }: Pick<Shown, "files">) {
  const masker = createPictureMasker();
  const made = new Map<string, Promise<Rendition | undefined>>();
  const make = async (source: string): Promise<Rendition | undefined> => {
    const file = await files.get(source);
    if (!file) return undefined;
    const { picture, thumbnail, mimeType, width, height } = await masker.mask(file.content, []);
    const [large, small] = [await files.put(picture, mimeType), await files.put(thumbnail, mimeType)];
    return { picture: large.key, thumbnail: small.key, width, height };
  };
  return (source: string): Promise<Rendition | undefined> => {
    const rendition = made.get(source) ?? make(source);
    made.set(source, rendition);
    return rendition;
  };
}

/** Heads of units have approved the photos of the newest results, and their residents had agreed. Returns how many. */
export async function showPhotos(input: Shown): Promise<number> {
  const { store, ward, staff, tickets, now } = input;
  const render = renderer(input);
  const [cast, dice] = [new Cast(staff), new Dice("photos")];
  const mayShow = (ticket: Ticket): boolean => isDone(ticket.status) && !whyNoPhotos(ticket, ward);
  const results = tickets.filter((ticket) => mayShow(ticket) && photosIn(ticket).some(({ side }) => side === "after"));
  const photos: PublicPhoto[] = [];
  for (const ticket of results.toSorted((a, b) => resultAt(b) - resultAt(a)).slice(0, mostShown)) {
    const approvedAt = new Date(Math.min(resultAt(ticket) + hourMs, Number(now)));
    const approved = { approvedAt, approvedBy: staffActor(cast.head(dice, ticket.unit)) };
    for (const { key: source, side, isResidents: agreed } of photosIn(ticket)) {
      const shown = await render(source);
      const photo = { id: uuidV7.next(), ticketCode: ticket.code, side, source, agreed, ...approved, version: 0 };
      if (shown) photos.push({ ...photo, shown });
    }
  }
  await store.transaction(async (tx) => {
    for (const photo of photos) await tx.publicPhotos.save(photo);
  });
  return photos.length;
}
