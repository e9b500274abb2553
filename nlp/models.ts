import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { gunzipSync, gzipSync } from "node:zlib";
import type { CategoryId } from "../core/ticket/taxonomy.ts";
import type { EmergencyKind, Intent } from "../core/understanding/classification.ts";
import { bucketCount } from "./features.ts";
import { type LinearModel, spareRows } from "./linear-model.ts";

/** What the classifier needs: one model a question. */
export interface Models {
  version: string;
  category: LinearModel<CategoryId>;
  intent: LinearModel<Intent>;
  danger: LinearModel<EmergencyKind | "none">;
}

const modelNames = ["category", "intent", "danger"] as const;

/** A model as it is kept: only known buckets, weights as bytes with one scale a row. */
interface Packed {
  labels: readonly string[];
  buckets: Int32Array;
  rarity: Float32Array;
  scales: Float32Array;
  weights: Int8Array;
  bias: Float32Array;
}

function pack({ labels, rarity, rows, usedRows, weights, bias }: LinearModel): Packed {
  const buckets = new Int32Array(usedRows);
  rows.forEach((row, bucket) => {
    if (row >= 0) buckets[row] = bucket;
  });
  const scales = new Float32Array(usedRows);
  const bytes = new Int8Array(usedRows * labels.length);
  for (let row = 0; row < usedRows; row++) {
    const cells = weights.subarray(row * labels.length, (row + 1) * labels.length);
    const scale = cells.reduce((top, weight) => Math.max(top, Math.abs(weight)), 0) / 127 || 1;
    scales[row] = scale;
    cells.forEach((weight, at) => {
      bytes[row * labels.length + at] = Math.round(weight / scale);
    });
  }
  return { labels, buckets, rarity: gather(rarity, buckets), scales, weights: bytes, bias };
}

function gather(values: Float32Array, at: Int32Array): Float32Array {
  return Float32Array.from(at, (bucket) => values[bucket] ?? 0);
}

function unpack({ labels, buckets, rarity, scales, weights, bias }: Packed): LinearModel {
  const rows = new Int32Array(bucketCount).fill(-1);
  const rare = new Float32Array(bucketCount);
  const cells = new Float32Array((buckets.length + spareRows) * labels.length);
  buckets.forEach((bucket, row) => {
    rows[bucket] = row;
    rare[bucket] = rarity[row] ?? 0;
    const scale = scales[row] ?? 0;
    const from = row * labels.length;
    for (let at = from; at < from + labels.length; at++) cells[at] = (weights[at] ?? 0) * scale;
  });
  return { labels, rarity: rare, rows, usedRows: buckets.length, weights: cells, bias };
}

const checksumBytes = 32;
const checksum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/** Models as the bytes of one file: a checksum, then the packed models, compressed. */
export function packModels(models: Models): Buffer {
  const packed = Object.fromEntries(modelNames.map((name) => [name, pack(models[name])]));
  const body = gzipSync(serialize({ version: models.version, ...packed }), { level: 9 });
  return Buffer.concat([checksum(body), body]);
}

/** Reads what `packModels` wrote; undefined when the bytes are damaged or of another kind. */
export function unpackModels(file: Uint8Array): Models | undefined {
  try {
    const body = file.subarray(checksumBytes);
    if (!checksum(body).equals(file.subarray(0, checksumBytes))) return undefined;
    const { version, ...packed } = deserialize(gunzipSync(body)) as { version: string } & Record<string, Packed>;
    const read = Object.entries(packed).map(([name, each]) => [name, unpack(each)]);
    return { version, ...Object.fromEntries(read) } as Models;
  } catch {
    return undefined;
  }
}

/** The file with the models that come with this release; `npm run train` writes it anew. */
export const releasedModels = new URL("./data/models.bin", import.meta.url);

/** The models that come with this release: made from nlp/data, which a test holds them to. */
export function loadModels(): Models {
  const models = unpackModels(readFileSync(releasedModels));
  if (!models) throw new Error("nlp/data/models.bin is damaged: take it from the release again, or run npm run train");
  return models;
}
