import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Dice } from "./dice.ts";

/** What a picture shows, before and after somebody was there. */
export const scenes = ["pothole", "lamp", "rubbish", "flood", "tree", "walkway", "wall", "cable"] as const;
/** One thing that is drawn. */
export type Scene = (typeof scenes)[number];
/** When it is drawn: as it was reported, and as it was left. */
export const moments = ["before", "after"] as const;
/** Before or after somebody was there. */
export type Moment = (typeof moments)[number];

/** The picture that stands for a category; the street itself for all others. */
const shown: Partial<Record<CategoryId, Scene>> = {
  "road-damage": "pothole",
  "manhole-cover": "pothole",
  "pavement-damage": "pothole",
  "street-light": "lamp",
  "traffic-signal-sign": "lamp",
  "litter-dumping": "rubbish",
  "waste-collection": "rubbish",
  "smoke-odour-dust": "rubbish",
  "flooding-drainage": "flood",
  "wastewater-discharge": "flood",
  "water-supply": "flood",
  "tree-hazard": "tree",
  "tree-park-care": "tree",
  "illegal-advertising": "wall",
  "illegal-construction": "wall",
  "construction-site-safety": "wall",
  "land-encroachment": "wall",
  "power-hazard": "cable",
  "power-outage": "cable",
  "cable-telecom": "cable",
};

/** What a photo of this category shows. */
export function sceneOf(category: CategoryId): Scene {
  return shown[category] ?? "walkway";
}

const skies = ["#bcd6ea", "#d9dfe3", "#f1d9b5", "#9fb4c4"];
const walls = ["#e7d3b1", "#c9b6a0", "#d8c7c0", "#b8c4b0"];

const house = (x: number, colour: string, height: number): string =>
  `<rect x="${x}" y="${250 - height}" width="118" height="${height}" fill="${colour}"/><rect x="${x + 16}" y="${270 - height}" width="30" height="40" fill="#6d7f8c"/><rect x="${x + 66}" y="200" width="34" height="50" fill="#5b4636"/>`;

/** The street on which it happens: sky, houses, walkway, road. */
function street(dice: Dice, sky: string): string {
  const houses = [0, 122, 244, 366, 488].map((x) => house(x, dice.pick(walls), dice.whole(90, 170))).join("");
  return `<rect width="640" height="480" fill="${sky}"/>${houses}<rect y="250" width="640" height="46" fill="#b9b3a8"/><rect y="296" width="640" height="184" fill="#6b6b6b"/><path d="M0 388H640" stroke="#d8d8d8" stroke-width="6" stroke-dasharray="46 34"/>`;
}

const blob = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

const bags = (dice: Dice, x: number): string =>
  Array.from({ length: 9 }, () =>
    blob(
      x + dice.whole(-80, 80),
      292 - dice.whole(0, 40),
      dice.whole(18, 34),
      dice.whole(14, 26),
      dice.pick(["#2e2e33", "#e9e9ee", "#3f6f9c", "#7a5b3a"]),
    ),
  ).join("");

const things: Record<Scene, Record<Moment, (dice: Dice, x: number) => string>> = {
  pothole: {
    before: (dice, x) =>
      `${blob(x, 400, 96, 34, "#4a453f")}${blob(x + 8, 404, 70, 22, dice.pick(["#2f2b27", "#6f7c86"]))}`,
    after: (_, x) => `<rect x="${x - 100}" y="366" width="200" height="70" rx="10" fill="#4b4b4d"/>`,
  },
  lamp: {
    before: (_, x) =>
      `<rect width="640" height="480" fill="#0b1220" opacity=".72"/><rect x="${x}" y="70" width="10" height="226" fill="#39404a"/><path d="M${x + 5} 72h70v14h-70z" fill="#39404a"/>`,
    after: (_, x) =>
      `<rect width="640" height="480" fill="#0b1220" opacity=".5"/><rect x="${x}" y="70" width="10" height="226" fill="#5a6472"/><path d="M${x + 5} 72h70v14h-70z" fill="#5a6472"/><path d="M${x + 20} 86L${x - 70} 400H${x + 190}L${x + 74} 86z" fill="#ffe9a6" opacity=".45"/>${blob(x + 48, 88, 24, 9, "#fff4cf")}`,
  },
  rubbish: {
    before: bags,
    after: (_, x) =>
      `<rect x="${x - 26}" y="236" width="52" height="60" rx="5" fill="#2e7d4f"/><rect x="${x - 30}" y="230" width="60" height="10" rx="4" fill="#256640"/>`,
  },
  flood: {
    before: (dice) =>
      `<rect y="${dice.whole(262, 284)}" width="640" height="220" fill="#8a7a5c" opacity=".9"/>${[300, 340, 380, 430].map((y) => `<path d="M0 ${y}q40 -8 80 0t80 0 80 0 80 0 80 0 80 0 80 0 80 0" stroke="#b3a587" stroke-width="4" fill="none"/>`).join("")}`,
    after: (dice, x) =>
      `${blob(x, 420, 120, 12, "#7b8187")}<rect x="${x - 30}" y="298" width="${dice.whole(54, 66)}" height="16" fill="#2f3336"/>`,
  },
  tree: {
    before: (_, x) =>
      `<path d="M${x} 296l120 -150" stroke="#6b4a2b" stroke-width="26"/>${blob(x + 140, 130, 96, 66, "#3f7d3d")}<path d="M${x + 60} 330l150 40" stroke="#6b4a2b" stroke-width="16"/>${blob(x + 190, 372, 70, 32, "#4f8f49")}`,
    after: (_, x) =>
      `<path d="M${x} 296V130" stroke="#6b4a2b" stroke-width="26"/>${blob(x, 112, 84, 66, "#4f8f49")}<path d="M${x - 60} 296L${x} 210L${x + 60} 296" stroke="#a9835a" stroke-width="8" fill="none"/>`,
  },
  walkway: {
    before: (dice, x) =>
      `${[0, 1, 2, 3].map((at) => `<rect x="${x - 130 + at * 66}" y="262" width="44" height="30" fill="${dice.pick(["#b7372f", "#2f6fb7", "#d7a12f"])}"/>`).join("")}<path d="M${x - 150} 226h290l-30 -34h-230z" fill="#c94f3d"/>`,
    after: (_, x) => `<path d="M${x - 150} 272h300" stroke="#e8e2d4" stroke-width="6"/>`,
  },
  wall: {
    before: (dice, x) =>
      Array.from(
        { length: 6 },
        () =>
          `<rect x="${x + dice.whole(-150, 120)}" y="${dice.whole(170, 222)}" width="${dice.whole(26, 48)}" height="${dice.whole(20, 30)}" fill="${dice.pick(["#f5f0da", "#f2c94c", "#eb5757"])}" stroke="#444"/>`,
      ).join(""),
    after: (_, x) => `<rect x="${x - 160}" y="160" width="330" height="90" fill="#efe9dc"/>`,
  },
  cable: {
    before: (dice, x) =>
      `<rect x="${x}" y="60" width="14" height="236" fill="#7d7d7d"/>${Array.from({ length: 5 }, () => `<path d="M${x} ${dice.whole(76, 110)}Q${x - 160} ${dice.whole(260, 380)} 0 ${dice.whole(90, 160)}" stroke="#1d1d1d" stroke-width="4" fill="none"/>`).join("")}`,
    after: (_, x) =>
      `<rect x="${x}" y="60" width="14" height="236" fill="#7d7d7d"/><path d="M0 96L${x} 84L640 92" stroke="#1d1d1d" stroke-width="7" fill="none"/>`,
  },
};

/** One drawing as SVG, 640 × 480. `dice` of a pair must begin alike, so that both show the same street. */
export function draw(scene: Scene, moment: Moment, dice: Dice): string {
  const ground = street(dice, dice.pick(skies));
  const thing = things[scene][moment](dice, dice.whole(220, 420));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">${ground}${thing}</svg>`;
}
