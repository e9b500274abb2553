import { getFastTextModule } from "fasttext.wasm.js";
import { everyLabel, fastTextSettings, toLabel, toLine, toTrainingFile } from "./fasttext.ts";
import type { TrainedPeer, TrainPeer } from "./peer.ts";

const files = { sentences: "sentences.txt", model: "model.bin" } as const;

/**
 * Rows for pairs of words, which are not learnt here. Without them the table is so small that this build puts it where
 * other things lay before and does not clear it: "Encountered NaN" on some sentences. So large, it gets room of its own.
 */
const spareRows = 100_000;

/** fastText's own code, built for WebAssembly: runs wherever Node does. One thread, so the same each time. */
export const trainFastTextWasm: TrainPeer = async (examples): Promise<TrainedPeer> => {
  const { FastText, Args, ModelName, LossName, FS } = await getFastTextModule();
  FS.writeFile(files.sentences, toTrainingFile(examples));
  const own = { input: files.sentences, thread: 1, minCount: 1, verbose: 0, bucket: spareRows };
  const named = { model: ModelName.supervised, loss: LossName.softmax };
  const args = Object.assign(new Args(), fastTextSettings, own, named);
  const fastText = new FastText();
  try {
    // It calls back as it goes on, whether anybody wants to know or not.
    fastText.train(args, () => undefined);
  } catch (cause) {
    // What it throws is the address of a message that cannot be read from here.
    throw new Error("fastText (wasm) failed while it learnt", { cause });
  }
  fastText.saveModel(files.model);
  const unused = spareRows * fastTextSettings.dim * Float32Array.BYTES_PER_ELEMENT;
  const bytes = FS.readFile(files.model).length - unused;
  return {
    bytes,
    rank(text) {
      const found = fastText.predict(toLine(text), everyLabel, 0);
      const ranked = Array.from({ length: found.size() }, (_, at) => {
        const [confidence, label] = found.get(at);
        return { id: toLabel(label), confidence: Math.min(1, confidence) };
      });
      found.delete();
      return ranked;
    },
  };
};
