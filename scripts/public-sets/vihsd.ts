import { join } from "node:path";
import { z } from "zod";
import type { Example } from "../../nlp/data-files.ts";
import { type PublicSource, readRows } from "./public-set.ts";

const layout = "a folder with train.csv and test.csv, columns free_text and label_id (0, 1 or 2), as sonlam1102/vihsd";
const labels = { "0": "clean", "1": "offensive", "2": "hate" } as const;
const row = z.object({ free_text: z.string(), label_id: z.enum(["0", "1", "2"]) });

function read(path: string): Example[] {
  return readRows(path, row, layout).map(({ free_text, label_id }) => ({ text: free_text, label: labels[label_id] }));
}

/** ViHSD: 33,400 comments, clean, offensive or hateful (Luu et al. 2021). */
export const vihsd: PublicSource = {
  layout,
  load: (folder) => [
    { kind: "labels", name: "ViHSD", train: read(join(folder, "train.csv")), test: read(join(folder, "test.csv")) },
  ],
};
