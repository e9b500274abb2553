import type { Attachment } from "../../core/channel/event.ts";
import { type Alike, allAlikeFinder } from "../../core/conversation/find-alike.ts";
import { rulesOf } from "../../core/routing/category-rules.ts";
import type { Store } from "../../core/store.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Classification, Classifier } from "../../core/understanding/classification.ts";
import { metresBetween, type Place, type PlaceFinder } from "../../core/understanding/place.ts";
import type { World } from "../../core/world.ts";

export interface FormReader {
  classifier: Pick<Classifier, "classify" | "readEmergency">;
  places: Pick<PlaceFinder, "read">;
}

/** Kinds that are proposed, and incidents that are shown. */
const maxProposed = 3;
const maxNear = 3;
/** Tickets of one's own that are not offered as others'. */
const maxOwn = 50;

/** What a form seems to tell of. */
export interface FormReading {
  /** Danger, or nobody's business but a few people's: it is taken as it is, at once, and nothing is asked. */
  isTakenAtOnce: boolean;
  /** Likeliest first. */
  proposed: CategoryId[];
  place: Place | undefined;
  near: (Alike & { metres: number | undefined })[];
}

/** What nobody proposes on a page: it is taken in confidence. */
const inConfidence: readonly CategoryId[] = ["integrity-complaint"];
const withheld: readonly string[] = ["confidential", "minor-involved"];

function isPrivate({ categories, flags }: Pick<Classification, "categories" | "flags">): boolean {
  const [best] = categories;
  return (best !== undefined && inConfidence.includes(best.id)) || flags.some((flag) => withheld.includes(flag));
}

/** Reads a form: what kind, where, and who reported the same already. Of what stands on no public list nobody is told. */
export async function readForm(
  deps: FormReader & { store: Store; world: World },
  form: { text: string; photos: readonly string[]; place?: Place | undefined; talkId?: string | undefined },
): Promise<FormReading> {
  const { classifier, places, store, world } = deps;
  const reading = classifier.classify(form.text, { hasOpenTicket: false, hasClosedTicket: false });
  const read = form.place ? undefined : places.read(form.text);
  const place = form.place ?? (read?.kind === "found" ? read.place : undefined);
  const isDanger = reading.severity === "S1" || classifier.readEmergency(form.text) !== undefined;
  const isTakenAtOnce = isDanger || isPrivate(reading);
  if (isTakenAtOnce) return { isTakenAtOnce, proposed: [], place, near: [] };
  const known = reading.categories.map(({ id }) => id).filter((id) => id !== "other-unclassified");
  const proposed = known.filter((id) => !inConfidence.includes(id)).slice(0, maxProposed);
  const [category] = proposed;
  if (!category || !place || !rulesOf(world.ward.categories, category).isPublished) {
    return { isTakenAtOnce, proposed, place, near: [] };
  }
  const { talkId } = form;
  const own = talkId ? await store.transaction((tx) => tx.tickets.ofConversations([talkId], maxOwn)) : [];
  const attachments: Attachment[] = form.photos.map((key) => ({ kind: "image", key }));
  const find = allAlikeFinder({ store, world, own, history: [] });
  const alike = await find({ category, place, text: form.text, attachments }, maxNear);
  const near = alike.map((one) => ({ ...one, metres: metresBetween(place, one.ticket.place) }));
  return { isTakenAtOnce, proposed, place, near };
}
