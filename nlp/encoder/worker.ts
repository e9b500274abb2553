import { parentPort, workerData } from "node:worker_threads";
import type { FeatureExtractionPipeline } from "@huggingface/transformers";
import type { EncoderModel, Reply, Request } from "./thread-messages.ts";
import { piecesOf } from "./view.ts";

// The thread in which the encoder runs: the only place that loads transformers.js for it. One request at a time.

async function load({ folder, name, dtype, cacheDir }: EncoderModel): Promise<FeatureExtractionPipeline> {
  const { env, pipeline } = await import("@huggingface/transformers");
  env.allowRemoteModels = folder === undefined;
  if (folder !== undefined) env.localModelPath = folder;
  if (cacheDir !== undefined) env.cacheDir = cacheDir;
  return pipeline("feature-extraction", name, { dtype, local_files_only: folder !== undefined });
}

/** A text without anything known has no direction: zeros instead of what dividing by nothing gives. */
function withoutGaps(values: ArrayLike<number>): Float32Array<ArrayBuffer> {
  return Float32Array.from(values, (value) => (Number.isFinite(value) ? value : 0));
}

const model = workerData as EncoderModel;
const loading = load(model);
let fault: string | undefined;
loading.catch((error: unknown) => {
  fault = error instanceof Error ? error.message : String(error);
});

const shape = (text: string): string => (model.isOwn ? piecesOf(text).join(" ") || "[UNK]" : `${model.prefix}${text}`);

parentPort?.on("message", async ({ id, texts }: Request) => {
  try {
    const encode = await loading;
    const { data } = await encode(texts.map(shape), { pooling: "mean", normalize: true });
    const vectors = withoutGaps(data as Float32Array);
    parentPort?.postMessage({ id, vectors } satisfies Reply, [vectors.buffer]);
  } catch {
    // A text may stand in what goes wrong with it, so that only faults of loading are told.
    parentPort?.postMessage({ id, fault: fault ?? "a text could not be encoded" } satisfies Reply);
  }
});
