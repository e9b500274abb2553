import { writeFileSync } from "node:fs";
import { packModels, releasedModels } from "../nlp/models.ts";
import { train } from "../nlp/train.ts";

/** Makes the models that come with the release from nlp/data: npm run train. */
const from = performance.now();
const models = train();
const file = packModels(models);
writeFileSync(releasedModels, file);
const seconds = ((performance.now() - from) / 1000).toFixed(0);
console.log(`${models.version}: ${(file.length / 1e6).toFixed(1)} MB, ${seconds} s`);
