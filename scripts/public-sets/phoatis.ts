import { join } from "node:path";
import type { Example } from "../../nlp/data-files.ts";
import { findFolder, type PublicSource, readLines, wrongLayout } from "./public-set.ts";

const layout =
  "PhoATIS/syllable-level (or the folder above it) with train/ and test/, in each seq.in and label, a line each";

function read(folder: string): Example[] {
  return readLines([join(folder, "seq.in"), join(folder, "label")], layout).map(([text = "", label = ""], at) => {
    if (!/^[a-z_#]+$/.test(label)) throw wrongLayout(`${join(folder, "label")}, line ${at + 1}: no label`, layout);
    return { text, label };
  });
}

/** PhoATIS: 5,871 questions about flights with their intent (Dao et al. 2021). Two intents at once are one label, "a#b". */
export const phoAtis: PublicSource = {
  layout,
  load(folder) {
    const inner = findFolder(folder, ["syllable-level"]);
    const [train, test] = [read(join(inner, "train")), read(join(inner, "test"))];
    return [{ kind: "labels", name: "PhoATIS", train, test }];
  },
};
