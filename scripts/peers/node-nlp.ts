import { Nlp } from "@nlpjs/nlp";
import type { TrainedPeer, TrainPeer } from "./peer.ts";

/** Intent it gives to what it cannot place; not one of ours. */
const none = "None";
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, fatal: () => {}, trace: () => {} };

/**
 * node-nlp by the package that does its classifying: `node-nlp` 4.27.0 adds recognisers and 119 MB, and gives the same
 * answers (compared over our dev set of intents). It knows no Vietnamese, so its plain tokenizer is used, as it would.
 */
export const trainNodeNlp: TrainPeer = async (examples): Promise<TrainedPeer> => {
  const nlp = new Nlp({ languages: ["vi"], autoSave: false, autoLoad: false, nlu: { log: false } });
  // It would print sentences that it finds no words in.
  nlp.container.register("logger", silent, true);
  for (const { text, label } of examples) nlp.addDocument("vi", text, label);
  await nlp.train();
  return {
    bytes: Buffer.byteLength(JSON.stringify(nlp.toJSON())),
    async rank(text) {
      const { classifications } = await nlp.process("vi", text);
      return classifications
        .filter(({ intent }) => intent !== none)
        .map(({ intent, score }) => ({ id: intent, confidence: Math.min(1, Math.max(0, score)) }));
    },
  };
};
