import type { CategoryId } from "../ticket/taxonomy.ts";
import type { EmergencyKind } from "../understanding/classification.ts";

/**
 * What strikes many at once. `from`: kinds of tickets that it is opened for; `hears`: reports that are answered with what
 * is known of it; `danger`: what a yes to its one question means. Each has sentences of its own, `<id>.known` and
 * `<id>.update`. Reports that are dangerous by themselves (S1) never fall under any.
 */
export const incidentKinds = {
  flood: { from: ["flooding-drainage"], hears: ["flooding-drainage"], danger: "trapped" },
  "power-cut": { from: ["power-outage"], hears: ["power-outage", "street-light"], danger: "medical" },
  "water-cut": { from: ["water-supply"], hears: ["water-supply"], danger: "medical" },
  storm: {
    from: ["tree-hazard"],
    hears: ["tree-hazard", "flooding-drainage", "power-outage", "street-light", "cable-telecom", "traffic-signal-sign"],
    danger: "trapped",
  },
  epidemic: { from: ["disease-vector"], hears: ["disease-vector"], danger: "medical" },
} as const satisfies Record<
  string,
  { from: readonly CategoryId[]; hears: readonly CategoryId[]; danger: EmergencyKind }
>;
export type IncidentKind = keyof typeof incidentKinds;
export const incidentKindIds = Object.keys(incidentKinds) as [IncidentKind, ...IncidentKind[]];

/** What a ticket of this category may be the incident of; undefined: many reports of it are no more than many reports. */
export function incidentKindOf(category: CategoryId): IncidentKind | undefined {
  return incidentKindIds.find((id) => (incidentKinds[id].from as readonly CategoryId[]).includes(category));
}

/** Which of these categories is answered with what is known of an incident of that category. */
export function heardOf(category: CategoryId, reported: readonly CategoryId[]): CategoryId | undefined {
  const kind = incidentKindOf(category);
  return kind && reported.find((one) => (incidentKinds[kind].hears as readonly CategoryId[]).includes(one));
}

/** Whose question this phrase is, if any's. */
export function askedOf(phraseKey: string | undefined): IncidentKind | undefined {
  return incidentKindIds.find((id) => phraseKey === `${id}.known`);
}
