import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A speech model that hears tones instead of voices: a real ONNX graph in the shape of wav2vec2 (samples in, a letter
 * every 20 ms out), 24 kB, whose weights are sines. It is written here byte by byte, so there is nothing to download.
 */

const rate = 16_000;
const frame = 320;
const firstHz = 400;
const stepHz = 200;
const blank = "<pad>";
/** "|" stands between words, as in every model of this kind. */
const letters = [..."|acghimntyàáâèắđổờ"];

const hzOf = (letter: string): number => firstHz + stepHz * letters.indexOf(letter);

/** A sentence as tones, a letter each with a rest behind it: what somebody says to this model. */
export function saidInTones(sentence: string, sampleRate = rate): Float32Array {
  const tone = Math.round(sampleRate * 0.12);
  const spoken = [...sentence.replaceAll(" ", "|")];
  for (const letter of spoken) if (!letters.includes(letter)) throw new Error(`no tone stands for ${letter}`);
  return Float32Array.from({ length: spoken.length * tone }, (_, index) => {
    const hz = hzOf(spoken[Math.floor(index / tone)] ?? "|");
    const isRest = index % tone > tone * 0.6;
    return isRest ? 0 : 0.8 * Math.sin((2 * Math.PI * hz * index) / sampleRate);
  });
}

// Protocol buffers, as far as ONNX needs them (onnx.proto3 of onnx 1.23).
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const int = (field: number, value: number): Buffer => Buffer.from([...varint(field * 8), ...varint(value)]);
const bytes = (field: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
const text = (field: number, content: string): Buffer => bytes(field, Buffer.from(content));
const message = (field: number, ...parts: Buffer[]): Buffer => bytes(field, Buffer.concat(parts));

const dims = (...sizes: number[]): Buffer[] => sizes.map((size) => int(1, size));
const floats = (name: string, values: number[], ...sizes: number[]): Buffer =>
  message(5, ...dims(...sizes), int(2, 1), text(8, name), bytes(9, Buffer.from(Float32Array.from(values).buffer)));
const axis = (name: string, value: bigint): Buffer =>
  message(5, int(1, 1), int(2, 7), text(8, name), bytes(9, Buffer.from(BigInt64Array.of(value).buffer)));
const node = (op: string, inputs: string[], output: string, ...attributes: Buffer[]): Buffer =>
  message(1, ...inputs.map((input) => text(1, input)), text(2, output), text(4, op), ...attributes);
const ints = (name: string, ...values: number[]): Buffer =>
  message(5, text(1, name), ...values.map((value) => int(8, value)), int(20, 7));
const port = (field: number, name: string, ...sizes: (number | string)[]): Buffer => {
  const shape = sizes.map((size) => message(1, typeof size === "number" ? int(1, size) : text(2, size)));
  return message(field, text(1, name), message(2, message(1, int(1, 1), message(2, ...shape))));
};

/** How loud each tone is in each frame (sine and cosine, squared and added), against a threshold that stands for silence. */
function graph(): Buffer {
  const waves = letters.flatMap((letter) =>
    [Math.sin, Math.cos].map((wave) =>
      Array.from({ length: frame }, (_, at) => wave((2 * Math.PI * hzOf(letter) * at) / rate)),
    ),
  );
  const sums = [[], ...letters].map((_, letter) =>
    waves.map((__, wave) => (Math.floor(wave / 2) === letter - 1 ? 1 : 0)),
  );
  const threshold = [1_000, ...letters.map(() => 0)];
  return Buffer.concat([
    node("Unsqueeze", ["input_values", "one"], "samples"),
    node("Conv", ["samples", "waves"], "parts", ints("strides", frame)),
    node("Mul", ["parts", "parts"], "squares"),
    node("Conv", ["squares", "sums", "threshold"], "loudness"),
    node("Transpose", ["loudness"], "logits", ints("perm", 0, 2, 1)),
    text(2, "tones"),
    axis("one", 1n),
    floats("waves", waves.flat(), waves.length, 1, frame),
    floats("sums", sums.flat(), sums.length, waves.length, 1),
    floats("threshold", threshold, threshold.length),
    port(11, "input_values", "batch", "samples"),
    port(12, "logits", "batch", "frames", letters.length + 1),
  ]);
}

/** Writes the model's folder as transformers.js wants one. */
export async function writeToneModel(dir: string): Promise<void> {
  await mkdir(join(dir, "onnx"), { recursive: true });
  const model = Buffer.concat([int(1, 8), message(7, graph()), message(8, int(2, 13))]);
  await writeFile(join(dir, "onnx", "model.onnx"), model);
  const vocab = Object.fromEntries([blank, ...letters].map((letter, index) => [letter, index]));
  const special = { id: 0, content: blank, special: true, single_word: false, lstrip: false, rstrip: false };
  const files = {
    "config.json": { model_type: "wav2vec2", architectures: ["Wav2Vec2ForCTC"], vocab_size: letters.length + 1 },
    "preprocessor_config.json": {
      feature_extractor_type: "Wav2Vec2FeatureExtractor",
      processor_class: "Wav2Vec2Processor",
      do_normalize: false,
      sampling_rate: rate,
    },
    "tokenizer_config.json": { tokenizer_class: "Wav2Vec2CTCTokenizer", pad_token: blank, word_delimiter_token: "|" },
    "tokenizer.json": {
      version: "1.0",
      added_tokens: [{ ...special, normalized: false }],
      normalizer: null,
      pre_tokenizer: null,
      post_processor: null,
      decoder: { type: "CTC", pad_token: blank, word_delimiter_token: "|", cleanup: true },
      model: { type: "WordLevel", vocab, unk_token: blank },
    },
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), JSON.stringify(content));
}
