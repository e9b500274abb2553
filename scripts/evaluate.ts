import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { isAppError } from "../core/errors.ts";
import { calibrate } from "../nlp/calibrate.ts";
import { createClassifier } from "../nlp/classifier.ts";
import type { Split } from "../nlp/evaluate.ts";
import { loadKnowledge } from "../nlp/knowledge/load.ts";
import { readAllQuestions } from "../nlp/knowledge/question-models.ts";
import { readQuestions } from "../nlp/knowledge/questions.ts";
import { openKnowledge } from "../nlp/knowledge/released.ts";
import { measureCuts } from "../nlp/measure-cuts.ts";
import { loadModels, type Models, packModels } from "../nlp/models.ts";
import { train } from "../nlp/train.ts";
import { type Task, tasks } from "../nlp/training-set.ts";
import { measureArticles, printArticles } from "./evaluate/articles.ts";
import { us } from "./evaluate/contenders.ts";
import { timeAnswers } from "./evaluate/grown.ts";
import { type Cost, measureTask, type Row } from "./evaluate/measure-task.ts";
import { printCosts, printSeveral, printView, printWholes } from "./evaluate/print.ts";
import { printPublic } from "./evaluate/print-public.ts";
import { printQuestions } from "./evaluate/print-questions.ts";
import { measurePublic, type PublicFigures } from "./evaluate/public.ts";
import { askedWays, type Found, measureAsked, measureFinder } from "./evaluate/questions.ts";
import { measureRedaction, printRedaction, readSecrets } from "./evaluate/redaction.ts";
import { measureSeveral } from "./evaluate/several.ts";
import { views } from "./evaluate/views.ts";
import { measureFlags, measureWholes, timeWhole } from "./evaluate/whole.ts";
import { peers } from "./peers/peers.ts";
import { openQuestionPeers } from "./peers/question-peers.ts";
import { loadPublicSets } from "./public-sets/public-sets.ts";

/** Prints and stores how well texts are understood: `npm run evaluate`, with `-- --help` for what may be asked. */
const help = `npm run evaluate -- [options]
  --split dev|test      dev (default) is looked at while building; of test only scores are shown
  --peers               fastText, node-nlp and a TF-IDF model beside ours, on the same sentences (takes minutes)
  --task NAME           only ${Object.keys(tasks).join(", ")}, or questions on procedures (questions), on ward life (articles),
                        what is taken out of texts before others read them (redaction)
  --no-classifier       leave out what becomes of messages by rules, models and cut-offs together
  --train               measure models trained now, and how long that takes, instead of the released ones
  --public NAME=PATH    train and test on a public set instead; may be given again; with --peers beside peers
  --calibrate           choose temperatures and cut-offs anew and write nlp/data/calibration.json (takes minutes)
  --cuts                measure what each cut-off costs and write nlp/data/cut-figures.json, after --calibrate (takes minutes)
  --json FILE           where to store the figures (default .data/evaluation.json)`;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    split: { type: "string", default: "dev" },
    peers: { type: "boolean", default: false },
    task: { type: "string", multiple: true },
    classifier: { type: "boolean", default: true },
    train: { type: "boolean", default: false },
    public: { type: "string", multiple: true, default: [] },
    calibrate: { type: "boolean", default: false },
    cuts: { type: "boolean", default: false },
    json: { type: "string", default: ".data/evaluation.json" },
    help: { type: "boolean", default: false },
  },
});
const calibrationFile = new URL("../nlp/data/calibration.json", import.meta.url);
const cutFiguresFile = new URL("../nlp/data/cut-figures.json", import.meta.url);
/** Tasks that are measured apart from those of the classifier. */
const apart: readonly string[] = ["questions", "articles", "redaction"];
const isAsked = (task: string): boolean => values.task?.includes(task) ?? true;
const asksModels = values.task?.some((task) => !apart.includes(task)) ?? true;
const beside = values.peers ? peers : [];

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function getModels(): { models: Models; trainingSeconds?: number } {
  if (!values.train) return { models: loadModels() };
  const from = performance.now();
  return { models: train(), trainingSeconds: (performance.now() - from) / 1000 };
}

async function evaluateSplit(split: Split): Promise<object> {
  const asked = (Object.keys(tasks) as Task[]).filter((task) => values.task?.includes(task) ?? true);
  if (asked.length === 0) stop(help);
  const { models, trainingSeconds } = getModels();
  console.log(`models ${models.version}, ${(packModels(models).length / 1e6).toFixed(1)} MB as they are released`);
  if (trainingSeconds !== undefined) console.log(`all trained in ${trainingSeconds.toFixed(0)} s`);
  const rows: Row[] = [];
  const costs: Cost[] = [];
  for (const task of asked) {
    const measured = await measureTask({ models, task, split, peers: beside });
    for (const { name } of views.filter((view) => view.task === task)) printView(name, split, measured.rows);
    rows.push(...measured.rows);
    costs.push(...measured.costs);
  }
  printCosts(costs);
  const figures = { split, version: models.version, bytes: packModels(models).length, trainingSeconds, rows, costs };
  if (!values.classifier) return figures;
  const classifier = createClassifier(models);
  const whole = measureWholes(classifier, split);
  const speed = await timeWhole(classifier, split);
  const flags = measureFlags(classifier, split);
  const several = measureSeveral(classifier, split);
  printWholes(split, whole, speed, flags);
  printSeveral(split, several);
  return { ...figures, whole, speed, flags, several };
}

/** How well questions on procedures are understood, and what residents read. */
async function evaluateQuestions(split: Split): Promise<object> {
  const data = loadKnowledge();
  const questions = [...readQuestions(`${split}/questions`).values()].flat();
  const base = openKnowledge(data);
  const others = values.peers ? await openQuestionPeers(data.records, readAllQuestions()) : [];
  const finders = [{ name: us, rank: (text: string) => base.rank(text), close: async () => undefined }, ...others];
  const found: Found[] = [];
  for (const finder of finders) for (const way of askedWays) found.push(await measureFinder(finder, questions, way));
  await Promise.all(finders.map(({ close }) => close()));
  const asked = askedWays.map((way) => measureAsked(base, questions, way));
  const speed = await timeAnswers(questions.map(({ text }) => text));
  printQuestions(split, found, asked, speed);
  return { found, asked, speed };
}

async function evaluatePublic(): Promise<object> {
  const figures: PublicFigures[] = [];
  for (const set of values.public.flatMap(loadPublicSets)) {
    const measured = await measurePublic(set, beside);
    printPublic(measured);
    figures.push(measured);
  }
  return { public: figures };
}

/** What residents read when they ask about ward life. */
async function evaluateArticles(split: Split): Promise<object> {
  const figures = await measureArticles(split);
  printArticles(split, figures);
  return { figures };
}

/** What of residents' secrets is left where others read a text. */
function evaluateRedaction(split: Split): object {
  const figures = measureRedaction(readSecrets(split));
  printRedaction(split, figures);
  return { figures };
}

async function run(): Promise<void> {
  const { split } = values;
  if (values.help) return console.log(help);
  if (split !== "dev" && split !== "test") stop(help);
  if (values.calibrate) {
    writeFileSync(calibrationFile, `${JSON.stringify(calibrate(), null, 2)}\n`);
    return console.log("nlp/data/calibration.json is written; commit it with the models it was measured for");
  }
  if (values.cuts) {
    writeFileSync(cutFiguresFile, `${JSON.stringify(measureCuts())}\n`);
    return console.log("nlp/data/cut-figures.json is written; commit it with the calibration it was measured for");
  }
  const figures =
    values.public.length > 0
      ? await evaluatePublic()
      : {
          ...(asksModels ? await evaluateSplit(split) : {}),
          ...(isAsked("questions") && { questions: await evaluateQuestions(split) }),
          ...(isAsked("articles") && { articles: await evaluateArticles(split) }),
          ...(isAsked("redaction") && { redaction: evaluateRedaction(split) }),
        };
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(values.json, JSON.stringify({ at: new Date().toISOString(), ...figures }, null, 1));
  console.log(`\n${values.json} holds the figures`);
}

await run().catch((error) => (isAppError(error) ? stop(error.message) : Promise.reject(error)));
