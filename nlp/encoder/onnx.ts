import type { Table } from "./learn.ts";

// Protocol buffers, as far as our graph needs them (onnx.proto3 of onnx 1.23).
const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const int = (field: number, value: number): Buffer => Buffer.from([...varint(field * 8), ...varint(value)]);
const bytes = (field: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
const text = (field: number, content: string): Buffer => bytes(field, Buffer.from(content));
const message = (field: number, ...parts: Buffer[]): Buffer => bytes(field, Buffer.concat(parts));

/** ONNX's numbers for the types of values. */
const types = { float: 1, int8: 3, int64: 7 } as const;

const tensor = (name: string, type: keyof typeof types, sizes: number[], raw: ArrayBufferView): Buffer =>
  message(
    5,
    ...sizes.map((size) => int(1, size)),
    int(2, types[type]),
    text(8, name),
    bytes(9, Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)),
  );
const node = (op: string, inputs: string[], output: string, ...attributes: Buffer[]): Buffer =>
  message(1, ...inputs.map((input) => text(1, input)), text(2, output), text(4, op), ...attributes);
const attribute = (name: string, value: number): Buffer => message(5, text(1, name), int(3, value), int(20, 2));
const port = (field: number, name: string, type: keyof typeof types, ...sizes: (number | string)[]): Buffer => {
  const shape = sizes.map((size) => message(1, typeof size === "number" ? int(1, size) : text(2, size)));
  return message(field, text(1, name), message(2, message(1, int(1, types[type]), message(2, ...shape))));
};

/** A table in whole numbers of eight bits, each row with a scale of its own: a quarter of the size, the same directions. */
function squeeze({ rows, dimensions, values }: Table): { whole: Int8Array; scales: Float32Array } {
  const whole = new Int8Array(values.length);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * dimensions, (row + 1) * dimensions);
    const scale = own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127 || 1;
    scales[row] = scale;
    own.forEach((value, at) => {
      whole[row * dimensions + at] = Math.round(value / scale);
    });
  }
  return { whole, scales };
}

/**
 * The encoder as an ONNX model in the shape of every encoder: `input_ids` and `attention_mask` in, a vector for each piece
 * out (`last_hidden_state`), whose mean, evened out, is what the text means.
 */
export function makeModel(table: Table): Buffer {
  const { rows, dimensions } = table;
  const { whole, scales } = squeeze(table);
  const graph = [
    node("Gather", ["table", "input_ids"], "whole"),
    node("Cast", ["whole"], "plain", attribute("to", types.float)),
    node("Gather", ["scales", "input_ids"], "scale"),
    node("Mul", ["plain", "scale"], "vectors"),
    node("Cast", ["attention_mask"], "flags", attribute("to", types.float)),
    node("Unsqueeze", ["flags", "last"], "mask"),
    node("Mul", ["vectors", "mask"], "last_hidden_state"),
    text(2, "encoder"),
    tensor("table", "int8", [rows, dimensions], whole),
    tensor("scales", "float", [rows, 1], scales),
    tensor("last", "int64", [1], BigInt64Array.of(2n)),
    port(11, "input_ids", "int64", "batch", "pieces"),
    port(11, "attention_mask", "int64", "batch", "pieces"),
    port(12, "last_hidden_state", "float", "batch", "pieces", dimensions),
  ];
  return Buffer.concat([int(1, 8), message(7, ...graph), message(8, int(2, 13))]);
}
