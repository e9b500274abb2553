import { join } from "node:path";
import { z } from "zod";
import type { Example } from "../../nlp/data-files.ts";
import { type PublicSource, readRows } from "./public-set.ts";

const layout =
  "a folder with train.csv and test.csv, columns review and label (1 complaint, 0 none), as tarudesu/ViOCD";
const row = z.object({ review: z.string(), label: z.coerce.number().pipe(z.union([z.literal(0), z.literal(1)])) });

function read(path: string): Example[] {
  return readRows(path, row, layout).map(({ review, label }) => ({
    text: review,
    label: label === 1 ? "complaint" : "none",
  }));
}

/** UIT-ViOCD: 5,485 reviews of web shops, complaint or not (Nguyen et al. 2021). */
export const viocd: PublicSource = {
  layout,
  load: (folder) => [
    { kind: "labels", name: "ViOCD", train: read(join(folder, "train.csv")), test: read(join(folder, "test.csv")) },
  ],
};
