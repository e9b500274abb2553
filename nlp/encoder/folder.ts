import { mkdirSync, writeFileSync } from "node:fs";
import type { Table } from "./learn.ts";
import { specialPieces } from "./lessons.ts";
import { makeModel } from "./onnx.ts";

const [padding, unknown] = specialPieces;

/** Writes an encoder as the folder transformers.js wants: a whole-word tokenizer, and the model. */
export function writeFolder(folder: URL, vocabulary: readonly string[], table: Table): void {
  const special = { special: true, single_word: false, lstrip: false, rstrip: false, normalized: false };
  const files = {
    // Any kind of plain encoder will do: what it computes stands in the model's own graph.
    "config.json": { model_type: "bert", architectures: ["BertModel"], vocab_size: vocabulary.length },
    "tokenizer_config.json": {
      tokenizer_class: "PreTrainedTokenizer",
      pad_token: padding,
      unk_token: unknown,
      model_max_length: 512,
    },
    "tokenizer.json": {
      version: "1.0",
      added_tokens: specialPieces.map((content, id) => ({ id, content, ...special })),
      normalizer: null,
      pre_tokenizer: { type: "WhitespaceSplit" },
      post_processor: null,
      decoder: null,
      model: {
        type: "WordLevel",
        vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
        unk_token: unknown,
      },
    },
  };
  mkdirSync(new URL("onnx/", folder), { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(new URL(name, folder), `${JSON.stringify(content)}\n`);
  writeFileSync(new URL("onnx/model.onnx", folder), makeModel(table));
}
