// A process of its own that listens with a real model (onnxruntime does not take the arrays of a Jest test for arrays).
// Arguments: the model's folder, then files; says for each what it heard or the code of the fault, as one JSON list.
import { readFile } from "node:fs/promises";
import { isAppError } from "../../core/errors.ts";
import { createLocalTranscriber } from "../../nlp/speech/local.ts";

/** What each file came to, in their order. */
export type Heard = string[];

const [, , dir = "", ...names] = process.argv;
const local = createLocalTranscriber({ dir, dtype: "fp32", timeoutMs: 60_000 });
const heard = names.map(async (name): Promise<Heard[number]> => {
  try {
    return await local.transcribe({ content: await readFile(name), mimeType: "audio/wav" });
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
});
process.stdout.write(`${JSON.stringify(await Promise.all(heard))}\n`);
