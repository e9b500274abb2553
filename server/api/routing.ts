import { holesOf, routeOf } from "../../core/routing/routing.ts";
import type { PlaceReading } from "../../core/understanding/place.ts";
import type { ApiDeps, Context, Handlers } from "./context.ts";
import { given } from "./given.ts";

type Deps = Pick<ApiDeps, "store" | "world" | "classifier" | "places">;

/** The place a text names as the map knows it, else the words that were typed for it. */
function placeIn({ places }: Deps, text: string, typed: string | undefined) {
  const reading: PlaceReading = places.read(typed || text);
  if (reading.kind === "found") return reading.place;
  return typed ? { label: typed } : undefined;
}

function tried(deps: Deps, { text, place: typed, at, setting }: Context<"tryRouting">["body"]) {
  const { world, classifier } = deps;
  if (text === "") return undefined;
  const [best] = classifier.classify(text, { hasOpenTicket: false, hasClosedTicket: false }).categories;
  const category = best?.id ?? "other-unclassified";
  const place = placeIn(deps, text, typed);
  const table = { units: world.ward.units, routing: setting ?? world.ward.routing };
  const { by, ...route } = routeOf(table, { category, place, at: at ?? world.clock.now() });
  return {
    ...{ category, ...route, line: by.line },
    ...given({ confidence: best?.confidence, placeLabel: place?.label }),
    ...(by.line === "exception" ? { exceptionId: by.id } : {}),
  };
}

/** Trials of the table that says which unit gets what. */
export function routingHandlers(deps: Deps) {
  const { store, world } = deps;
  return {
    tryRouting: async ({ body }) => {
      const table = { units: world.ward.units, routing: body.setting ?? world.ward.routing };
      const staff = await store.transaction((tx) => tx.accounts.all());
      return { ...given({ route: tried(deps, body) }), holes: holesOf(table, staff) };
    },
  } satisfies Partial<Handlers>;
}
