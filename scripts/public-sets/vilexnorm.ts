import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type PublicSource, readRows } from "./public-set.ts";

const layout = "a folder with test.csv (or data/test.csv), columns original and normalized, as ngxtnhi/ViLexNorm";
const row = z.object({ original: z.string(), normalized: z.string() });

/** ViLexNorm: 10,467 comments as typed and as they would be written properly (Nguyen et al. 2024). */
export const viLexNorm: PublicSource = {
  layout,
  load(folder) {
    const file = [join(folder, "data", "test.csv"), join(folder, "test.csv")].find(existsSync);
    const rows = readRows(file ?? join(folder, "test.csv"), row, layout);
    const test = rows.map(({ original, normalized }) => ({ typed: original, normal: normalized }));
    return [{ kind: "pairs", name: "ViLexNorm", test }];
  },
};
