import { loadModels, packModels, unpackModels } from "../../nlp/models.ts";
import { versionOf } from "../../nlp/train.ts";

test("the models of the release are made from the sentences beside them; npm run train makes them anew", () => {
  expect(loadModels().version).toBe(versionOf());
});

test("models come back from their bytes as they went in, and damaged bytes are refused", () => {
  const models = loadModels();
  const file = packModels(models);
  const bytesOf = (all: Int8Array | undefined) => Buffer.from(all ?? []);
  expect(bytesOf(unpackModels(file)?.category.weights).equals(bytesOf(models.category.weights))).toBe(true);
  const damaged = Buffer.from(file);
  damaged[file.length >> 1] = (damaged[file.length >> 1] ?? 0) ^ 1;
  expect(unpackModels(damaged)).toBeUndefined();
});
