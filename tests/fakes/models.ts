import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadOrTrain, type Models } from "../../nlp/train.ts";

/** Where they are kept. */
export const cacheDir = fileURLToPath(new URL("../../.data/test-models", import.meta.url));

/** The models of this release, trained once for all test files and runs. */
export function testModels(): Models {
  return loadOrTrain({ cacheDir });
}

/** Puts them where a process with this data folder looks for its own, so that it need not train. */
export function giveModels(dataDir: string): void {
  testModels();
  cpSync(cacheDir, `${dataDir}/models`, { recursive: true });
}
