import type { Channel } from "../../core/channel/channel.ts";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";

/** How often people tell of what, out of about a thousand; after the volumes of HCMC's 1022, with the counter's part made smaller. */
export const categoryShares: Record<CategoryId, number> = {
  "sidewalk-encroachment": 62,
  "illegal-parking": 45,
  "street-vending": 25,
  "illegal-advertising": 14,
  "noise-residential": 75,
  "noise-business": 30,
  "noise-construction": 22,
  "litter-dumping": 60,
  "waste-collection": 38,
  "smoke-odour-dust": 24,
  "wastewater-discharge": 12,
  "road-damage": 40,
  "pavement-damage": 16,
  "traffic-signal-sign": 14,
  "traffic-congestion": 16,
  "public-transport": 22,
  "street-light": 52,
  "flooding-drainage": 48,
  "manhole-cover": 8,
  "water-supply": 26,
  "power-outage": 22,
  "power-hazard": 9,
  "cable-telecom": 20,
  "tree-hazard": 10,
  "tree-park-care": 14,
  "illegal-construction": 18,
  "construction-site-safety": 8,
  "land-encroachment": 6,
  "public-disorder": 8,
  "drugs-vice": 5,
  "fire-safety-risk": 8,
  "theft-fraud": 16,
  "loose-animals": 18,
  "food-safety": 9,
  "disease-vector": 13,
  "health-education-service": 16,
  "social-welfare": 16,
  "price-consumer": 9,
  "dossier-delay": 60,
  "procedure-difficulty": 70,
  "online-service-error": 45,
  "staff-conduct": 18,
  "integrity-complaint": 4,
  "other-unclassified": 12,
};

/** By which door reports come in; `counter`: told to somebody at the ward. */
export type Door =
  | Extract<Channel, "zalo" | "facebook" | "telegram" | "webchat" | "hotline" | "open311" | "machine">
  | "counter";
/** How often they come by which door, out of a hundred. */
export const doorShares: Record<Door, number> = {
  zalo: 44,
  facebook: 15,
  webchat: 13,
  telegram: 5,
  hotline: 15,
  counter: 4,
  open311: 3,
  machine: 1,
};
/** All doors, each of which is used at least once. */
export const doors = Object.keys(doorShares) as Door[];

/** What cameras of the city see. */
export const seenByMachines: readonly CategoryId[] = [
  "litter-dumping",
  "illegal-parking",
  "flooding-drainage",
  "sidewalk-encroachment",
];

/** What is taken for what, where the machine is wrong. */
export const takenFor: Partial<Record<CategoryId, CategoryId>> = {
  "sidewalk-encroachment": "street-vending",
  "street-vending": "sidewalk-encroachment",
  "noise-business": "noise-residential",
  "noise-residential": "noise-business",
  "litter-dumping": "waste-collection",
  "waste-collection": "litter-dumping",
  "smoke-odour-dust": "fire-safety-risk",
  "pavement-damage": "road-damage",
  "flooding-drainage": "water-supply",
  "wastewater-discharge": "flooding-drainage",
  "cable-telecom": "power-outage",
  "dossier-delay": "procedure-difficulty",
  "procedure-difficulty": "online-service-error",
  "illegal-construction": "land-encroachment",
  "disease-vector": "litter-dumping",
  "price-consumer": "theft-fraud",
};
