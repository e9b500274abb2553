import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { gunzipSync, gzipSync } from "node:zlib";
import { AppError } from "../core/errors.ts";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { EmergencyKind, Intent } from "../core/understanding/classification.ts";
import { makeVocabulary } from "./features.ts";
import type { LinearModel } from "./linear-model.ts";
import type { toldFlags } from "./training-set.ts";

/** What the classifier needs: one model a question. */
export interface Models {
  version: string;
  category: LinearModel<CategoryId>;
  intent: LinearModel<Intent>;
  danger: LinearModel<EmergencyKind | "none">;
  flag: LinearModel<(typeof toldFlags)[number] | "none">;
}

/** A model as it is kept: the buckets of its rows instead of a row for every bucket. */
interface Packed {
  labels: readonly string[];
  buckets: Int32Array;
  rarity: Float32Array;
  weights: Int8Array;
  scales: Float32Array;
  bias: Float32Array;
}

function pack({ labels, rows, rarity, weights, scales, bias }: LinearModel): Packed {
  const buckets = new Int32Array(scales.length);
  rows.forEach((row, bucket) => {
    if (row >= 0 && row < buckets.length) buckets[row] = bucket;
  });
  return { labels, buckets, rarity: rarity.slice(0, buckets.length), weights, scales, bias };
}

function unpack({ buckets, rarity, ...kept }: Packed): LinearModel {
  return { ...kept, ...makeVocabulary(buckets, rarity), usedRows: buckets.length, learnt: new Map() };
}

const checksumBytes = 32;
const checksum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/** Models of one version as the bytes of one file: a checksum, then the packed models, compressed. */
export function packModels({ version, ...models }: { version: string } & object): Buffer {
  const packed = Object.entries(models).map(([name, model]) => [name, pack(model as LinearModel)]);
  const body = gzipSync(serialize({ version, ...Object.fromEntries(packed) }), { level: 9 });
  return Buffer.concat([checksum(body), body]);
}

/** Reads what `packModels` wrote; undefined when the bytes are damaged or of another kind. */
export function unpackModels<M extends { version: string } = Models>(file: Uint8Array): M | undefined {
  try {
    const body = file.subarray(checksumBytes);
    if (!checksum(body).equals(file.subarray(0, checksumBytes))) return undefined;
    const { version, ...packed } = deserialize(gunzipSync(body)) as { version: string } & Record<string, Packed>;
    const read = Object.entries(packed).map(([name, each]) => [name, unpack(each)]);
    return { version, ...Object.fromEntries(read) } as M;
  } catch {
    return undefined;
  }
}

/** The file with the models that come with this release; `npm run train` writes it anew. */
export const releasedModels = new URL("./data/models.bin", import.meta.url);

/** The models that come with this release: made from nlp/data, which a test holds them to. */
export function loadModels(): Models {
  return readReleased<Models>(releasedModels);
}

/** Models of a file of the release. */
export function readReleased<M extends { version: string }>(file: URL): M {
  const models = unpackModels<M>(readFileSync(file));
  if (models) return models;
  const name = file.pathname.split("/").slice(-3).join("/");
  throw new AppError("UNEXPECTED", `${name} is damaged: take it from the release again, or npm run train`);
}
