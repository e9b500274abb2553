import { readFileSync } from "node:fs";
import { table } from "../../core/table.ts";

/** What the demo's photos show, drawn by us: each as it was reported and as it was left. */
export const scenes = ["flood", "lamp", "rubbish", "pothole", "tree"] as const;
export type Scene = (typeof scenes)[number];

/** Under which name a platform and a page keep one. */
export const pictureName = (scene: Scene, moment: "before" | "after"): string => `${scene}-${moment}.webp`;

const read = (name: string): Buffer => readFileSync(new URL(`./pictures/${name}`, import.meta.url));

/** All of them by name, about 3 kB each. */
export const pictures: ReadonlyMap<string, Buffer> = new Map(
  scenes
    .flatMap((scene) => [pictureName(scene, "before"), pictureName(scene, "after")])
    .map((name) => [name, read(name)]),
);

const shown = table<Scene>({
  "flooding-drainage": "flood",
  "wastewater-discharge": "flood",
  "street-light": "lamp",
  "litter-dumping": "rubbish",
  "waste-collection": "rubbish",
  "tree-hazard": "tree",
});

/** What a photo of this kind of matter shows; the road for all others. */
export const sceneOf = (category: string): Scene => shown[category] ?? "pothole";
