import { AppError } from "../../core/errors.ts";
import { fold } from "../../core/fold.ts";
import type { Spot } from "../../core/spot.ts";
import type { Ward } from "../../core/ward.ts";
import { iso } from "../present.ts";
import type { ApiDeps, Handlers } from "./context.ts";

function presentSpot({ id, label, place, createdAt, retiredAt }: Spot, { publicUrl }: Ward) {
  return {
    id,
    label,
    place,
    formUrl: `${publicUrl}/gui?noi=${id}`,
    sheetUrl: `${publicUrl}/in-qr/${id}`,
    createdAt: createdAt.toISOString(),
    retiredAt: iso(retiredAt),
  };
}

/** "Chợ cũ" → "cho-cu": short enough to type from paper. */
function idFrom(label: string): string {
  const plain = fold(label).replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, 40).replace(/^-+|-+$/g, "") || "noi";
}

/** Places of the ward that have a sign with a QR code. */
export function spotHandlers({ store, world }: ApiDeps) {
  const { ward } = world;
  return {
    listSpots: async () => {
      const spots = await store.transaction((tx) => tx.spots.all());
      return { items: spots.map((spot) => presentSpot(spot, ward)) };
    },
    addSpot: async ({ body }) =>
      store.transaction(async (tx) => {
        const { label, latitude, longitude, where } = body;
        const id = body.id ?? idFrom(label);
        if (await tx.spots.byId(id)) throw new AppError("STALE", "there is a place with this id");
        const named = world.nameOf(latitude, longitude);
        const place = { ...named, label: where ?? named.label, precision: "exact" as const, latitude, longitude };
        const spot: Spot = { id, label, place, createdAt: world.clock.now() };
        await tx.spots.save(spot);
        return presentSpot(spot, ward);
      }),
    retireSpot: async ({ params }) =>
      store.transaction(async (tx) => {
        const spot = await tx.spots.byId(params.id);
        if (!spot) throw new AppError("NOT_FOUND", "no such place");
        const retired = { ...spot, retiredAt: spot.retiredAt ?? world.clock.now() };
        await tx.spots.save(retired);
        return presentSpot(retired, ward);
      }),
  } satisfies Partial<Handlers>;
}
