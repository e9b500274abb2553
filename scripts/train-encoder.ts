import { statSync } from "node:fs";
import { writeFolder } from "../nlp/encoder/folder.ts";
import { learnTable } from "../nlp/encoder/learn.ts";
import { makeLessons } from "../nlp/encoder/lessons.ts";

/** Makes our own encoder from nlp/data, the same each time: npm run train:encoder. */
const settings = {
  dimensions: 64,
  epochs: 15,
  batch: 128,
  rate: 0.1,
  kept: 0.5,
  temperature: 0.2,
  labelShare: 0.05,
  seed: 7,
};
const folder = new URL("../nlp/data/encoder/", import.meta.url);

const from = process.cpuUsage();
const { vocabulary, lessons, labels } = makeLessons();
const table = learnTable(lessons, { pieces: vocabulary.length, labels }, settings);
// What is unknown says nothing: not even in which direction.
table.values.fill(0, 0, 2 * settings.dimensions);
writeFolder(folder, vocabulary, table);
const size = ["tokenizer.json", "onnx/model.onnx"].reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
console.log(
  `${lessons.length} lessons, ${vocabulary.length} pieces, ${(size / 1e6).toFixed(2)} MB, ${(process.cpuUsage(from).user / 1e6).toFixed(0)} s of one core`,
);
