import { EventEmitter, once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CategoryId } from "../../core/ticket/taxonomy.ts";
import type { Trainer } from "../../core/understanding/trainer.ts";
import { createLiveClassifier } from "../../nlp/live-classifier.ts";
import { loadModels } from "../../nlp/models.ts";
import { createPlaceFinder, loadGazetteer } from "../../nlp/places.ts";

import { readConfig } from "../../server/config.ts";
import { uuidV7 } from "../../server/ids.ts";
import { createLog } from "../../server/log.ts";
import { wardOf } from "../../server/ward.ts";
import { type Wired, wire } from "../../server/wire.ts";
import { loadSteps } from "../fakes/step-training.ts";
import { realUnderstanding } from "../fakes/understanding.ts";

/** One process of the ward, with a disk of its own. */
export interface Process {
  /** Its own disk. */
  dir: string;
  wired: Wired;
  /** Name of the model it reads with, and how many corrections it learnt on top. */
  version(): string;
  /** How sure it is that this text is of that category. */
  sureness(text: string, category: CategoryId): number;
  /** Resolves when the next correction was learnt here, other models were loaded, or other records were. */
  hears(what: "learnt" | "replaced" | "exchanged"): Promise<unknown>;
  /** What a resident would be answered with here. */
  answer(text: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts a process on this database; its time is `now()`. */
export async function startProcess(options: { url: string; now: () => Date; trainer: Trainer }): Promise<Process> {
  const { url, now, trainer } = options;
  const dir = await mkdtemp(join(tmpdir(), "process-"));
  const config = readConfig({
    DATA_DIR: dir,
    DATABASE_URL: url,
    ROLE: "web",
    APP_SECRET: Buffer.alloc(32).toString("base64"),
  });
  const models = loadModels();
  const live = createLiveClassifier(models);
  const news = new EventEmitter();
  const gazetteer = loadGazetteer();
  const { knowledge, shelf } = realUnderstanding();
  const wired = wire({
    config,
    databaseUrl: url,
    ward: wardOf(config),
    gazetteer,
    clock: { now },
    ids: uuidV7,
    log: createLog("error"),
    knowledge,
    ...(shelf && {
      shelf: {
        ...shelf,
        replace: (base) => {
          shelf.replace(base);
          news.emit("exchanged");
        },
      },
    }),
    places: createPlaceFinder(gazetteer),
    classifier: {
      ...live,
      learn: (text, category) => {
        live.learn(text, category);
        news.emit("learnt");
      },
    },
    schooling: {
      release: models.version,
      load: (path) => (path === undefined ? loadModels() : loadSteps(path)),
      replace: (next) => {
        live.replace(next);
        news.emit("replaced");
      },
      trainer,
    },
  });
  await wired.ready;
  const context = { hasOpenTicket: false, hasClosedTicket: false };
  return {
    ...{ dir, wired },
    version: () => live.version,
    sureness: (text, category) =>
      live.classify(text, context).categories.find(({ id }) => id === category)?.confidence ?? 0,
    answer: async (text) => JSON.stringify(await knowledge.answer({ text, now: now() })),
    hears: (what) => once(news, what),
    close: async () => {
      await wired.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
