import { basename, dirname } from "node:path";
import type { AutomaticSpeechRecognitionPipeline } from "@huggingface/transformers";
import { AppError, isAppError } from "../../core/errors.ts";
import type { Transcriber } from "../../core/understanding/speech.ts";
import { readSamples } from "./samples.ts";

export interface LocalSpeechOptions {
  /** A model's folder as transformers.js wants it: config.json, the tokenizer, `onnx/`. */
  dir: string;
  /** Which of the files in `onnx/`. */
  dtype: "fp32" | "fp16" | "q8" | "q4";
  /** Waiting for one's turn, decoding and listening together. */
  timeoutMs: number;
}

/** Whisper hears 30 s at a time and must be told the language; the others (CTC) take it whole. */
const whisper = { language: "vietnamese", task: "transcribe", chunk_length_s: 30 } as const;

async function load({ dir, dtype }: LocalSpeechOptions): Promise<AutomaticSpeechRecognitionPipeline> {
  const { env, pipeline } = await import("@huggingface/transformers");
  env.allowRemoteModels = false;
  env.localModelPath = dirname(dir);
  return pipeline("automatic-speech-recognition", basename(dir), { dtype, local_files_only: true });
}

/**
 * Writes down with a model on this machine: nothing anybody said leaves it. The model is loaded when the first note
 * comes, in the background's time; one note at a time, for each takes all the cores there are.
 */
export function createLocalTranscriber(options: LocalSpeechOptions): Transcriber {
  let model: ReturnType<typeof load> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const listen = async (samples: Float32Array): Promise<string> => {
    model ??= load(options);
    const hear = await model.catch((error: unknown) => {
      // The next note tries again: the folder may have been mended.
      model = undefined;
      throw new AppError("CONFIG_INVALID", "the speech model cannot be loaded", { cause: error });
    });
    const heard = await hear(samples, hear.model.config.model_type === "whisper" ? whisper : {});
    return [heard]
      .flat()
      .map(({ text }) => text)
      .join(" ")
      .trim();
  };
  return {
    transcribe: (speech) => {
      const limit = AbortSignal.timeout(options.timeoutMs);
      const turn = last.then(async () => {
        if (limit.aborted) throw late();
        return listen(await readSamples(speech));
      });
      last = turn.catch(() => undefined);
      return Promise.race([turn, whenLate(limit)]).catch((error: unknown) => {
        if (isAppError(error)) throw error;
        throw new AppError("UNEXPECTED", "the speech model failed", { cause: error });
      });
    },
  };
}

const late = (): AppError =>
  new AppError("PLATFORM_UNAVAILABLE", "the speech model takes too long", { retryable: true });

function whenLate(limit: AbortSignal): Promise<never> {
  return new Promise((_, reject) => limit.addEventListener("abort", () => reject(late()), { once: true }));
}
