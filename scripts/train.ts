import { writeFileSync } from "node:fs";
import { loadKnowledge } from "../nlp/knowledge/load.ts";
import { readAllQuestions, releasedQuestionModels, trainQuestions } from "../nlp/knowledge/question-models.ts";
import { packModels, releasedModels } from "../nlp/models.ts";
import { train } from "../nlp/train.ts";

/** Makes the models that come with the release from nlp/data: npm run train. */
const from = performance.now();
const models = train();
const file = packModels(models);
writeFileSync(releasedModels, file);
const questions = readAllQuestions();
writeFileSync(releasedQuestionModels, packModels(trainQuestions(questions, loadKnowledge().records)));
const seconds = ((performance.now() - from) / 1000).toFixed(0);
console.log(`${models.version}: ${(file.length / 1e6).toFixed(1)} MB, ${seconds} s`);
